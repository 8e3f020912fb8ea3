import type { FileStore } from "@shiming/core";
import { fromRow, type Row } from "../rows/files.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";

export function createFileStore({ database, queue }: Connection): FileStore {
  const find = database.prepare<[string], Row>("SELECT * FROM files WHERE digest = ?");
  const put = database.prepare<[Row]>(
    `INSERT OR IGNORE INTO files ${named("digest type size scan stored_at content")}`,
  );
  const held = database.prepare<[number], Row>(
    "SELECT * FROM files WHERE scan = 'held' ORDER BY stored_at LIMIT ?",
  );
  const settle = database.prepare<[string, string]>(
    "UPDATE files SET scan = ? WHERE digest = ? AND scan = 'held'",
  );
  return {
    put: ({ digest, type, size, scan, storedAt, sealed }) =>
      queue.run(() => {
        const row = { digest, type, size, scan, stored_at: storedAt.getTime(), content: Buffer.from(sealed) };
        put.run(row);
      }),
    async find(digest) {
      const row = find.get(digest);
      return row && fromRow(row);
    },
    listHeld: async (limit) => held.all(limit).map(fromRow),
    settle: (digest, verdict) => queue.run(() => void settle.run(verdict, digest)),
  };
}
