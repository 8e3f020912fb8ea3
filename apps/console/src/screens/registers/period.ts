/** How far back a register counts: a choice in the address, which the API is asked for as a time. */

const MONTH_DAYS = 30;
const DAY_MS = 86_400_000;

/** At first it is a year, as the API has it. */
export type PeriodName = "month" | "" | "ever";

/** Whole days, so that the platform may count them once. @returns nothing for the API's own */
export function periodQuery(name: PeriodName, now: Date): { readonly from?: string } {
  if (name === "ever") return { from: new Date(0).toISOString() };
  if (name === "") return {};
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return { from: new Date(today - MONTH_DAYS * DAY_MS).toISOString() };
}
