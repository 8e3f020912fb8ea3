/** The console of one sandbox in a real Chromium, for whoever is signed in: to be called at the top of a test file. */
import { builtPages } from "@shiming/console";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll } from "vitest";
import { type TestBrowser, useBrowser } from "../../support/browser.ts";
import type { Environment } from "../../support/processes.ts";
import { type RunningSandbox, useSandbox } from "../../support/shiming.ts";
import { type ConsolePerson, inhabitant } from "./people.ts";
import { signIn } from "./sessions.ts";

export interface TestConsole {
  readonly sandbox: RunningSandbox;
  readonly browser: TestBrowser;
  readonly origin: string;
  /**
   * A page of the console, of nobody, or of somebody who has signed in: an inhabitant of every sandbox by name (`reviewer`), or
   * somebody that the test has made. A desk's, in Chinese, unless told otherwise.
   */
  open(path: string, person?: string | ConsolePerson, options?: BrowserContextOptions): Promise<Page>;
}

/** Without motion: what is looked at is not on its way from one colour to another. */
const DESK = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" } as const;

const BUILD_MS = 300_000;

export function useConsole(env: Environment = {}): TestConsole {
  // No visitor waits for the build.
  beforeAll(async () => void (await builtPages()), BUILD_MS);
  const sandbox = useSandbox(env);
  const browser = useBrowser();
  return {
    sandbox,
    browser,
    get origin() {
      return `http://console.localhost:${new URL(sandbox.url).port}`;
    },
    async open(path, person, options) {
      const page = await browser.open({ ...DESK, baseURL: this.origin, ...options });
      watchPolicy(page);
      const somebody = typeof person === "string" ? inhabitant(sandbox, person) : person;
      if (somebody) await signIn(page, this.origin, somebody);
      await page.goto(path);
      await page.locator("h1").first().waitFor();
      return page;
    },
  };
}

/** What the page's policy has refused, or what it has asked of another origin, since it was opened. */
const refusals = new WeakMap<Page, string[]>();

function watchPolicy(page: Page): void {
  const found: string[] = [];
  refusals.set(page, found);
  page.on("console", (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) found.push(message.text());
  });
  page.on("pageerror", (error) => void found.push(String(error)));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    const isOwn =
      [originOf(page.url()), ...sheetOf(page.url())].includes(origin) || page.url() === "about:blank";
    if (!isOwn && protocol !== "data:" && protocol !== "blob:") found.push(`asked ${origin}`);
  });
}

const originOf = (url: string) => new URL(url).origin;

/** What an application looks like to citizens is shown in a frame of the platform's own sheet. */
const sheetOf = (url: string) =>
  url.includes("/applications/") ? [originOf(url).replace("console.", "sheet.")] : [];

export const refusedBy = (page: Page): readonly string[] => refusals.get(page) ?? [];
