import type { UsageCount, UsageSelection, UsageStore, UsageSum } from "@shiming/core";
import { fromRow, HOUR_MS, HOURS_IN, type Row, toRow } from "../rows/usage.ts";
import { createUsageWriter } from "../usage-writer.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";

/** Hours are counted from 1970. */
interface Selected {
  readonly appids?: string;
  readonly from: number;
  readonly before: number;
  readonly step: number;
  readonly together: 0 | 1;
  readonly limit: number;
}

/** One process owns the database: what happens is counted in its memory, and written some seconds later, in one commit. */
export function createUsageStore(connection: Connection): {
  readonly store: UsageStore;
  /** Writes what waits. What cannot be written waits on. */
  readonly write: () => Promise<void>;
} {
  const { database, queue } = connection;
  const put = database.prepare<[Row]>(
    `INSERT INTO usage_counts ${named("appid hour what code times")}
     ON CONFLICT (appid, hour, what, code) DO UPDATE SET times = usage_counts.times + excluded.times`,
  );
  const list = createUsageList(connection);
  const add = (counts: readonly UsageCount[]) =>
    queue.run(() => {
      for (const count of counts) put.run(toRow(count));
    });

  const writer = createUsageWriter(add, () => database.open);
  return {
    write: writer.write,
    store: {
      count: writer.count,
      add,
      async list(selection) {
        await writer.write();
        return list(selection);
      },
    },
  };
}

function createUsageList({ database, queue }: Connection) {
  // A day in Asia/Shanghai begins eight hours before that of UTC.
  const summed = (which: string) =>
    database.prepare<[Selected], Row>(
      `SELECT CASE WHEN @together THEN '' ELSE appid END AS appid,
       (hour + 8) / CAST(@step AS integer) * CAST(@step AS integer) - 8 AS hour, what, code, sum(times) AS times
       FROM usage_counts WHERE ${which} hour >= @from AND hour < @before
       GROUP BY 2, 1, 3, 4 ORDER BY 2, 1, 3, 4 LIMIT @limit`,
    );
  /** Along the key from mini program to mini program, or along the hours of all. */
  const [ofSome, ofAll] = [summed("appid IN (SELECT value FROM json_each(@appids)) AND"), summed("")];
  return ({ appids, from, before, by, isTogether = false, limit }: UsageSelection): readonly UsageSum[] =>
    queue.read(() =>
      (appids ? ofSome : ofAll)
        .all({
          ...(appids && { appids: JSON.stringify(appids) }),
          from: from.getTime() / HOUR_MS,
          before: before.getTime() / HOUR_MS,
          step: HOURS_IN[by],
          together: isTogether ? 1 : 0,
          limit,
        })
        .map(fromRow),
    );
}
