import { statSync } from "node:fs";
import { StoreUnavailable } from "../store-unavailable.ts";

/**
 * Remembers which files a database has open, and tells when one of them is no longer what its path names: what is
 * committed then is lost with the process, whatever SQLite says.
 * @returns looks again. It throws StoreUnavailable
 */
export function watchOpenFiles(database: string): () => void {
  const opened = new Map<string, string | undefined>();
  return () => {
    for (const path of [database, `${database}-wal`]) {
      const now = identityOf(path);
      if (!opened.has(path)) opened.set(path, now);
      if (now === undefined || now !== opened.get(path)) throw lost(path);
    }
  };
}

function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}

function lost(path: string): StoreUnavailable {
  return new StoreUnavailable({
    en: `${path} was removed or exchanged while it was open: nothing can be stored any more; stop the server and restore the file.`,
    zh: `${path} 在使用中被删除或替换：新数据都无法保存；请停止服务并恢复该文件。`,
  });
}
