/** How many calls a mini program may make. */

export { type Quota, type QuotaWindows, windowsAt } from "./quota.ts";
