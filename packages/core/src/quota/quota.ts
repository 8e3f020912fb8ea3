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
