import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { requireOwnFolder, requireOwnFolderWithoutLinks } from "./own-folder.ts";

function folderIn(...names: string[]): string {
  const scratch = mkdtempSync(join(tmpdir(), "own-folder-"));
  onTestFinished(() => rmSync(scratch, { recursive: true }));
  const folder = join(scratch, ...names);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Root gives the folder away; anybody else becomes another, as far as the process tells. */
function makeStrange(folder: string): void {
  const user = process.geteuid?.() ?? 0;
  if (user === 0) {
    chownSync(folder, 54_321, 54_321);
    return;
  }
  const spy = vi.spyOn(process as { geteuid(): number }, "geteuid").mockReturnValue(user + 1);
  onTestFinished(() => spy.mockRestore());
}

it("one's own folder will do, and one that is not there yet", () => {
  const folder = folderIn("data");
  requireOwnFolder(folder);
  requireOwnFolder(join(folder, "deeper", "still"));
});

it("a link to a folder is refused", () => {
  const folder = folderIn("data");
  symlinkSync(folder, `${folder}-link`);
  expect(() => requireOwnFolder(`${folder}-link`)).toThrow(/is a link/);
});

it("a folder of another user is refused", () => {
  const folder = folderIn("data");
  makeStrange(folder);
  expect(() => requireOwnFolder(folder)).toThrow(/belongs to another user/);
});

it("a folder that everybody may write to is refused", () => {
  const folder = folderIn("data");
  chmodSync(folder, 0o702);
  expect(() => requireOwnFolder(folder)).toThrow(/can be written by everybody/);
});

it("a link inside is refused, as deep as is asked", () => {
  const folder = folderIn("data", "merchants", "1900000001");
  const data = join(folder, "..", "..");
  writeFileSync(join(folder, "private-key.pem"), "");
  requireOwnFolderWithoutLinks(data, 3);
  symlinkSync("/etc/hostname", join(folder, "certificate.pem"));
  expect(() => requireOwnFolderWithoutLinks(data, 3)).toThrow(/is a link, or not a plain file/);
  requireOwnFolderWithoutLinks(data, 2);
});

it("a file or a link to nowhere above it is told of, with what to do", () => {
  const folder = folderIn("data");
  writeFileSync(join(folder, "file"), "");
  symlinkSync(join(folder, "nowhere"), join(folder, "link"));
  expect(() => requireOwnFolder(join(folder, "file", "keys"))).toThrow(
    `${folder}/file/keys cannot be read: a part of the path is a file, not a folder; name another path.`,
  );
  expect(() => requireOwnFolder(join(folder, "link", "keys"))).toThrow(
    `${folder}/link is a link that leads nowhere; make what it leads to, or choose another folder.`,
  );
});
