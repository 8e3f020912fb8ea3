/** The one writer of files that are their owner's alone. */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { Sentence, unwritable } from "./sentence.ts";

/** A file that is not there yet: where there is one by that name, or a link, opening fails. */
export const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** What is there or is made, and never what a link leads to. */
const APPENDED_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;

/**
 * Writes a file that only its owner can read, whole or not at all: a crash leaves the old one or the new one.
 * Missing folders are made, for the owner alone.
 * @throws Sentence when the folder is a link, or the file cannot be written
 */
export function writePrivateFile(path: string, content: string | Uint8Array): void {
  try {
    replace(path, content);
  } catch (error) {
    throw error instanceof Sentence ? error : unwritable(path, error);
  }
}

function replace(path: string, content: string | Uint8Array): void {
  const folder = dirname(path);
  makeFolder(folder);
  refuseLink(folder);
  const draft = `${path}.new`;
  // One that a crash has left, or a link that somebody has laid: it goes, and what it leads to stays as it is.
  rmSync(draft, { force: true });
  const file = openSync(draft, NEW_FILE, 0o600);
  try {
    writeDurably(file, content);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** The same, unless the file is there already. */
export function writePrivateFileOnce(path: string, content: () => string): void {
  if (!existsSync(path)) writePrivateFile(path, content());
}

/**
 * Writes behind what is there, whole or not at all: of a line that a full disk has cut, nothing stays.
 * @throws the system's error (`ELOOP` for a link)
 */
export function appendToPrivateFile(path: string, text: string): void {
  const file = openSync(path, APPENDED_FILE, 0o600);
  const { size } = fstatSync(file);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Forgets what is behind that many bytes. @throws the system's error (`ELOOP` for a link) */
export function cutPrivateFile(path: string, size: number): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_NOFOLLOW);
  try {
    ftruncateSync(file, size);
  } finally {
    closeSync(file);
  }
}

/** Writes all of it, to the disk, and closes the file. */
function writeDurably(file: number, content: string | Uint8Array): void {
  try {
    // Goes on after a short write, and fails where nothing more can be written.
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function refuseLink(folder: string): void {
  if (!lstatSync(folder).isSymbolicLink()) return;
  throw new Sentence({
    en: `${folder} is a link: nothing is written through it.`,
    zh: `${folder} 是链接：不会通过它写入任何内容。`,
  });
}

/** A new name is on the disk only with its folder. */
export function syncFolder(folder: string): void {
  const opened = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
