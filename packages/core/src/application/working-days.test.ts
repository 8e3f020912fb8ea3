import { expect, it } from "vitest";
import { publishedDays } from "./published-days.ts";
import { deadlineFrom, isWorkingDay } from "./working-days.ts";

const shanghai = (text: string) => new Date(`${text}+08:00`);
const deadline = (from: string, days: number) => deadlineFrom(shanghai(from), days, publishedDays);

// 国办发明电〔2025〕7号
it.each([
  ["an ordinary week", "2026-11-23T09:00", 3, "2026-11-26T23:59:59"],
  ["a weekend", "2026-11-27T23:30", 1, "2026-11-30T23:59:59"],
  ["the spring festival", "2026-02-13T18:00", 3, "2026-02-25T23:59:59"],
  ["the national day and the Saturday that is worked for it", "2026-09-30T10:00", 3, "2026-10-10T23:59:59"],
  ["a Sunday that is worked", "2026-09-18T10:00", 1, "2026-09-20T23:59:59"],
  ["the new year, whose days are not known, by its weekdays", "2026-12-31T10:00", 1, "2027-01-01T23:59:59"],
])("a deadline over %s", (_, from, days, until) => {
  expect(deadline(from, days)).toEqual(shanghai(until));
});

it("a working day is one in Shanghai", () => {
  expect(isWorkingDay(shanghai("2026-11-27T23:59"), new Map())).toBe(true);
  expect(isWorkingDay(shanghai("2026-11-28T00:00"), new Map())).toBe(false);
});

it("a calendar that knows nothing but holidays keeps nobody waiting for ever", () => {
  const days = Array.from({ length: 400 }, (_, n) =>
    new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
  );
  const calendar = new Map(days.map((day) => [day, "holiday"] as const));
  expect(deadlineFrom(shanghai("2026-01-01T09:00"), 1, calendar)).toEqual(shanghai("2026-01-31T23:59:59"));
});
