import { type FileHandle, open } from "node:fs/promises";

/** Brings SQLite's write-ahead log onto the disk, in a thread of the pool. */
export interface LogSync {
  /** Resolves when everything that was committed before the call is on the disk. */
  sync(): Promise<void>;

  close(): Promise<void>;
}

/**
 * SQLite keeps its locks on the database and on the index of the log, not on the log: a second handle of that may be opened and
 * closed beside it. The log exists from the first commit on, and remains the same file until the last connection closes.
 */
export function createLogSync(path: string): LogSync {
  let handle: Promise<FileHandle> | undefined;
  return {
    async sync() {
      handle ??= open(path, "r+");
      await (await handle).datasync();
    },
    async close() {
      await (await handle)?.close();
    },
  };
}
