import type { UsageStore } from "@shiming/core";
import { fromRow, HOUR_MS, HOURS_IN, type Row, toRow } from "../rows/usage.ts";
import { createUsageWriter } from "../usage-writer.ts";
import type { Connection, Queries } from "./connection.ts";
import { statement } from "./statement.ts";

/** Hours are counted from 1970. */
interface Selected {
  readonly appids?: readonly string[];
  readonly from: number;
  readonly before: number;
  readonly step: number;
  readonly together: boolean;
  readonly limit: number;
}

type Columns = { readonly [Column in keyof Row]: readonly Row[Column][] };

/** In one order, so that two nodes never wait for each other. */
const put = statement<Columns>(
  `INSERT INTO usage_counts (appid, hour, what, code, times)
   SELECT appid, hour, what, code, sum(times)
   FROM unnest(@appid::text[], @hour::bigint[], @what::text[], @code::text[], @times::bigint[])
     AS given (appid, hour, what, code, times)
   GROUP BY appid, hour, what, code ORDER BY appid, hour, what, code
   ON CONFLICT (appid, hour, what, code) DO UPDATE SET times = usage_counts.times + excluded.times`,
);

/** A day in Asia/Shanghai begins eight hours before that of UTC. */
const summed = (which: string) =>
  statement<Selected, Row>(
    `SELECT CASE WHEN @together::boolean THEN '' ELSE appid END AS appid,
     (hour + 8) / @step::bigint * @step::bigint - 8 AS hour, what, code, sum(times)::bigint AS times
   FROM usage_counts
   WHERE ${which} hour >= @from AND hour < @before
   GROUP BY 2, 1, 3, 4 ORDER BY 2, 1, 3, 4 LIMIT @limit`,
  );
/** Along the key from mini program to mini program, or along the hours of all. */
const [ofSome, ofAll] = [summed("appid = ANY(@appids::text[]) AND"), summed("")];

/** Every node counts in its memory what happens there, and adds it some seconds later to what all have counted. */
export function createUsageStore(connection: Connection): {
  readonly store: UsageStore;
  /** The same counts, read from a copy. */
  readonly readFrom: (copy: Queries) => UsageStore;
  /** Writes what waits, for the last time. */
  readonly close: () => Promise<void>;
} {
  let isOpen = true;
  const add: UsageStore["add"] = async (counts) => {
    const rows = counts.map(toRow);
    const column = <Name extends keyof Row>(name: Name) => rows.map((row) => row[name]);
    await connection.run(put, {
      appid: column("appid"),
      hour: column("hour"),
      what: column("what"),
      code: column("code"),
      times: column("times"),
    });
  };
  const { count, write } = createUsageWriter(add, () => isOpen);
  const readFrom = (copy: Queries): UsageStore => ({
    count,
    add,
    async list({ appids, from, before, by, isTogether = false, limit }) {
      await write();
      const rows = await copy.all(appids ? ofSome : ofAll, {
        ...(appids && { appids }),
        from: Math.ceil(from.getTime() / HOUR_MS),
        before: Math.ceil(before.getTime() / HOUR_MS),
        step: HOURS_IN[by],
        together: isTogether,
        limit,
      });
      return rows.map(fromRow);
    },
  });
  return {
    close() {
      isOpen = false;
      return write();
    },
    store: readFrom(connection),
    readFrom,
  };
}
