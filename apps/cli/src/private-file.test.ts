import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { appendToPrivateFile, cutPrivateFile, writePrivateFile } from "./private-file.ts";
import type { Sentence } from "./sentence.ts";

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

it("what is appended stands behind what is there, and is not written through a link", () => {
  const folder = scratch();
  const heads = join(folder, "heads");
  appendToPrivateFile(heads, "1");
  appendToPrivateFile(heads, "2");
  expect([readFileSync(heads, "utf8"), statSync(heads).mode & 0o777]).toEqual(["12", 0o600]);
  const { link, victim } = laidLink(folder, "link");
  expect(() => appendToPrivateFile(link, "3")).toThrow(/ELOOP/);
  expect(() => cutPrivateFile(link, 0)).toThrow(/ELOOP/);
  expect(readFileSync(victim, "utf8")).toBe("as it was");
});

it("what cannot be written is named as it was, not by its draft, and with what to do", () => {
  const folder = scratch();
  const file = join(folder, "file");
  writeFileSync(file, "one");
  mkdirSync(join(folder, "key", "in it"), { recursive: true });
  const refusals = [join(file, "key"), join(folder, "key")].map((path) => {
    try {
      return writePrivateFile(path, "secret");
    } catch (error) {
      return (error as Sentence).text;
    }
  });
  expect(refusals).toEqual([
    {
      en: expect.stringMatching(/\/file\/key cannot be written: .*; name another( path)?\.$/),
      zh: expect.stringMatching(/^无法写入 .*\/file\/key：.*；请另选.*。$/),
    },
    {
      en: `${folder}/key cannot be written: it is a folder; name a file.`,
      zh: `无法写入 ${folder}/key：它是文件夹；请指定文件。`,
    },
  ]);
  expect(existsSync(join(folder, "key.new"))).toBe(false);
});
