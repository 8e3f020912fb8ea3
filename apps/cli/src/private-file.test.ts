import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openToAppend, writeNewPrivateFile, writePrivateFile } from "./private-file.ts";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "private-file-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A file of somebody else, and a link to it by the name that is written to. */
function laidLink(folder: string, name: string) {
  const victim = join(folder, "victim");
  writeFileSync(victim, "as it was");
  symlinkSync(victim, join(folder, name));
  return { link: join(folder, name), victim };
}

it("a file is its owner's alone, and takes the place of the one before", () => {
  const file = join(scratch(), "deeper", "key");
  writePrivateFile(file, "one");
  writePrivateFile(file, "other");
  expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["other", 0o600]);
});

it("a link in the place of the draft is not followed", () => {
  const folder = scratch();
  const { link, victim } = laidLink(folder, "key.new");
  writePrivateFile(join(folder, "key"), "secret");
  expect(readFileSync(victim, "utf8")).toBe("as it was");
  expect([readFileSync(join(folder, "key"), "utf8"), existsSync(link)]).toEqual(["secret", false]);
});

it("a folder that is a link is refused", () => {
  const folder = scratch();
  mkdirSync(join(folder, "strange"));
  symlinkSync(join(folder, "strange"), join(folder, "keys"));
  expect(() => writePrivateFile(join(folder, "keys", "key"), "secret")).toThrow(/is a link/);
  expect(existsSync(join(folder, "strange", "key"))).toBe(false);
});

it("a new file never takes the place of one, nor is it written through a link", () => {
  const folder = scratch();
  writeNewPrivateFile(join(folder, "key"), "one");
  expect(() => writeNewPrivateFile(join(folder, "key"), "other")).toThrow(/is there already/);
  expect(readFileSync(join(folder, "key"), "utf8")).toBe("one");
  const { link, victim } = laidLink(folder, "link");
  expect(() => writeNewPrivateFile(link, "other")).toThrow(/is there already/);
  expect(readFileSync(victim, "utf8")).toBe("as it was");
});

it("what is appended is not written through a link", () => {
  const folder = scratch();
  const heads = openToAppend(join(folder, "heads"));
  writeSync(heads, "1");
  closeSync(heads);
  expect(statSync(join(folder, "heads")).mode & 0o777).toBe(0o600);
  expect(() => openToAppend(laidLink(folder, "link").link)).toThrow(/ELOOP/);
});
