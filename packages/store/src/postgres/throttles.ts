import { CLOCK_TOLERANCE_MS, type ThrottleStore } from "@shiming/core";
import type { Connection, Queries } from "./connection.ts";
import { statement } from "./statement.ts";

interface Row {
  readonly times: number;
  readonly ends_at: number;
}

/**
 * One that ends much later than one that begins now was begun by a clock that was ahead. A little later is usual: tries at once
 * come in another order than their times, and each node has its own clock.
 */
const GOES_ON = `counts.ends_at > @at AND counts.ends_at <= excluded.ends_at + ${CLOCK_TOLERANCE_MS}`;

const count = statement<{ subject: string; at: number; end: number }, Row>(
  `INSERT INTO throttle_counts AS counts (subject, times, ends_at) VALUES (@subject, 1, @end)
   ON CONFLICT (subject) DO UPDATE SET
     times = CASE WHEN ${GOES_ON} THEN counts.times + 1 ELSE 1 END,
     ends_at = CASE WHEN ${GOES_ON} THEN counts.ends_at ELSE excluded.ends_at END
   RETURNING times, ends_at`,
);
const forget = statement<{ subject: string }>("DELETE FROM throttle_counts WHERE subject = @subject");
const forgetOver = statement<{ before: number }>("DELETE FROM throttle_counts WHERE ends_at < @before");

export function createThrottleStore(connection: Connection): ThrottleStore {
  return {
    async count(subject, windowMs, at) {
      const now = at.getTime();
      const row = await connection.first(count, { subject, at: now, end: now + windowMs });
      if (!row) throw new Error("a try was not counted");
      return { times: row.times, endsAt: new Date(row.ends_at) };
    },
    async forget(subject) {
      await connection.run(forget, { subject });
    },
  };
}

/** Forgets counts whose time was over before. */
export async function forgetOverCounts(queries: Queries, before: Date): Promise<void> {
  await queries.run(forgetOver, { before: before.getTime() });
}
