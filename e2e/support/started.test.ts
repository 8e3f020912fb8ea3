import { expect, it } from "vitest";
import { startAside } from "./started.ts";

const OPTIONS = { env: process.env };

function printed(started: ReturnType<typeof startAside>): { stdout: string; stderr: string } {
  const all = { stdout: "", stderr: "" };
  started.onText((stream, text) => {
    all[stream] += text;
  });
  return all;
}

it("a program finds what it was given, and all that it prints is told before its end", async () => {
  const cat = startAside("sh", ["-c", "cat; printf 完 >&2; exit 3"], OPTIONS, "实名".repeat(100_000));
  const all = printed(cat);
  expect(await cat.closed).toBe(3);
  expect(all).toEqual({ stdout: "实名".repeat(100_000), stderr: "完" });
});

it("programs run at once, each with its own output", async () => {
  const started = ["one", "two", "three"].map((word) => startAside("echo", [word], OPTIONS));
  const all = started.map(printed);
  expect(await Promise.all(started.map(({ closed }) => closed))).toEqual([0, 0, 0]);
  expect(all.map(({ stdout }) => stdout)).toEqual(["one\n", "two\n", "three\n"]);
});

it("a signal reaches it by its number, and has no exit code", async () => {
  const sleeper = startAside("sleep", ["600"], OPTIONS);
  process.kill(await sleeper.pid, "SIGTERM");
  expect(await sleeper.closed).toBeNull();
  expect(sleeper.hasEnded()).toBe(true);
});

it("what is not there fails, and so does what goes on for too long", async () => {
  await expect(startAside("no-such-program", [], OPTIONS).closed).rejects.toThrow("ENOENT");
  const slow = startAside("sleep", ["600"], { ...OPTIONS, timeout: 1, killSignal: "SIGKILL" });
  expect(await slow.closed).toBeNull();
});

it("where it ends without reading, nobody is hurt", async () => {
  const deaf = startAside("true", [], OPTIONS, "x".repeat(1_000_000));
  expect(await deaf.closed).toBe(0);
});
