import { closeSync, openSync } from "node:fs";

/**
 * Makes the file for its owner alone, unless it is there. SQLite gives what it makes beside a database the same rights.
 * A file that is there is not even opened: to close it would let go of every lock that this process holds on it.
 */
export function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

/** The name of a system's refusal, as `EACCES`; `undefined` for any other error. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
