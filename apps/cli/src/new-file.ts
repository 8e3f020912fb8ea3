/** The one writer of files that somebody asks for by name: each is there whole, or not at all. */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { NEW_FILE, syncFolder } from "./private-file.ts";
import { Sentence, unwritable, usage } from "./sentence.ts";

/** What is secret or personal: for its owner alone. */
export const PRIVATE = 0o600;
/** What may be sent to anybody: as the user's other files. */
export const PUBLIC = 0o666;

/**
 * Makes a new file of what `write` puts into it. Until that is whole and on the disk it stands beside its place, under a
 * draft's name: neither a full disk nor a crash leaves half of it under its own.
 * @param write is called with the open file, and only where one can be made, so that no work is done in vain
 * @throws Sentence when there is a file by that name, which may be a key or a certificate, or it cannot be written
 */
export async function writeNewFile<T>(
  path: string,
  mode: number,
  write: (file: number) => T | Promise<T>,
): Promise<T> {
  const draft = `${path}.${randomBytes(4).toString("hex")}.draft`;
  const file = openDraft(draft, mode, path);
  try {
    const result = await write(file);
    fsyncSync(file);
    giveName(draft, path);
    return result;
  } catch (error) {
    throw isOfWriting(error, draft) ? unwritable(path, error) : error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
}

function openDraft(draft: string, mode: number, path: string): number {
  requireFileName(path);
  try {
    if (isThere(path)) throw left(path);
    return openSync(draft, NEW_FILE, mode);
  } catch (error) {
    if (error instanceof Sentence) throw error;
    return usage(unwritable(path, error).text);
  }
}

/** A link takes the place of none, unlike a new name; a file system without links gets the name, after a look. */
export function giveName(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch {
    if (isThere(path)) throw left(path);
    renameSync(draft, path);
  }
  syncFolder(dirname(path));
}

/** A link is, even where it leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Nobody who writes `-` means a file of that name, and nobody would look for his report in it. @throws Sentence (exit code 2) */
export function requireFileName(path: string): void {
  if (path !== "-") return;
  usage({
    en: "- is not standard output here: name a file.",
    zh: "这里的 - 不表示标准输出：请指定文件。",
  });
}

/** What the system says of an open file has no path; that of the draft says nothing to whoever named another. */
function isOfWriting(error: unknown, draft: string): boolean {
  const { syscall, path } = error as NodeJS.ErrnoException;
  if (path === draft) return true;
  return path === undefined && (syscall === "write" || syscall === "fsync");
}

function left(path: string): Sentence {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory())
    return new Sentence({ en: `${path} is a folder; name a file.`, zh: `${path} 是文件夹；请指定文件。` });
  return new Sentence({
    en: `${path} is there already, and was left as it is.`,
    zh: `${path} 已存在，没有改动它。`,
  });
}
