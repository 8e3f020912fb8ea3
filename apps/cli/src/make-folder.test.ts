import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { makeFolder } from "./make-folder.ts";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "make-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it("a folder is made with those above it, each for its owner alone, and the first is told", () => {
  const first = join(scratch(), "one");
  const last = join(first, "two", "three");
  expect(makeFolder(last)).toBe(first);
  expect([first, join(first, "two"), last].map((each) => statSync(each).mode & 0o777)).toEqual([
    0o700, 0o700, 0o700,
  ]);
  expect(makeFolder(last)).toBeUndefined();
});

it("neither a link that leads nowhere nor a file is a folder", () => {
  const [link, file] = [join(scratch(), "link"), join(scratch(), "file")];
  symlinkSync("/nowhere/at-all", link);
  writeFileSync(file, "");
  expect(() => makeFolder(link)).toThrow("EEXIST");
  expect(() => makeFolder(file)).toThrow("EEXIST");
});

it("where none can be made it fails, and does not try for ever", () => {
  expect(() => makeFolder("/proc/none/either")).toThrow("ENOENT");
});
