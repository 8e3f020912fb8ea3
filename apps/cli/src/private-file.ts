import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

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
