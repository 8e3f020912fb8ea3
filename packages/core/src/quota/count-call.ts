import { refuse } from "../failure.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { QuotaCounter } from "../ports/quota-counter.ts";
import { windowsAt } from "./quota.ts";

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
