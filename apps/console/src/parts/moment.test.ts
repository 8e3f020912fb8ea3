import { expect, it } from "vitest";
import { daysUntil, momentText, platformDay, platformMidnight } from "./moment.ts";

it("a time is told in the viewer's zone, with the platform's beside it where that is another", () => {
  const instant = "2026-11-27T16:30:00Z";
  expect(momentText(instant, "zh-CN", "Asia/Shanghai")).toEqual({
    own: "2026-11-28 00:30",
    platform: undefined,
  });
  expect(momentText(instant, "zh-CN", "Europe/London")).toEqual({
    own: "2026-11-27 16:30",
    platform: "2026-11-28 00:30",
  });
  expect(momentText(instant, "en", "Europe/London").own).toBe("Nov 27, 2026, 16:30");
  expect(momentText(instant, "zh-CN", "Asia/Shanghai", "day").own).toBe("2026-11-28");
});

it("days until a deadline are whole, and negative once it is over", () => {
  const now = Date.parse("2026-11-27T12:00:00Z");
  expect([daysUntil("2026-11-29T11:00:00Z", now), daysUntil("2026-11-26T13:00:00Z", now)]).toEqual([1, -1]);
});

it("a day is the platform's, wherever somebody looks from", () => {
  expect(platformDay("2026-11-27T16:00:00Z")).toBe("2026-11-28");
  expect(platformMidnight("2026-11-28").toISOString()).toBe("2026-11-27T16:00:00.000Z");
});
