/** Approved quotas, where `sandbox.json` names a mini program with a small one. Contract §5. */
import { limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, requireCode } from "../check.ts";
import { NotJudged } from "../finding.ts";
import { accessTokenOf } from "../parties/access.ts";
import { exchange } from "../parties/merchant.ts";
import type { TargetApp } from "../target.ts";
import { text } from "../text.ts";

const section = 5;
/** More calls than that are not made to reach a quota. */
const MOST_CALLS = 100;
const ALONE = "quota";

type Window = "perMinute" | "perDay";

function appWith(stage: Stage, window: Window): { app: TargetApp; calls: number } {
  for (const app of stage.target.limitedApps) {
    const calls = app.quota[window];
    if (calls !== undefined && calls <= MOST_CALLS) return { app, calls };
  }
  throw new NotJudged(`sandbox.json names no mini program whose quota has a small ${nameOf[window]}`);
}

const nameOf = { perMinute: "per_minute", perDay: "per_day" } as const;
const errcodeOf = { perMinute: 45011, perDay: 45009 } as const;

/**
 * Calls that fail for their body, one after the other. A run before this one may have used a part of the quota, and a
 * minute may end meanwhile: whoever makes twice as many calls as a window holds and one has met the limit.
 */
async function meetLimit(stage: Stage, window: Window): Promise<void> {
  const { app, calls } = appWith(stage, window);
  const accessToken = await accessTokenOf(stage, app);
  for (let call = 0; call <= 2 * calls; call++) {
    const received = await exchange(stage, {}, { accessToken });
    requireCode(received, 94001, 45009, 45011);
    if (received.json.errcode === errcodeOf[window]) return;
    if (received.json.errcode === 45009) throw new NotJudged("the day's quota is used up");
  }
  demand(false, `errcode ${errcodeOf[window]} after ${calls} calls`, `none in ${2 * calls + 1} calls`);
}

export const quotaCases: readonly Case[] = [
  {
    section,
    title: text(
      "quota: calls over the minute's quota get 45011, whatever the answers before",
      "调用额度：超出每分钟额度的调用得到 45011，不论之前的应答是什么",
    ),
    alone: ALONE,
    run: (stage) => meetLimit(stage, "perMinute"),
  },
  {
    section,
    title: text(
      "quota: calls over the day's quota get 45009, whatever the answers before",
      "调用额度：超出每日额度的调用得到 45009，不论之前的应答是什么",
    ),
    alone: ALONE,
    run: (stage) => meetLimit(stage, "perDay"),
  },
  {
    section,
    title: text(
      `quota: days begin at midnight in ${limits.quotaTimeZone}`,
      `调用额度：一天从 ${limits.quotaTimeZone} 的零点开始`,
    ),
    run: () => Promise.reject(new NotJudged("nobody waits for midnight")),
  },
];
