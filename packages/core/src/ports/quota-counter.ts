import type { QuotaWindows } from "../quota/quota.ts";

export interface QuotaCounter {
  /**
   * Adds a call to both windows and tells how many each holds now: one count over all nodes. A call that comes late, from
   * the window before the present one, counts in the present one: no order of calls makes a window begin anew.
   */
  count(appid: string, windows: QuotaWindows): Promise<{ readonly minute: number; readonly day: number }>;
}
