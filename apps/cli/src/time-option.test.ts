import { expect, it } from "vitest";
import { parseTime } from "./time-option.ts";

it.each([
  ["2026-12-31", "start", "2026-12-30T16:00:00.000Z"],
  ["2026-12-31", "end", "2026-12-31T16:00:00.000Z"],
  ["2026-12-31T18:00", "end", "2026-12-31T10:00:00.000Z"],
  ["2026-12-31 18:00:05", "start", "2026-12-31T10:00:05.000Z"],
  ["2026-12-31T18:00:00Z", "start", "2026-12-31T18:00:00.000Z"],
  ["2026-12-31T18:00:00.5-01:00", "start", "2026-12-31T19:00:00.500Z"],
] as const)("%s as the %s is %s", (text, edge, at) => {
  expect(parseTime("--to", text, edge).toISOString()).toBe(at);
});

it.each([
  "",
  "1",
  "tomorrow",
  "2026-02-30",
  "2026-13-01",
  "2026-12-31T25:00",
  "31.12.2026",
  "2026-12-31T18:00+8",
])("%j is no time, which the sentence says with the option's name", (text) => {
  expect(() => parseTime("--to", text, "start")).toThrow("--to takes a day or a time");
});
