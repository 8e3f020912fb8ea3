import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { launch, shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

const NONE_RUNS =
  'No sandbox runs. Start one with "shiming sandbox", or name the folder of its data with --data DIR.\n';

/** A user of their own: nothing runs but what the test has started. */
function someone() {
  const folder = scratchFolder();
  const program = join(folder, "program");
  mkdirSync(join(program, "pages"), { recursive: true });
  writeFileSync(join(program, "app.json"), JSON.stringify({ pages: ["pages/home"] }));
  for (const [file, text] of [
    ["app.js", "App({})"],
    ["pages/home.js", "Page({})"],
    ["pages/home.wxml", "<view/>"],
  ] as const)
    writeFileSync(join(program, file), text);
  const env = { XDG_RUNTIME_DIR: join(folder, "runtime") };
  return { folder, program, env };
}

test("phone outside of the checkout makes no second world, and leaves nothing behind", async () => {
  const { program, env } = someone();
  const before = readdirSync(program);
  const { code, stdout, stderr } = await shiming(["phone", "."], { cwd: program, env });
  expect([code, stdout, stderr]).toEqual([2, "", NONE_RUNS]);
  expect(readdirSync(program)).toEqual(before);
});

test("phone and authorize find the sandbox that runs, from any folder, and say which", async () => {
  const { folder, program, env } = someone();
  const data = join(folder, "world");
  const sandbox = await launch(["sandbox", "--port", "0", "--data", data], env);
  const using = `Using the sandbox in ${data}.\n`;
  const phone = await shiming(["phone", "."], { cwd: program, env });
  expect([phone.code, phone.stderr]).toEqual([0, using]);
  expect(phone.stdout).toMatch(/^http:\/\/phone\.localhost:\d+\/#app=/);
  const args = ["authorize", "--user", "lilei", "--appid", "wx1a2b3c4d5e6f7081", "--category", "99,904"];
  const authorized = await shiming(args, { cwd: program, env: { ...env, SHIMING_PAY_PASSWORD: "246810" } });
  expect([authorized.code, authorized.stderr]).toEqual([0, using]);
  for (const command of ["exchange", "doctor"]) {
    const named = await shiming([command, "--sandbox", ".shiming/sandbox.json"], { cwd: program, env });
    const running = `--sandbox ${join(data, "sandbox.json")}`;
    expect([named.code, named.stderr]).toEqual([
      2,
      `.shiming/sandbox.json does not exist. Running now: ${running}.\n`,
    ]);
  }
  const keys = await shiming(["keys", "list", "--data", data, "--keys", folder], { env });
  expect([keys.code, keys.stdout, keys.stderr]).toEqual([
    1,
    "",
    `Not valid: the server that runs on the data has its keys in ${join(data, "keys")}, not in ${folder}: leave --keys out, or stop the server first\n`,
  ]);
  const same = await shiming(["keys", "list", "--data", data, "--keys", join(data, ".", "keys")], { env });
  expect(same.code).toBe(0);
  await sandbox.end();
  expect((await shiming(["phone", "."], { cwd: program, env })).stderr).toBe(NONE_RUNS);
  expect((await shiming(args, { cwd: program, env })).stderr).toBe(NONE_RUNS);
});

test("a note that a killed sandbox has left, and one of a stranger's, lead nowhere", async () => {
  const { folder, program, env } = someone();
  const data = join(folder, "world");
  const sandbox = await launch(["sandbox", "--port", "0", "--data", data], env);
  await sandbox.end("SIGKILL");
  const notes = join(env.XDG_RUNTIME_DIR, "shiming", "sandboxes");
  expect(readdirSync(notes)).toHaveLength(1);
  writeFileSync(join(folder, "elsewhere"), data);
  symlinkSync(join(folder, "elsewhere"), join(notes, "link"));
  expect((await shiming(["phone", "."], { cwd: program, env })).stderr).toBe(NONE_RUNS);
});

test("a sandbox that cannot have its port leaves no data and no keys", async () => {
  const { folder, env } = someone();
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const data = join(folder, "deep", "world");
  const { code } = await shiming(["sandbox", "--port", String(port), "--data", data], { env });
  expect([code, existsSync(join(folder, "deep"))]).toEqual([1, false]);
});
