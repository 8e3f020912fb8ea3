import {
  type Counted,
  hourOf,
  type UsageCount,
  type UsageSelection,
  type UsageStore,
  type UsageSum,
  UsageTally,
} from "@shiming/core";
import type { Connection } from "./connection.ts";

interface Row {
  readonly appid: string;
  readonly hour: number;
  readonly what: Counted["what"];
  readonly code: string;
  readonly times: number;
}

/** Hours are counted from 1970. */
interface Selected {
  readonly appids: string;
  readonly from: number;
  readonly before: number;
  readonly step: number;
  readonly together: 0 | 1;
  readonly limit: number;
}

const HOUR_MS = 3_600_000;
const WRITE_AFTER_MS = 5000;

/** One process owns the database: what happens is counted in its memory, and written some seconds later, in one commit. */
export function createUsageStore(connection: Connection): {
  readonly store: UsageStore;
  /** Writes what waits. What cannot be written waits on. */
  readonly write: () => Promise<void>;
} {
  const { database, queue } = connection;
  const put = database.prepare<[Row]>(
    `INSERT INTO usage_counts VALUES (@appid, @hour, @what, @code, @times)
     ON CONFLICT (appid, hour, what, code) DO UPDATE SET times = usage_counts.times + excluded.times`,
  );
  const list = createUsageList(connection);
  const add = (counts: readonly UsageCount[]) =>
    queue.run(() => {
      for (const count of counts) put.run(toRow(count));
    });

  const tally = new UsageTally();
  const wait = (count: UsageCount) => {
    if (tally.isEmpty) setTimeout(() => database.open && write(), WRITE_AFTER_MS).unref();
    tally.add(count);
  };
  const write = async () => {
    const counts = tally.take();
    if (counts.length === 0) return;
    await add(counts).catch(() => counts.forEach(wait));
  };

  return {
    write,
    store: {
      count: (appid, counted, at) => wait({ ...counted, appid, hour: hourOf(at), times: 1 }),
      add,
      async list(selection) {
        await write();
        return list(selection);
      },
    },
  };
}

/** Longer than there have been hours. */
const HOURS_IN = { hour: 1, day: 24, all: 1_000_000_000 } as const;

/** Along the key, from mini program to mini program. */
function createUsageList({ database, queue }: Connection) {
  // A day in Asia/Shanghai begins eight hours before that of UTC.
  const sums = database.prepare<[Selected], Row>(
    `SELECT CASE WHEN @together THEN '' ELSE appid END AS appid,
       (hour + 8) / CAST(@step AS integer) * CAST(@step AS integer) - 8 AS hour, what, code, sum(times) AS times
     FROM usage_counts
     WHERE appid IN (SELECT value FROM json_each(@appids)) AND hour >= @from AND hour < @before
     GROUP BY 2, 1, 3, 4 ORDER BY 2, 1, 3, 4 LIMIT @limit`,
  );
  return ({ appids, from, before, by, isTogether = false, limit }: UsageSelection): readonly UsageSum[] =>
    queue.read(() =>
      sums
        .all({
          appids: JSON.stringify(appids),
          from: from.getTime() / HOUR_MS,
          before: before.getTime() / HOUR_MS,
          step: HOURS_IN[by],
          together: isTogether ? 1 : 0,
          limit,
        })
        .map(fromRow),
    );
}

function toRow({ appid, hour, what, code, times }: UsageCount): Row {
  return { appid, hour: hour.getTime() / HOUR_MS, what, code: String(code), times };
}

function fromRow({ appid, hour, what, code, times }: Row): UsageSum {
  const counted = { what, code: what === "consent" ? code : Number(code) } as Counted;
  return { ...counted, appid: appid || undefined, start: new Date(hour * HOUR_MS), times };
}
