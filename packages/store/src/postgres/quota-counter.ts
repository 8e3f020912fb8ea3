import type { QuotaCounter, QuotaWindows } from "@shiming/core";
import { Batches } from "./batches.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

interface Counts {
  readonly minute: number;
  readonly day: number;
}

/** The window just before the present one means a late call; an older one, that a clock was set back. */
const isAnother = (window: keyof Counts) =>
  `(@${window} > counts.${window} OR @${window} < counts.${window} - 1)`;
const counted = (window: keyof Counts) =>
  `${window}_calls = CASE WHEN ${isAnother(window)} THEN 0 ELSE counts.${window}_calls END + @calls,
   ${window} = CASE WHEN ${isAnother(window)} THEN @${window} ELSE counts.${window} END`;

const count = statement<QuotaWindows & { appid: string; calls: number }, Counts>(
  `INSERT INTO quota_counts AS counts (appid, minute, minute_calls, day, day_calls)
   VALUES (@appid, @minute, @calls, @day, @calls)
   ON CONFLICT (appid) DO UPDATE SET ${counted("minute")}, ${counted("day")}
   RETURNING minute_calls AS minute, day_calls AS day`,
);

/** One count over all nodes; the calls of one node that come at once are counted by one statement. */
export function createQuotaCounter(connection: Connection): QuotaCounter {
  const batches = new Batches<QuotaWindows, Counts>(async (appid, calls) => {
    const results: Counts[] = [];
    for (const windows of inTurn(calls)) {
      const { minute, day, calls } = windows;
      const sum = await connection.first(count, { appid, minute, day, calls });
      if (!sum) throw new Error("a count was not counted");
      for (let left = calls - 1; left >= 0; left -= 1) {
        results.push({ minute: sum.minute - left, day: sum.day - left });
      }
    }
    return results;
  });
  return { count: (appid, windows) => batches.do(appid, windows) };
}

/** Neighbours in the same windows, as one. */
function inTurn(all: readonly QuotaWindows[]): (QuotaWindows & { calls: number })[] {
  const turns: (QuotaWindows & { calls: number })[] = [];
  for (const { minute, day } of all) {
    const last = turns.at(-1);
    if (last?.minute === minute && last.day === day) last.calls += 1;
    else turns.push({ minute, day, calls: 1 });
  }
  return turns;
}
