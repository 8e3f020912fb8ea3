import type { StoreHealth } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

const write = statement<{ at: number }>(
  `INSERT INTO health_checks (id, checked_at) VALUES (1, @at)
   ON CONFLICT (id) DO UPDATE SET checked_at = excluded.checked_at`,
);

const now = statement<object, { at: number }>(
  "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at",
);

/** A commit of its own: what only reads would not notice a full disk, or a primary that has become a standby. */
export function createHealth(connection: Connection): StoreHealth {
  return {
    async check(at) {
      await connection.run(write, { at: at.getTime() });
    },
    async now() {
      const read = await connection.first(now, {});
      return read && new Date(read.at);
    },
  };
}
