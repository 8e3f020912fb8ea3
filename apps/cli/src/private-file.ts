import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { Sentence } from "./sentence.ts";

/**
 * Writes a file that only its owner can read, whole or not at all: a crash leaves the old one or the new one.
 * Missing folders are made, for the owner alone.
 */
export function writePrivateFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** The same, unless the file is there already. */
export function writePrivateFileOnce(path: string, content: () => string): void {
  if (!existsSync(path)) writePrivateFile(path, content());
}

/**
 * The same for a file that takes the place of none.
 * @throws Sentence when there is one by that name, or it cannot be written
 */
export function writeNewPrivateFile(path: string, content: string): void {
  const file = openNew(path);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function openNew(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return openSync(path, "wx", 0o600);
  } catch {
    throw new Sentence(
      existsSync(path)
        ? { en: `${path} is there already, and was left as it is.`, zh: `${path} 已存在，没有改动它。` }
        : { en: `${path} cannot be written.`, zh: `无法写入 ${path}。` },
    );
  }
}
