import type { FileStore } from "@shiming/core";
import { fromRow, type Row } from "../rows/files.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

const find = statement<{ digest: string }, Row>("SELECT * FROM files WHERE digest = @digest");
const put = statement<Row>(
  `INSERT INTO files (digest, type, size, scan, stored_at, content)
   VALUES (@digest, @type, @size, @scan, @stored_at, @content) ON CONFLICT DO NOTHING`,
);
const held = statement<{ limit: number }, Row>(
  "SELECT * FROM files WHERE scan = 'held' ORDER BY stored_at, digest LIMIT @limit",
);
const scanned = statement<{ digest: string; verdict: string }>(
  "UPDATE files SET scan = @verdict WHERE digest = @digest AND scan = 'held'",
);

export function createFileStore(connection: Connection): FileStore {
  return {
    async put({ digest, type, size, scan, storedAt, sealed }) {
      const row = { digest, type, size, scan, stored_at: storedAt.getTime(), content: Buffer.from(sealed) };
      await connection.run(put, row);
    },
    async find(digest) {
      const row = await connection.first(find, { digest });
      return row && fromRow(row);
    },
    listHeld: async (limit) => (await connection.all(held, { limit })).map(fromRow),
    async settle(digest, verdict) {
      await connection.run(scanned, { digest, verdict });
    },
  };
}
