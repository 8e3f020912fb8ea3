import { type AccountKey, accountContext } from "../account/account.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { ThrottleStore } from "../ports/throttle-store.ts";
import { shanghaiTimeOf } from "../shanghai-time.ts";

const HOUR_MS = 3_600_000;

export interface RequestLimitDeps {
  readonly throttles: Pick<ThrottleStore, "count">;
  /** How often a mini program may ask the same person within an hour, on all nodes together; no limit where it is absent. */
  readonly consentRequestsPerHour?: number | undefined;
}

/** Nobody is worn down by being asked again and again. @throws `access_denied` that says from when on it may be asked again */
export async function requireFewRequests(
  account: AccountKey,
  appid: string,
  { throttles, consentRequestsPerHour: most }: RequestLimitDeps,
  at: Date,
): Promise<void> {
  if (most === undefined) return;
  const subject = digestOf(`consent requests of ${appid} to ${accountContext(account)}`);
  const { times, endsAt } = await throttles.count(subject, HOUR_MS, at);
  if (times <= most) return;
  const time = shanghaiTimeOf(endsAt);
  refuse("access_denied", {
    hint: {
      en: `this person was asked ${most} times within an hour; the mini program may ask again after ${time} (Asia/Shanghai)`,
      zh: `一小时内已向本人请求 ${most} 次；${time}（北京时间）后才可再次请求`,
    },
  });
}
