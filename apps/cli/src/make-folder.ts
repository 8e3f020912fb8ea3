import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder for its owner alone, and what is missing above it. Node's `recursive` never ends where the file system makes
 * no folder and says ENOENT of it, as /proc does.
 * @returns the first that was made, if any @throws the system's error
 */
export function makeFolder(folder: string): string | undefined {
  if (isFolder(folder)) return undefined;
  const parent = dirname(folder);
  const first = parent === folder ? undefined : makeFolder(parent);
  return mkdirUnlessThere(folder) ? (first ?? folder) : first;
}

/** Somebody else may make it at the same time. */
function mkdirUnlessThere(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && isFolder(folder)) return false;
    throw error;
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
