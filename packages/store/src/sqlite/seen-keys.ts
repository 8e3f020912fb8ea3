import type { SeenKeyStore } from "@shiming/core";
import type { Connection } from "./connection.ts";

const AT_A_TIME = 500;

interface Row {
  readonly place: number;
  readonly modulus: Buffer;
  readonly mch_id: string;
}

export function createSeenKeyStore({ database, queue }: Connection): SeenKeyStore {
  const insert = database.prepare<[Uint8Array, string, number]>(
    "INSERT OR IGNORE INTO seen_keys (modulus, mch_id, seen_at) VALUES (?, ?, ?)",
  );
  const newest = database.prepare<[], number>("SELECT max(place) FROM seen_keys").pluck();
  const page = database.prepare<[number, number, number], Row>(
    "SELECT place, modulus, mch_id FROM seen_keys WHERE place > ? AND place <= ? ORDER BY place LIMIT ?",
  );

  return {
    // A key that was seen before has to be compared with those that came after it, too.
    see: ({ modulus, mchId }, at) =>
      queue.run(() => {
        insert.run(modulus, mchId, at.getTime());
        return newest.get() ?? 0;
      }),
    async *before(place) {
      let after = 0;
      for (;;) {
        const rows = page.all(after, place, AT_A_TIME);
        const last = rows.at(-1);
        if (!last) return;
        yield rows.map(({ modulus, mch_id }) => ({ modulus, mchId: mch_id }));
        after = last.place;
      }
    },
  };
}
