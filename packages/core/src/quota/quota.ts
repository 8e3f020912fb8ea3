import { refuse } from "../failure.ts";
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

/** What is no number is never exceeded: a quota that is not one must not get in. */
export function requireQuota({ perMinute, perDay }: Quota): void {
  if (![perMinute, perDay].every((calls) => Number.isSafeInteger(calls) && calls >= 0)) {
    refuse("value_invalid", {
      hint: {
        en: "a quota is two whole numbers of calls, per minute and per day",
        zh: "额度是两个整数：每分钟和每日的调用次数",
      },
    });
  }
}
