import type { SeenKeyStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

const AT_A_TIME = 500;

interface Row {
  readonly place: number;
  readonly modulus: Buffer;
  readonly mch_id: string;
}

const insert = statement<{ modulus: Uint8Array; mch_id: string; at: number }>(
  `INSERT INTO seen_keys (place, modulus, mch_id, seen_at)
   SELECT coalesce(max(place), 0) + 1, @modulus::bytea, @mch_id::text, @at::bigint FROM seen_keys
   ON CONFLICT (modulus, mch_id) DO NOTHING`,
);
const newest = statement<object, { place: number | null }>("SELECT max(place) AS place FROM seen_keys");
const page = statement<{ after: number; last: number; limit: number }, Row>(
  `SELECT place, modulus, mch_id FROM seen_keys WHERE place > @after AND place <= @last
   ORDER BY place LIMIT @limit`,
);

export function createSeenKeyStore(connection: Connection): SeenKeyStore {
  return {
    // A key that was seen before has to be compared with those that came after it, too.
    see: ({ modulus, mchId }, at) =>
      connection.unit(async (unit) => {
        await unit.hold("seen keys");
        await unit.run(insert, { modulus: Buffer.from(modulus), mch_id: mchId, at: at.getTime() });
        return (await unit.first(newest, {}))?.place ?? 0;
      }),
    async *before(last) {
      let after = 0;
      for (;;) {
        const rows = await connection.all(page, { after, last, limit: AT_A_TIME });
        const end = rows.at(-1);
        if (!end) return;
        yield rows.map(({ modulus, mch_id }) => ({ modulus, mchId: mch_id }));
        after = end.place;
      }
    },
  };
}
