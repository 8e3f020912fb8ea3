import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { merchant } from "../support/merchants.ts";

const command = fileURLToPath(new URL("../../apps/cli/bin/shiming.js", import.meta.url));
const csr = ["csr", "--key", merchant.privateKeyFile, "--mch-id", "1900000109", "--legal-name", "示例医院"];

test("what a full disk loses is a failure", () => {
  const full = openSync("/dev/full", "w");
  const run = (args: readonly string[]) =>
    spawnSync(process.execPath, [command, ...args], { stdio: ["ignore", full, "pipe"], encoding: "utf8" });
  for (const args of [csr, [...csr, "--json"], ["help"]]) {
    const { status, stderr } = run(args);
    expect(stderr).toBe(
      "Standard output cannot be written: the disk is full; make room and try again (ENOSPC). What was printed is lost.\n",
    );
    expect(status).toBe(1);
  }
  closeSync(full);
});

test("a reader that goes away early is none", () => {
  const script = '(sleep 0.1; "$@"; echo "ended with $?" >&2) | true; sleep 2';
  const args = ["-c", script, "sh", process.execPath, command, ...csr];
  expect(spawnSync("sh", args, { encoding: "utf8" }).stderr).toBe("ended with 0\n");
});
