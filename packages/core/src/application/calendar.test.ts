import { expect, it } from "vitest";
import { OPERATOR } from "../testing/operator.ts";
import { calendarOf, importCalendar, type SpecialDay, unknownYears } from "./calendar.ts";
import type { WorkingDays } from "./working-days.ts";

const at = new Date("2026-11-29T04:00:00Z");

/** What an import changes, of a year of which nothing was known. */
async function imported(year: string, days: readonly SpecialDay[]): Promise<WorkingDays | undefined> {
  let kept: WorkingDays | undefined;
  const store = {
    changeYear: async (_: string, change: (now: WorkingDays) => { readonly next: WorkingDays }) => {
      kept = change(new Map()).next;
    },
  };
  await importCalendar(year, days, OPERATOR, store, at);
  return kept;
}

it("takes a year of days, one that is said twice as once", async () => {
  const days = [
    { day: "2028-02-29", is: "holiday" },
    { day: "2028-10-08", is: "workday" },
    { day: "2028-02-29", is: "holiday" },
  ] as const;
  expect(await imported("2028", days)).toEqual(
    new Map([
      ["2028-02-29", "holiday"],
      ["2028-10-08", "workday"],
    ]),
  );
});

it("does not clear a year by a file without a day", async () => {
  await expect(imported("2027", [])).rejects.toMatchObject({
    failure: "value_invalid",
    detail: { hint: { zh: expect.stringContaining("没有任何一天") } },
  });
});

it("names each day that is none, of another year, or two things at once", async () => {
  const days = [
    { day: "2027-02-29", is: "holiday" },
    { day: "2026-10-01", is: "holiday" },
    { day: "2027-10-1", is: "holiday" },
    { day: "2027-10-02", is: "holiday" },
    { day: "2027-10-02", is: "workday" },
  ] as const;
  await expect(imported("2027", days)).rejects.toMatchObject({
    detail: {
      hint: {
        en: "2027-02-29 is no day of 2027; 2026-10-01 is no day of 2027; 2027-10-1 is no day of 2027; 2027-10-02 is said to be both",
        zh: "2027-02-29 不是 2027 年的日期；2026-10-01 不是 2027 年的日期；2027-10-1 不是 2027 年的日期；2027-10-02 既写作放假，又写作上班",
      },
    },
  });
});

it("misses the year that goes on, and in December the next one, as days are in China", async () => {
  const known = await calendarOf({ days: async () => new Map([["2028-01-01", "holiday"]]) });
  const missing = (time: string) => unknownYears(known, new Date(time));
  expect(missing("2026-11-30T15:59:59Z")).toEqual([]);
  expect(missing("2026-11-30T16:00:00Z")).toEqual(["2027"]);
  expect(missing("2026-12-31T16:00:00Z")).toEqual(["2027"]);
  expect(missing("2027-12-31T15:59:59Z")).toEqual(["2027"]);
  expect(missing("2028-11-30T00:00:00Z")).toEqual([]);
  expect(missing("2028-12-31T15:59:59Z")).toEqual(["2029"]);
});
