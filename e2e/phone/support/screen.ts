/** The built screen in a frame without an origin, with a page around it that plays the phone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { builtPages } from "../../../apps/phone/build/index.ts";
import type { MiniProgramBundle } from "../../../apps/phone/src/bundle/bundle.ts";
import { compileMiniProgram } from "../../../apps/phone/src/compiler/index.ts";
import type { Calls, Environment, FromScreen, Start, ToScreen } from "../../../apps/phone/src/link/link.ts";
import type { TestBrowser } from "../../support/browser.ts";

export interface Screen {
  readonly page: Page;
  /** What is inside of the frame. */
  readonly inside: FrameLocator;
  /** What the screen told the phone of this kind, so far. */
  told<K extends FromScreen["kind"]>(kind: K): Promise<Extract<FromScreen, { kind: K }>[]>;
  tell(message: ToScreen): Promise<void>;
}

/** How the phone answers a call: by a value, or by an `errMsg`. A call without one is never answered. */
export type Answers = { [K in keyof Calls]?: { value: Calls[K]["value"] } | { errMsg: string } };

export interface ScreenOptions {
  readonly answers?: Answers;
  readonly environment?: Partial<Environment>;
  readonly storage?: Readonly<Record<string, string>>;
  readonly route?: string;
}

const ENVIRONMENT: Environment = {
  ...{ os: "ios", version: "8.0.50", network: "normal", language: "zh_CN", theme: "light" },
};

/** Files of a mini program by path; `app.json` and `app.js` need not be among them. */
export type Files = Readonly<Record<string, string>>;

/** Compiles the files and opens them; the pages are those that have a `.wxml` under `pages/`, unless `app.json` is given. */
export async function openMiniProgram(
  browser: TestBrowser,
  files: Files,
  options: ScreenOptions = {},
): Promise<Screen> {
  return openBundle(browser, await compileMiniProgram(writeFiles(files)), options);
}

export async function openBundle(
  browser: TestBrowser,
  bundle: MiniProgramBundle,
  options: ScreenOptions = {},
): Promise<Screen> {
  const url = await serveScreen();
  const page = await browser.open();
  await page.goto(url);
  const start: Start = {
    ...{ kind: "start", appid: "wx1a2b3c4d5e6f7081", bundle, filesUrl: `${url}/files/` },
    environment: { ...ENVIRONMENT, ...options.environment },
    storage: options.storage ?? {},
    route: options.route,
  };
  await page.evaluate(playPhone, { start, answers: options.answers ?? {} });
  return {
    page,
    inside: page.frameLocator("iframe"),
    told: (kind) =>
      page.evaluate(
        (wanted) => window.phone.told.filter((message) => message.kind === wanted),
        kind,
      ) as never,
    tell: (message) => page.evaluate((sent) => window.phone.port.postMessage(sent), message),
  };
}

declare global {
  interface Window {
    phone: { port: MessagePort; told: FromScreen[] };
  }
}

/** Runs in the page around the screen. */
async function playPhone({ start, answers }: { start: Start; answers: Answers }): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  window.phone = { port: port1, told: [] };
  port1.onmessage = ({ data }: MessageEvent<FromScreen>) => {
    window.phone.told.push(data);
    const answer = data.kind === "call" ? answers[data.name] : undefined;
    if (data.kind !== "call" || !answer) return;
    const { id } = data;
    if ("errMsg" in answer) port1.postMessage({ kind: "answer", id, ok: false, errMsg: answer.errMsg });
    else port1.postMessage({ kind: "answer", id, ok: true, value: answer.value });
  };
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.src = "/screen";
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
  document.body.append(frame);
  await loaded;
  frame.contentWindow?.postMessage(start, "*", [port2]);
}

const AROUND = `<!doctype html><html lang="zh-CN"><title>phone</title><style>
body { margin: 0 } iframe { display: block; width: 100vw; height: 100vh; border: 0 }</style><body></body></html>`;

async function serveScreen(): Promise<string> {
  const pages = await builtPages();
  const server = createServer((request, response) => {
    const name = request.url?.replace("/pages/", "") ?? "";
    const asset = pages.assets.get(name);
    const type = name.endsWith(".css") ? "text/css" : asset ? "text/javascript" : "text/html";
    // The screen has no origin, so that its own script is of another one.
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("content-type", `${type}; charset=utf-8`);
    response.end(asset ?? (request.url === "/screen" ? pages.screen : AROUND));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function writeFiles(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "mini-program-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const pages = Object.keys(files)
    .filter((path) => /^pages\/.*\.wxml$/.test(path))
    .map((path) => path.replace(/\.wxml$/, ""));
  const all: Files = { "app.json": JSON.stringify({ pages }), "app.js": "App({})", ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
