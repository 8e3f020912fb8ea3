import { expect, it } from "vitest";
import { shanghaiDateOf, shanghaiDayStart, shanghaiTimeOf } from "./shanghai-time.ts";

it("a date is that of the calendar in Asia/Shanghai, in winter and in summer", () => {
  const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });
  for (let hour = 0; hour < 24 * 400; hour += 7) {
    const time = new Date(Date.UTC(2026, 0, 1, hour));
    expect(shanghaiDateOf(time)).toBe(calendar.format(time));
  }
});

it("a day begins at its midnight, and an hour is that of the clock on the wall", () => {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", timeStyle: "short" });
  for (let minute = 0; minute < 60 * 24 * 3; minute += 37) {
    const time = new Date(Date.UTC(2026, 11, 30, 0, minute));
    expect(shanghaiTimeOf(time)).toBe(clock.format(time));
    const start = shanghaiDayStart(time);
    expect([shanghaiDateOf(start), clock.format(start)]).toEqual([shanghaiDateOf(time), "00:00"]);
  }
});
