/** What was counted of calls and consents, summed up and explained. */
import {
  type Actor,
  type ConsentStep,
  type CountedCall,
  refuse,
  type Stores,
  shanghaiDayStart,
  type UsageSum,
} from "@shiming/core";
import { errors, isErrcode, meanings, menderOf } from "@shiming/wire";
import type { Static } from "typebox";
import type { Usage, UsageInput } from "./schemas/usage.ts";
import { organisationsSeen } from "./seen-by.ts";
import { noMiniProgram } from "./subjects.ts";

/** Beyond them nobody reads, and an answer would be too large for a page. */
const MOST_ROWS = 50_000;
const DAY_MS = 86_400_000;
/** The quota counts a call when its access token was found good. */
const BEFORE_QUOTA: ReadonlySet<number> = new Set([43001, 43002, 41001, 40001, 42001]);

type Asked = Static<typeof UsageInput>;
type CallSum = Extract<UsageSum, { readonly what: CountedCall }>;
type ConsentSum = Extract<UsageSum, { readonly what: "consent" }>;

/**
 * Of the mini programs that the actor may see. Days are the last thirty, hours those of today, unless it is said.
 * @throws `entity_not_found` for a mini program that is not among them; `value_invalid` for too much, and for an end before its
 * beginning
 */
export async function reportUsage(asked: Asked, actor: Actor, stores: Stores, at: Date): Promise<Usage> {
  const { by = "day", together = false } = asked;
  // The hour that begins just now is told as well.
  const before = asked.to === undefined ? new Date(at.getTime() + 1) : new Date(asked.to);
  const from = asked.from === undefined ? beginningOf(by, before) : new Date(asked.from);
  if (from >= before) refuse("value_invalid", { hint: END_FIRST });
  const chosen = await appsOf(asked, actor, stores);
  const sums = await stores.usage.list({
    appids: chosen?.map(({ appid }) => appid),
    ...{ from, before, by, isTogether: together },
    limit: MOST_ROWS + 1,
  });
  if (sums.length > MOST_ROWS) refuse("value_invalid", { hint: TOO_MUCH });
  const apps = chosen ?? (await appsIn(sums, stores));
  const calls = sums.filter((sum): sum is CallSum => sum.what !== "consent");
  return {
    ...{ from: from.toISOString(), to: before.toISOString(), by },
    apps: apps.map(({ appid, name, quota }) => ({
      ...{ appid, name },
      quota: { per_minute: quota.perMinute, per_day: quota.perDay },
    })),
    sums: summed(calls),
    calls: calls.map((sum) => ({ ...whenOf(sum), call: sum.what, code: sum.code, times: sum.times })),
    consents: sums.filter((sum): sum is ConsentSum => sum.what === "consent").map(describeConsents),
    codes: explained(calls),
  };
}

const END_FIRST = {
  en: "the beginning is not before the end",
  zh: "开始时间应早于结束时间",
};
const TOO_MUCH = {
  en: `more than ${MOST_ROWS} rows: ask for a shorter time, for days, for one mini program, or for all together`,
  zh: `结果超过 ${MOST_ROWS} 行：请缩短时间范围、按天统计、指定一个小程序，或合并统计`,
};

function beginningOf(by: "hour" | "day", before: Date): Date {
  const day = shanghaiDayStart(new Date(before.getTime() - 1));
  return by === "hour" ? day : new Date(day.getTime() - 29 * DAY_MS);
}

/** @returns `undefined` for those of everybody */
async function appsOf({ appid, organisation_id }: Asked, actor: Actor, { miniPrograms }: Stores) {
  const among = organisationsSeen(actor, organisation_id);
  if (appid === undefined) return among && miniPrograms.list({ among });
  const app = await miniPrograms.find(appid);
  if (app && (among?.includes(app.organisationId ?? "") ?? true)) return [app];
  return refuse("entity_not_found", { hint: noMiniProgram({ appid }) });
}

async function appsIn(sums: readonly UsageSum[], { miniPrograms }: Stores) {
  const appids = new Set(sums.flatMap(({ appid }) => appid ?? []));
  const apps = await Promise.all([...appids].sort().map((appid) => miniPrograms.find(appid)));
  return apps.filter((app) => app !== undefined);
}

const whenOf = ({ start, appid }: UsageSum) => ({ start: start.toISOString(), appid: appid ?? null });

function describeConsents(sum: ConsentSum): { step: ConsentStep } & Usage["consents"][number] {
  return { ...whenOf(sum), step: sum.code, times: sum.times };
}

/** One for each hour or day of a mini program, in the order of the calls. */
function summed(calls: readonly CallSum[]): Usage["sums"] {
  const sums = new Map<string, Usage["sums"][number]>();
  for (const call of calls) {
    const when = whenOf(call);
    const key = `${when.start} ${when.appid}`;
    const { calls: all, failed, of_quota } = sums.get(key) ?? { calls: 0, failed: 0, of_quota: 0 };
    sums.set(key, {
      ...when,
      calls: all + call.times,
      failed: failed + (call.code === 0 ? 0 : call.times),
      of_quota: of_quota + (BEFORE_QUOTA.has(call.code) ? 0 : call.times),
    });
  }
  return [...sums.values()];
}

function explained(calls: readonly CallSum[]): Usage["codes"] {
  const codes = [...new Set(calls.map(({ code }) => code))].sort((a, b) => a - b);
  return codes.filter(isErrcode).map((code) => ({
    ...{ code, errmsg: errors[code].errmsg, meaning: meanings[code] },
    ...{ mended_by: menderOf(code), advice: errors[code].advice },
  }));
}
