import type { LogStore, SignedTreeHead } from "@shiming/core";
import { standingOf, type WitnessRow, witnessRow } from "../rows/witnesses.ts";
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
const witnesses = statement<object, WitnessRow>("SELECT * FROM log_witnesses ORDER BY witness");
const putWitness = statement<WitnessRow>(
  `INSERT INTO log_witnesses
     (witness, size, checkpoint, signature, cosigned_at, trouble, trouble_size, trouble_since)
   VALUES (@witness, @size, @checkpoint, @signature, @cosigned_at, @trouble, @trouble_size, @trouble_since)
   ON CONFLICT (witness) DO UPDATE SET size = excluded.size, checkpoint = excluded.checkpoint,
     signature = excluded.signature, cosigned_at = excluded.cosigned_at, trouble = excluded.trouble,
     trouble_size = excluded.trouble_size, trouble_since = excluded.trouble_since`,
);

export function createLogStore(connection: Connection): LogStore {
  return {
    head: () => connection.first(head, {}),
    tile: async (level, index) => (await connection.first(tile, { level, place: index }))?.hashes,
    witnesses: async () => (await connection.all(witnesses, {})).map(standingOf),
    noteWitness: async (standing) => {
      await connection.run(putWitness, witnessRow(standing));
    },
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
