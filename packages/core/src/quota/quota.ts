import { refuse } from "../failure.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { QuotaCounter } from "../ports/quota-counter.ts";
import { shanghaiDayOf } from "../shanghai-time.ts";

/** How many calls of `getrealnameinfo` a mini program was approved for. */
export interface Quota {
  readonly perMinute: number;
  readonly perDay: number;
}

/** The two windows a call falls into: the minute, and the day in Asia/Shanghai. */
export interface QuotaWindows {
  readonly minute: number;
  readonly day: number;
}

export function windowsAt(at: Date): QuotaWindows {
  return { minute: Math.floor(at.getTime() / 60_000), day: shanghaiDayOf(at) };
}

/**
 * Counts a call with a valid access token, whatever its answer will be (contract §5, Quota), and tells whose it is.
 * @throws `daily_quota_exceeded`, else `minute_quota_exceeded`; `access_token_invalid` where the mini program is gone
 */
export async function countCall(
  appid: string,
  deps: { readonly miniPrograms: Pick<MiniProgramStore, "find">; readonly quotas: QuotaCounter },
  at: Date,
): Promise<MiniProgram> {
  const app = await deps.miniPrograms.find(appid);
  if (!app) refuse("access_token_invalid");
  const calls = await deps.quotas.count(appid, windowsAt(at));
  if (calls.day > app.quota.perDay) refuse("daily_quota_exceeded");
  if (calls.minute > app.quota.perMinute) refuse("minute_quota_exceeded");
  return app;
}
