import { describe, expect, it } from "vitest";
import { offerOf, type PickerSettings, pickedValue } from "./picker-columns.ts";

const TODAY = new Date(2026, 10, 22);

const settings = (some: Partial<PickerSettings>): PickerSettings => ({
  ...{ mode: "date", range: [], rangeKey: "", value: null, start: "", end: "", fields: "day" },
  ...some,
});

function chosenIn(some: Partial<PickerSettings>): unknown {
  const offer = offerOf(settings(some), TODAY);
  return offer && pickedValue(settings(some), offer);
}

describe("a date", () => {
  it("is today where none is given, and the nearest there is where it is out of bounds", () => {
    expect(chosenIn({})).toBe("2026-11-22");
    expect(chosenIn({ value: "2019-05-05", start: "2020-02-03" })).toBe("2020-02-03");
    expect(chosenIn({ value: "2031-05-05", end: "2030-02-03" })).toBe("2030-02-03");
  });

  it.each([
    ["2024-02-15", 29],
    ["2026-02-15", 28],
    ["2100-02-15", 28],
    ["2026-04-15", 30],
    ["2026-12-15", 31],
  ])("%s is in a month of %i days", (value, days) => {
    expect(offerOf(settings({ value }), TODAY)?.columns[2]).toHaveLength(days);
  });

  it("offers in the first and the last month what is within the bounds", () => {
    const bounds = { start: "2026-11-20", end: "2027-02-10" };
    const first = offerOf(settings({ ...bounds, value: "2026-11-25" }), TODAY);
    expect(first?.columns.map((column) => column[0])).toEqual(["2026年", "11月", "20日"]);
    const last = offerOf(settings({ ...bounds, value: "2027-02-05" }), TODAY);
    expect(last?.columns.map((column) => column.at(-1))).toEqual(["2027年", "02月", "10日"]);
  });

  it("can be picked whatever the bounds are", () => {
    expect(chosenIn({ value: "nonsense", start: "2030-01-02", end: "2020-01-01" })).toBe("2030-01-02");
    expect(chosenIn({ mode: "time", value: "nonsense", start: "10:30", end: "08:00" })).toBe("10:30");
  });

  it("has only the fields that are asked for", () => {
    expect(chosenIn({ value: "2026-03-04", fields: "month" })).toBe("2026-03");
    expect(chosenIn({ value: "2026-03-04", fields: "year" })).toBe("2026");
  });
});

it("a time outside of its bounds is the nearest hour's", () => {
  expect(chosenIn({ mode: "time", value: "07:10", start: "08:15", end: "18:00" })).toBe("08:15");
  expect(chosenIn({ mode: "time", value: "23:59" })).toBe("23:59");
});

it("a selector's value is an index, whatever was given for it", () => {
  for (const value of [1, "1"]) expect(chosenIn({ mode: "selector", range: ["a", "b"], value })).toBe(1);
  for (const value of [null, "", "x", -3]) {
    expect(chosenIn({ mode: "selector", range: ["a", "b"], value })).toBe(0);
  }
});
