import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { PRIVATE, writeNewFile } from "./new-file.ts";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "new-file-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const write = (path: string, text: string) =>
  writeNewFile(path, PRIVATE, (file) => writeFileSync(file, text));

it("a new file has what was written, and the rights that were asked for", async () => {
  const folder = scratch();
  await write(join(folder, "key"), "one");
  expect(readFileSync(join(folder, "key"), "utf8")).toBe("one");
  expect([readdirSync(folder), statSync(join(folder, "key")).mode & 0o777]).toEqual([["key"], 0o600]);
});

it("a name that ends as a folder's does is told so, and not of a folder above it", async () => {
  const path = join(scratch(), "folder/");
  const written = writeNewFile(path, PRIVATE, () => expect.unreachable());
  await expect(written).rejects.toMatchObject({
    exitCode: 2,
    text: {
      en: `${path} cannot be written: it names a folder; name a file.`,
      zh: `无法写入 ${path}：它指的是文件夹；请指定文件。`,
    },
  });
});

it("a file that is there is left as it is, a link too, and no work is begun", async () => {
  const folder = scratch();
  const [key, link] = [join(folder, "key"), join(folder, "link")];
  writeFileSync(key, "one");
  symlinkSync(join(folder, "nowhere"), link);
  for (const path of [key, link]) {
    const begun = writeNewFile(path, PRIVATE, () => expect.unreachable());
    await expect(begun).rejects.toThrow(/is there already, and was left as it is\.$/);
  }
  expect([readFileSync(key, "utf8"), readdirSync(folder).sort()]).toEqual(["one", ["key", "link"]]);
});

it("a file that came meanwhile is left as it is", async () => {
  const path = join(scratch(), "key");
  const late = writeNewFile(path, PRIVATE, () => writeFileSync(path, "somebody else's"));
  await expect(late).rejects.toThrow(/is there already/);
  expect(readFileSync(path, "utf8")).toBe("somebody else's");
});

it("nothing is there before all of it is, nor where the work fails half-way", async () => {
  const folder = scratch();
  const path = join(folder, "key");
  const half = writeNewFile(path, PRIVATE, (file) => {
    writeFileSync(file, "half");
    expect(readdirSync(folder)).not.toContain("key");
    throw new RangeError("in the work");
  });
  await expect(half).rejects.toThrow(new RangeError("in the work"));
  expect(readdirSync(folder)).toEqual([]);
});

it("a folder that is not there is a sentence, with its reason and what to do", async () => {
  const folder = join(scratch(), "不在 的");
  const path = join(folder, "key");
  await expect(write(path, "one")).rejects.toMatchObject({
    exitCode: 2,
    text: {
      en: `${path} cannot be written: there is no folder ${folder}; make it first, or name another.`,
      zh: `无法写入 ${path}：没有文件夹 ${folder}；请先新建，或另选位置。`,
    },
  });
});

it("a file in the place of the folder is a sentence, too", async () => {
  const file = join(scratch(), "file");
  writeFileSync(file, "one");
  await expect(write(join(file, "key"), "one")).rejects.toMatchObject({
    exitCode: 2,
    text: {
      en: `${file}/key cannot be written: a part of the path is a file, not a folder; name another path.`,
      zh: `无法写入 ${file}/key：路径中应为文件夹的一段不是文件夹；请另选路径。`,
    },
  });
  expect(readFileSync(file, "utf8")).toBe("one");
});
