import { expect, it } from "vitest";
import { readCalendar, spansOf } from "./calendar.ts";

it("reads a year of days, with or without a head, by comma of either kind or tab", () => {
  expect(readCalendar("day,is\n2027-10-01,holiday\n\n2027-10-09，workday\r\n2027-10-02\tholiday")).toEqual({
    year: "2027",
    days: [
      { day: "2027-10-01", is: "holiday" },
      { day: "2027-10-09", is: "workday" },
      { day: "2027-10-02", is: "holiday" },
    ],
  });
});

it("names the line that cannot be read, the one of another year, and a day that is two things", () => {
  expect(readCalendar("2027-10-01,holiday\n2027-10-02,off")).toMatchObject({ wrong: "badLine", line: 2 });
  expect(readCalendar("2027-10-01,holiday\n2028-01-01,holiday")).toMatchObject({
    wrong: "otherYear",
    line: 2,
  });
  expect(readCalendar("2027-10-02,holiday\n2027-10-02,workday")).toEqual({
    ...{ wrong: "both", line: 2, text: "2027-10-02" },
  });
  expect(readCalendar("\n")).toMatchObject({ wrong: "empty" });
});

it("shows days that follow one another as one span", () => {
  expect(spansOf(["2026-01-01", "2026-01-02", "2026-02-28", "2026-03-01"])).toEqual([
    { from: "2026-01-01", to: "2026-01-02" },
    { from: "2026-02-28", to: "2026-03-01" },
  ]);
});
