import { realpathSync } from "node:fs";
import { resolve } from "node:path";

/** Where a path leads, so that two spellings of one folder are one; of what is not there, as it is written. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
