import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { isSqliteDirectoryInUse, lockSqliteDirectory } from "./directory-lock.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

function scratch(): string {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  return path;
}

it("a folder is in use while its lock is held, and no longer", () => {
  const folder = scratch();
  const unlock = lockSqliteDirectory(folder);
  expect(isSqliteDirectoryInUse(folder)).toBe(true);
  unlock();
  expect(isSqliteDirectoryInUse(folder)).toBe(false);
});

it("a folder whose lock cannot be had is not for that reason in use, and who wants it is told what to look at", () => {
  const folder = scratch();
  const lockFile = join(folder, "lock.db");
  mkdirSync(lockFile);
  expect(isSqliteDirectoryInUse(folder)).toBe(false);
  expect(() => lockSqliteDirectory(folder)).toThrow(
    expect.objectContaining({
      text: {
        en: expect.stringContaining(
          `${lockFile} cannot be used: it or its folder cannot be read or written by`,
        ),
        zh: expect.stringContaining(`无法使用 ${lockFile}：当前用户无法读写该文件或其目录`),
      },
    }),
  );
});
