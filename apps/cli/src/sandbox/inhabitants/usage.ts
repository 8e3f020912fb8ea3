/** Ninety days of use of the sandbox's mini programs: plausible, and the same in every sandbox. */
import type { UsageCount } from "@shiming/core";
import { APPS } from "../world.ts";
import { APPROVED, expiredAt, suspendedAt } from "./applications.ts";
import { PROGRAMMES } from "./programmes.ts";
import type { Past } from "./time.ts";

const DAYS = 90;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Of a working day's calls, how many in a thousand come in each hour: a night, two peaks, and a dip at lunch. */
const WORKDAY = [4, 2, 1, 1, 2, 6, 16, 36, 72, 104, 106, 88, 48, 56, 84, 88, 80, 62, 40, 34, 30, 22, 12, 6];
const WEEKEND = [6, 3, 2, 1, 2, 4, 10, 24, 46, 68, 80, 78, 64, 58, 62, 66, 64, 60, 62, 74, 70, 52, 30, 14];
const WEEKEND_SHARE = 0.45;

/** What goes wrong now and then, in a thousand calls. */
const REFUSALS: readonly (readonly [code: number, perThousand: number])[] = [
  [94005, 11],
  [94003, 2.5],
  [94011, 1.5],
  [94004, 0.8],
  [-1, 0.15],
];

interface Used {
  readonly appid: string;
  readonly callsPerDay: number;
  readonly opened?: Date;
  /** From when on every call is refused with 94006. */
  readonly closed?: Date;
  /** A day on which a new version signed wrongly for three hours. */
  readonly badDay?: number;
}

function whatIsUsed(past: Past): readonly Used[] {
  const { fundAccount, localDelivery, campusCard } = PROGRAMMES;
  return [
    { appid: APPS[0]?.appid ?? "", callsPerDay: 5200, badDay: 23 },
    { ...fundAccount, opened: past.workday(APPROVED.fundAccount, "15:00"), badDay: 61 },
    { ...localDelivery, opened: past.workday(APPROVED.localDelivery, "15:00"), closed: suspendedAt(past) },
    { ...campusCard, opened: past.workday(APPROVED.campusCard, "15:00"), closed: expiredAt(past) },
  ];
}

/** Hour by hour, up to the one before the sandbox's first start. */
export function usageUntil(now: Date, past: Past): readonly UsageCount[] {
  return whatIsUsed(past).flatMap((used) => [...usageOf(used, now, past)]);
}

function* usageOf(used: Used, now: Date, past: Past): Generator<UsageCount> {
  const random = randomOf(used.appid);
  for (let ago = DAYS; ago >= 0; ago -= 1) {
    const midnight = past.day(ago, "00:00").getTime();
    const isWeekend = [0, 6].includes(new Date(midnight + DAY_MS / 2).getUTCDay());
    const share = (isWeekend ? WEEKEND_SHARE : 1) * (0.85 + 0.3 * random());
    const curve = isWeekend ? WEEKEND : WORKDAY;
    for (const [hour, perThousand] of curve.entries()) {
      const start = new Date(midnight + hour * HOUR_MS);
      const expected = (used.callsPerDay * share * perThousand) / 1000;
      const calls = Math.round(expected * (0.8 + 0.4 * random()));
      const isOver = start.getTime() + HOUR_MS <= now.getTime();
      if (calls > 0 && isOver && start >= (used.opened ?? start)) {
        yield* hourOf({ used, ago, hour, start, calls }, random);
      }
    }
  }
}

interface Hour {
  readonly used: Used;
  readonly ago: number;
  readonly hour: number;
  readonly start: Date;
  readonly calls: number;
}

function* hourOf({ used, ago, hour, start, calls }: Hour, random: () => number): Generator<UsageCount> {
  const { appid, closed, badDay } = used;
  const of = { appid, hour: start };
  const call = (code: number, times: number): UsageCount => ({ ...of, what: "getrealnameinfo", code, times });
  if (closed && start >= closed) {
    yield call(94006, Math.ceil(calls / 20));
    return;
  }
  const refused = new Map(REFUSALS.map(([code, rate]) => [code, chance((calls * rate) / 1000, random)]));
  if (ago === badDay && hour >= 14 && hour < 17) refused.set(94003, Math.round(calls * 0.6));
  if (calls > 480) refused.set(45011, Math.round(calls * 0.01));
  const failed = [...refused.values()].reduce((sum, times) => sum + times, 0);
  yield call(0, Math.max(0, calls - failed));
  for (const [code, times] of refused) if (times > 0) yield call(code, times);
  yield* consentsOf(of, calls, random);
}

/** Most who are asked agree; some turn away. */
function* consentsOf(
  of: Pick<UsageCount, "appid" | "hour">,
  calls: number,
  random: () => number,
): Generator<UsageCount> {
  const denied = chance(calls * 0.06, random);
  const left = chance(calls * 0.09, random);
  const withdrawn = chance(calls * 0.004, random);
  yield { ...of, what: "consent", code: "requested", times: calls + denied + left };
  yield { ...of, what: "consent", code: "approved", times: calls };
  if (denied > 0) yield { ...of, what: "consent", code: "denied", times: denied };
  if (withdrawn > 0) yield { ...of, what: "consent", code: "withdrawn", times: withdrawn };
}

/** A whole number whose mean is that. */
function chance(mean: number, random: () => number): number {
  return Math.floor(mean + random());
}

/** The same numbers in every sandbox: a linear congruential generator (Numerical Recipes), begun by the name. */
function randomOf(name: string): () => number {
  let state = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
