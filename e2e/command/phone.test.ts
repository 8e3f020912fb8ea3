import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../house/repository.ts";
import { send } from "../support/http.ts";
import { type Finished, shiming } from "../support/processes.ts";
import { preparePremises, serve } from "../support/served.ts";
import {
  type RunningSandbox,
  scratchFolder,
  seededData,
  startSandbox,
  startShiming,
  useSandbox,
} from "../support/shiming.ts";

const sandbox = useSandbox();

/** A mini program of one page. */
function writeMiniProgram(wxml = "<view>one</view>", folder = scratchFolder()): string {
  mkdirSync(join(folder, "pages"), { recursive: true });
  const app = { pages: ["pages/one"], window: { navigationBarTitleText: "我的小程序" } };
  writeFileSync(join(folder, "app.json"), JSON.stringify(app));
  writeFileSync(join(folder, "app.js"), "App({})");
  writeFileSync(join(folder, "pages/one.js"), "Page({})");
  writeFileSync(join(folder, "pages/one.wxml"), wxml);
  return folder;
}

const openOn = (
  { data }: Pick<RunningSandbox, "data">,
  folder: string,
  ...args: string[]
): Promise<Finished> => shiming(["phone", folder, "--data", data, ...args]);

async function appsOf({ url }: Pick<RunningSandbox, "url">) {
  const { port } = new URL(url);
  return (await send(`${url}/api/phone`, { headers: { host: `phone.localhost:${port}` } })).json.apps;
}

test("sandbox prints the link of the phone first: it is for people", async () => {
  const { lines, url } = sandbox;
  expect(lines[1]).toBe(`  phone      http://phone.localhost:${new URL(url).port}`);
});

test("phone opens a mini program on the sandbox that runs, and prints its link", async () => {
  const { code, stdout, stderr } = await openOn(sandbox, writeMiniProgram());
  expect([code, stderr]).toEqual([0, ""]);
  const opened = (await appsOf(sandbox)).at(-1);
  expect(opened).toMatchObject({ name: "我的小程序", appid: "wx1a2b3c4d5e6f7081" });
  expect(stdout).toBe(`http://phone.localhost:${new URL(sandbox.url).port}/#app=${opened.id}\n`);
});

test("what does not compile is told with file and line, and the command fails", async () => {
  // The document's own button, as it is printed there.
  const button = '<button open-type="getRealnameAuthInfo" category-id="{{[99, 904]}}}>实名授权</button>';
  const { code, stdout, stderr } = await openOn(sandbox, writeMiniProgram(`<view>\n${button}\n</view>`));
  expect(code).toBe(1);
  expect(stderr).toMatch(/^pages\/one\.wxml:2:\d+: error: \S/);
  expect(stdout).toMatch(/#app=\w+\n$/);
});

test("a mini program is what its project says it is, unless --app says otherwise", async () => {
  const project = scratchFolder();
  writeMiniProgram("<view/>", join(project, "src"));
  const config = { miniprogramRoot: "src/", appid: "wx3c4d5e6f708192a3" };
  writeFileSync(join(project, "project.config.json"), JSON.stringify(config));
  const before = (await appsOf(sandbox)).length;
  expect((await openOn(sandbox, project)).code).toBe(0);
  expect((await appsOf(sandbox)).at(-1)).toMatchObject({ appid: "wx3c4d5e6f708192a3" });
  expect((await openOn(sandbox, project, "--app", "wx2b3c4d5e6f708192")).code).toBe(0);
  const apps = await appsOf(sandbox);
  expect(apps).toHaveLength(before + 1);
  expect(apps.at(-1)).toMatchObject({ appid: "wx2b3c4d5e6f708192" });
});

test("where no sandbox runs, one is started with it, and stays", async () => {
  const running = await startShiming(["phone", writeMiniProgram(), "--port", "0", "--data", seededData()]);
  const [opened] = (await appsOf(running)).slice(-1);
  expect(opened.name).toBe("我的小程序");
  expect(running.lines[1]).toBe(
    `  phone      http://phone.localhost:${new URL(running.url).port}/#app=${opened.id}`,
  );
  expect(await running.end()).toBe(0);
});

test("a folder without a mini program and a wrong appid are usage errors, and nothing is started", async () => {
  const empty = scratchFolder();
  const nowhere = await shiming(["phone", empty, "--data", join(empty, "data")]);
  expect([nowhere.code, nowhere.stdout]).toEqual([2, ""]);
  expect(nowhere.stderr).toBe(`${empty} holds no mini program: it has no app.json.\n`);
  const file = join(empty, "file");
  writeFileSync(file, "");
  for (const [path, said] of [
    [join(empty, "nowhere"), `There is no folder ${join(empty, "nowhere")}; name that of a mini program,`],
    [file, `${file} is a file; name the folder of the mini program,`],
  ] as const) {
    const refused = await shiming(["phone", path]);
    expect([refused.code, refused.stdout, refused.stderr]).toEqual([2, "", expect.stringContaining(said)]);
  }
  const wrong = await shiming(["phone", writeMiniProgram(), "--app", "wx1"]);
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    '"wx1" is no appid: that is wx and 16 lower-case hex digits.\n',
  ]);
});

test("where the port is a sandbox's of another folder, the sentence says how to name that", async () => {
  const { url } = sandbox;
  const { port } = new URL(url);
  const elsewhere = { data: join(scratchFolder(), "data") };
  const { code, stderr } = await openOn(elsewhere, writeMiniProgram(), "--port", port);
  const sentence = "name its folder with --data if a sandbox has it, or choose another with --port.";
  expect([code, stderr]).toEqual([1, `Port ${port} is taken; ${sentence}\n`]);
});

test("over https the phone asks the platform, and mini programs reach the case", async () => {
  const data = seededData();
  const encrypted = await startSandbox(data, ["--https"]);
  const { port } = new URL(encrypted.url);
  const ca = readFileSync(join(data, "https/ca.crt"), "utf8");
  const post = (path: string, body: unknown) =>
    send(encrypted.url + path, {
      method: "POST",
      headers: { host: `phone.localhost:${port}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      options: { ca },
    });
  const client = { clientOs: "ios", clientVersion: "8.0.50" };
  const question = { userId: "lilei", appid: "wx1a2b3c4d5e6f7081", ...client, categoryId: [99, 904] };
  expect((await post("/api/consent-requests", question)).json.sheetUrl).toMatch(
    `https://sheet.localhost:${port}/`,
  );
  const request = { url: `https://city.localhost:${port}/me`, method: "GET", header: {}, timeout: 20_000 };
  expect((await post("/api/requests", request)).json.response.statusCode).toBe(401);
  const login = {
    ...request,
    method: "POST",
    url: `https://city.localhost:${port}/login`,
    body: '{"auth_token":"none"}',
  };
  const header = { "content-type": "application/json" };
  const { statusCode, body } = (await post("/api/requests", { ...login, header })).json.response;
  // The case has reached the platform, which knows no such token.
  expect([statusCode, JSON.parse(body).reason]).toEqual([422, "ask_again"]);
});

test("serve has neither phone nor city, and tells nobody of its calls", async () => {
  const { env } = await preparePremises();
  const { url } = await serve(env);
  const { port } = new URL(url);
  for (const name of ["phone.localhost", "city.localhost"]) {
    const asked = (path: string) => send(url + path, { headers: { host: `${name}:${port}` } });
    expect((await asked("/healthz")).json).toEqual({ status: "ok" });
    expect((await asked("/api/events")).status).toBe(404);
  }
  const served = readFileSync(join(root, "apps/cli/src/commands/serve.ts"), "utf8");
  expect(served).not.toMatch(/\b(?:sites|onCall|operations)\b/);
});
