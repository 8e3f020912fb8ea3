/** Files of a folder that may be a stranger's. */
import { readFileSync, statSync } from "node:fs";

/** Far more than the original takes: 2 MiB in each package of a mini program. */
export const LARGEST_MIB = 16;

/** Undefined for what is no file, is too large, or cannot be read. A pipe or a device would keep its reader for ever. */
export function readBounded(path: string): Buffer | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= LARGEST_MIB * 2 ** 20 ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
