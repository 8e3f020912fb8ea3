import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import ts from "typescript";
import { expect, test } from "vitest";
import { readText } from "../house/repository.ts";
import { COMMAND, ONE_SENTENCE, shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

const BIN = "apps/cli/bin/shiming.js";

/** Node's option that makes it say it were of another version, before anything of ours is read. */
function pretendToBe(version: string): readonly string[] {
  const file = join(scratchFolder(), "pretend.cjs");
  writeFileSync(
    file,
    `Object.defineProperty(process, "version", { value: "v${version}" });
     Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`,
  );
  return ["--require", file];
}

test.each(["16.20.2", "18.20.8", "20.19.0", "22.22.0", "23.11.1"])(
  "Node.js %s is told in one sentence that it is too old",
  async (version) => {
    for (const args of [[], ["sandbox"], ["serve"], ["--help"]]) {
      const { code, stdout, stderr } = await shiming(args, { command: COMMAND, node: pretendToBe(version) });
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(ONE_SENTENCE);
      expect(stderr).toContain("Node.js 24");
      expect(stderr).toContain(`v${version}`);
    }
  },
);

test.each(["24.0.0", "26.1.0"])("Node.js %s is new enough", async (version) => {
  const { code, stdout } = await shiming(["--version"], { command: COMMAND, node: pretendToBe(version) });
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
});

test("what an older Node.js reads has no import that it would follow first, and no await outside a function", () => {
  expect(() => new Script(readText(BIN))).not.toThrow();
});

test("what an older Node.js reads is written in ECMAScript 2017 but for import()", () => {
  const printed = (target: ts.ScriptTarget) =>
    ts.transpileModule(readText(BIN), { compilerOptions: { target, module: ts.ModuleKind.ESNext } })
      .outputText;
  expect(printed(ts.ScriptTarget.ES2017)).toBe(printed(ts.ScriptTarget.ESNext));
});

test("compiled code is kept with the packages, and never where all users of a machine may write", async () => {
  const shared = scratchFolder();
  const { code } = await shiming(["sign", "--help"], { command: COMMAND, env: { TMPDIR: shared } });
  expect(code).toBe(0);
  expect(readdirSync(shared)).toEqual([]);
  expect(
    readdirSync(fileURLToPath(new URL("../../node_modules/.cache/shiming", import.meta.url))),
  ).not.toEqual([]);
});
