import { expect, it } from "vitest";
import type { Step } from "./application.ts";
import { reviewTimes } from "./review-times.ts";

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(hours * HOUR_MS);
const step = (move: Step["move"], to: Step["to"], hours: number): Step => ({
  move,
  to,
  at: at(hours),
  by: "x",
});

/** Submitted at hour 100, opened so many hours later. */
const waited = (hours: number) => ({
  history: [step("receive", "submitted", 100), step("open_entrance", "entrance_opened", 100 + hours)],
});
const ALWAYS = { from: at(0), before: at(10_000) };

it("tells the median and what nine of ten did not exceed, by the state that was left", () => {
  const times = reviewTimes([1, 2, 3, 4, 5, 6, 7, 8, 9, 30].map(waited), ALWAYS);
  expect(times).toEqual([
    { state: "submitted", owner: "staff", count: 10, medianMs: 5.5 * HOUR_MS, ninetiethMs: 9 * HOUR_MS },
  ]);
  expect(reviewTimes([1, 7, 3].map(waited), ALWAYS)).toMatchObject([
    { medianMs: 3 * HOUR_MS, ninetiethMs: 7 * HOUR_MS },
  ]);
});

it("counts what was left in that time, and nothing that still stands there", () => {
  const applications = [waited(1), waited(50), { history: [step("receive", "submitted", 100)] }];
  expect(reviewTimes(applications, { from: at(140), before: at(160) })).toMatchObject([{ count: 1 }]);
  expect(reviewTimes(applications, { from: at(160), before: at(170) })).toEqual([]);
});

it("says nothing of states in which nobody has to move", () => {
  const approved = {
    history: [step("admit", "approved", 1), step("suspend", "suspended", 2), step("resume", "approved", 5)],
  };
  expect(reviewTimes([approved], ALWAYS)).toMatchObject([{ state: "suspended", medianMs: 3 * HOUR_MS }]);
});
