import type { LogStore, SignedTreeHead } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

const head = statement<object, SignedTreeHead>(
  "SELECT size AS seq, signed_at AS at, checkpoint FROM log_head",
);
const tile = statement<{ level: number; place: number }, { hashes: Uint8Array }>(
  "SELECT hashes FROM log_tiles WHERE level = @level AND place = @place",
);
const putTile = statement<{ level: number; place: number; hashes: Uint8Array }>(
  `INSERT INTO log_tiles (level, place, hashes) VALUES (@level, @place, @hashes)
   ON CONFLICT (level, place) DO UPDATE SET hashes = excluded.hashes`,
);
const putHead = statement<SignedTreeHead>(
  `INSERT INTO log_head (id, size, signed_at, checkpoint) VALUES (1, @seq, @at, @checkpoint)
   ON CONFLICT (id) DO UPDATE SET size = excluded.size, signed_at = excluded.signed_at, checkpoint = excluded.checkpoint`,
);

export function createLogStore(connection: Connection): LogStore {
  return {
    head: () => connection.first(head, {}),
    tile: async (level, index) => (await connection.first(tile, { level, place: index }))?.hashes,
    grow: (from, tiles, grown) =>
      connection.unit(async (unit) => {
        await unit.hold("log");
        if (((await unit.first(head, {}))?.seq ?? 0) !== from) return false;
        for (const { level, index, hashes } of tiles)
          await unit.run(putTile, { level, place: index, hashes });
        const { seq, at, checkpoint } = grown;
        await unit.run(putHead, { seq, at, checkpoint });
        return true;
      }),
  };
}
