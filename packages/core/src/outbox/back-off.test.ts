import { expect, it } from "vitest";
import { type BackOff, EVENT_BACK_OFF, MAIL_BACK_OFF, nextTry } from "./back-off.ts";

const DAY_MINUTES = 24 * 60;

function waitsOf(backOff: BackOff) {
  const since = new Date(0);
  const waits: number[] = [];
  let at = since;
  for (let attempts = 1; ; attempts++) {
    const next = nextTry(attempts, since, at, backOff);
    if (!next) return { waits, minutes: at.getTime() / 60_000 };
    waits.push((next.getTime() - at.getTime()) / 60_000);
    at = next;
  }
}

it("a mail waits a minute, then longer, at most six hours, for three days", () => {
  const { waits, minutes } = waitsOf(MAIL_BACK_OFF);
  expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
  expect(Math.max(...waits)).toBe(360);
  expect(minutes).toBeGreaterThan(2.7 * DAY_MINUTES);
  expect(minutes).toBeLessThanOrEqual(3 * DAY_MINUTES);
});

it("an event waits a minute, then longer, at most an hour, for seven days", () => {
  const { waits, minutes } = waitsOf(EVENT_BACK_OFF);
  expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(minutes).toBeGreaterThan(6.9 * DAY_MINUTES);
  expect(minutes).toBeLessThanOrEqual(7 * DAY_MINUTES);
});
