/** What was asked of people, what was released, and how long applications took: out of counts and histories. */
import {
  categoryIdOf,
  deadlinesOf,
  levelsOf,
  type MiniProgram,
  movedApplications,
  refuse,
  reviewTimes,
  type Stores,
  shanghaiDayStart,
  type UsageSum,
} from "@shiming/core";
import type { Static } from "typebox";
import { applicationDeps } from "./application-deps.ts";
import type { OperationDeps } from "./operation.ts";
import type { Figures, FiguresInput } from "./schemas/figures.ts";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;
const MOST_ROWS = 100_000;
/** Each is unsealed: more would keep others waiting. */
const MOST_APPLICATIONS = 5000;
const NONE = { requested: 0, approved: 0, denied: 0, withdrawn: 0 } as const;

type Consents = Figures["consents"];
interface Period {
  readonly from: Date;
  readonly before: Date;
}

/** @throws `value_invalid` for an end that is not after the beginning, or too long a time */
export async function reportFigures(
  asked: Static<typeof FiguresInput>,
  deps: OperationDeps,
  at: Date,
): Promise<Figures> {
  const period = periodOf(asked, at);
  const days = await consentDays(period, deps.stores);
  const earlier = await consentDays(earlierThan(period), deps.stores);
  return {
    from: period.from.toISOString(),
    to: period.before.toISOString(),
    consents: days.reduce<Consents>(added, NONE),
    before: earlier.reduce<Consents>(added, NONE),
    days,
    releases: await releases(period, deps.stores),
    ...(await reviews(period, deps)),
  };
}

function periodOf({ from, to }: Static<typeof FiguresInput>, at: Date): Period {
  const before = to === undefined ? new Date(at.getTime() + 1) : new Date(to);
  const first =
    from === undefined ? new Date(shanghaiDayStart(before).getTime() - 29 * DAY_MS) : new Date(from);
  const days = (before.getTime() - first.getTime()) / DAY_MS;
  if (days > 0 && days <= LONGEST_DAYS) return { from: first, before };
  return refuse("value_invalid", {
    hint: {
      en: `the beginning is before the end, and at most ${LONGEST_DAYS} days before it`,
      zh: `开始时间应早于结束时间，且相距不超过 ${LONGEST_DAYS} 天`,
    },
  });
}

/** Whole days earlier: part of a day is compared with that part of another. */
function earlierThan({ from, before }: Period): Period {
  const shift = Math.ceil((before.getTime() - from.getTime()) / DAY_MS) * DAY_MS;
  return { from: new Date(from.getTime() - shift), before: new Date(before.getTime() - shift) };
}

async function consentDays({ from, before }: Period, { usage }: Stores): Promise<Figures["days"]> {
  const sums = await usage.list({ from, before, by: "day", isTogether: true, limit: MOST_ROWS });
  const days = new Map<number, Consents>();
  for (let day = shanghaiDayStart(from).getTime(); day < before.getTime(); day += DAY_MS) days.set(day, NONE);
  for (const sum of sums) {
    if (sum.what !== "consent") continue;
    const start = sum.start.getTime();
    const known = days.get(start) ?? NONE;
    days.set(start, { ...known, [sum.code]: known[sum.code] + sum.times });
  }
  return [...days].map(([start, counts]) => ({ start: new Date(start).toISOString(), ...counts }));
}

const added = (sum: Consents, { requested, approved, denied, withdrawn }: Consents): Consents => ({
  requested: sum.requested + requested,
  approved: sum.approved + approved,
  denied: sum.denied + denied,
  withdrawn: sum.withdrawn + withdrawn,
});

/** The most first. A mini program's calls are counted under the category that it is approved for now. */
async function releases(
  { from, before }: Period,
  { usage, miniPrograms }: Stores,
): Promise<Figures["releases"]> {
  const sums = await usage.list({ from, before, by: "all", limit: MOST_ROWS });
  const rows = new Map<string, Figures["releases"][number]>();
  for (const { appid = "", times } of sums.filter(isRelease)) {
    const app = await miniPrograms.find(appid);
    if (!app) continue;
    const category = onlyCategoryOf(app);
    const key = category?.ids.join() ?? "";
    const row = rows.get(key) ?? { category, mini_programs: 0, times: 0 };
    rows.set(key, { category, mini_programs: row.mini_programs + 1, times: row.times + times });
  }
  return [...rows.values()].sort((a, b) => b.times - a.times);
}

const isRelease = (sum: UsageSum) => sum.what === "getrealnameinfo" && sum.code === 0;

function onlyCategoryOf({ approvedUses }: MiniProgram): Figures["releases"][number]["category"] {
  const [use, ...others] = approvedUses;
  if (!use || others.length > 0) return null;
  return { ids: [...categoryIdOf(use.category)], names: levelsOf(use.category).map(({ name }) => name) };
}

async function reviews(
  period: Period,
  deps: OperationDeps,
): Promise<Pick<Figures, "reviews" | "reviewed_of">> {
  const moved = await movedApplications(period.from, MOST_APPLICATIONS + 1, applicationDeps(deps));
  const looked = moved.slice(0, MOST_APPLICATIONS);
  const deadlines = await deadlinesOf(deps.stores.calendar);
  const seconds = (ms: number) => Math.round(ms / 1000);
  return {
    reviews: reviewTimes(looked, period).map(({ state, owner, count, medianMs, ninetiethMs }) => ({
      ...{ state, owner, count },
      median_seconds: seconds(medianMs),
      ninetieth_seconds: seconds(ninetiethMs),
      deadline_working_days: deadlines.get(state) ?? null,
    })),
    reviewed_of: { applications: looked.length, all: moved.length === looked.length },
  };
}
