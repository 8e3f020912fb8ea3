import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Sentence } from "../sentence.ts";
import { requirePlatform } from "./database-place.ts";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "shiming-place-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test.each(["shiming.db", "postgres"])("a folder with the file %s has a platform", (name) => {
  const folder = scratch();
  writeFileSync(join(folder, name), "");
  expect(() => requirePlatform(folder)).not.toThrow();
});

test("an empty folder has none, nor has one that is not there", () => {
  const folder = scratch();
  for (const data of [folder, join(folder, "absent")]) expect(() => requirePlatform(data)).toThrow(Sentence);
});

test("a folder that cannot be looked into is not said to be empty", () => {
  const loop = join(scratch(), "loop");
  symlinkSync("loop", loop);
  expect(() => requirePlatform(loop)).toThrow("ELOOP");
});
