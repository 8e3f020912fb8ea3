import type { QuotaCounter, QuotaWindows } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";

interface Tally {
  readonly appid: string;
  minute: number;
  minute_calls: number;
  day: number;
  day_calls: number;
}

const WRITE_AFTER_MS = 1000;

/**
 * One process owns the database, so the count lives in its memory and is written along with the next commit, within a
 * second. A crash forgets at most the calls of that second: a call that released something is never among them.
 */
export function createQuotaCounter({ database, queue }: Connection): QuotaCounter {
  const stored = database.prepare<[string], Tally>("SELECT * FROM quota_counts WHERE appid = ?");
  const put = database.prepare<[Tally]>(
    `INSERT OR REPLACE INTO quota_counts ${named("appid minute minute_calls day day_calls")}`,
  );
  const tallies = new Map<string, Tally>();
  const unwritten = new Set<Tally>();

  queue.beforeCommit(() => {
    for (const tally of unwritten) put.run(tally);
  });
  queue.afterCommit(() => unwritten.clear());

  // A commit that fails is reported to whoever waits for one; the counts go with the next.
  const writeWithNextCommit = () => {
    if (unwritten.size > 0) queue.run(() => {}).catch(() => {});
  };
  const writeLater = (tally: Tally) => {
    if (unwritten.size === 0) setTimeout(writeWithNextCommit, WRITE_AFTER_MS).unref();
    unwritten.add(tally);
  };

  return {
    async count(appid, windows) {
      const tally = tallies.get(appid) ??
        stored.get(appid) ?? { appid, ...windows, minute_calls: 0, day_calls: 0 };
      tallies.set(appid, tally);
      add(tally, windows);
      writeLater(tally);
      return { minute: tally.minute_calls, day: tally.day_calls };
    },
  };
}

function add(tally: Tally, { minute, day }: QuotaWindows): void {
  if (isAnother(minute, tally.minute)) {
    tally.minute = minute;
    tally.minute_calls = 0;
  }
  if (isAnother(day, tally.day)) {
    tally.day = day;
    tally.day_calls = 0;
  }
  tally.minute_calls += 1;
  tally.day_calls += 1;
}

/** The window just before the present one means a late call; an older one, that the clock was set back. */
function isAnother(window: number, present: number): boolean {
  return window > present || window < present - 1;
}
