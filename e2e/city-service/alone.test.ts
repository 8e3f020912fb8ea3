/** The case's back end as a process of its own, as its README says to run it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { root } from "../house/repository.ts";
import { approveTokens } from "../support/approved-tokens.ts";
import { post, send } from "../support/http.ts";
import { type RunningSandbox, scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

const MAIN = join(root, "examples/city-service/server/main.ts");

function settingsOf({ url, data, file }: RunningSandbox, folder: string): Record<string, string> {
  const [app] = file.apps;
  const secretFile = join(folder, "appsecret");
  writeFileSync(secretFile, `${app?.secret}\n`, { mode: 0o600 });
  return {
    SHIMING_BASE_URL: url,
    SHIMING_APPID: String(app?.appid),
    SHIMING_SECRET_FILE: secretFile,
    SHIMING_MCH_ID: String(app?.mch_id),
    SHIMING_PRIVATE_KEY_FILE: join(data, String(app?.private_key_file)),
    SHIMING_CERTIFICATE_FILE: join(data, String(app?.certificate_file)),
    CITY_SERVICE_DATA: join(folder, "city"),
    CITY_SERVICE_LISTEN: "127.0.0.1:0",
  };
}

function startMain(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Where it listens, by its `ready` line. */
async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("no standard output");
  for await (const line of createInterface({ input: stdout })) {
    const url = /^ready (\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error("it ended before it was ready");
}

it("runs by itself: signs a citizen in, ends on SIGTERM, and knows the session after a restart", async () => {
  const data = seededData();
  const [token] = await approveTokens(data, "yanwenbo", 1);
  const settings = settingsOf(await startSandbox(data), scratchFolder());
  const first = startMain(settings);
  const { json } = await post(`${await readyUrl(first)}/login`, { auth_token: token?.authToken });
  const ended = once(first, "exit");
  first.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect(readdirSync(settings.CITY_SERVICE_DATA ?? "").sort()).toEqual(["city-service.db", "secret"]);
  const second = startMain(settings);
  const me = await send(`${await readyUrl(second)}/me`, {
    headers: { authorization: `Bearer ${json.session}` },
  });
  expect(me.json).toEqual({ name: "䶮文博" });
});

/** What it says of settings that it cannot run with, after it has ended. */
async function refusalOf(env: Record<string, string>): Promise<string> {
  const child = startMain(env);
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  expect((await once(child, "close"))[0]).toBe(2);
  expect(said.trim().split("\n")).toHaveLength(1);
  return said;
}

it("names the variable that is missing in one sentence", async () => {
  expect(await refusalOf({ SHIMING_LANGUAGE: "zh" })).toContain("SHIMING_BASE_URL");
});

it("names what is wrong with a setting in one sentence", async () => {
  const sandbox = await startSandbox(seededData());
  const settings = settingsOf(sandbox, scratchFolder());
  const refusal = (wrong: Record<string, string>) => refusalOf({ ...settings, ...wrong });
  expect(await refusal({ CITY_SERVICE_LISTEN: "3000" })).toContain("CITY_SERVICE_LISTEN");
  expect(await refusal({ CITY_SERVICE_LISTEN: new URL(sandbox.url).host })).toContain("EADDRINUSE");
  expect(await refusal({ CITY_SERVICE_LOG_LEVEL: "loud" })).toContain("CITY_SERVICE_LOG_LEVEL");
  const secretFile = settings.SHIMING_SECRET_FILE ?? "";
  expect(await refusal({ CITY_SERVICE_SECRET_FILE: secretFile })).toContain("base64 of 32 bytes");
});
