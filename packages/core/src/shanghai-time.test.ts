import { expect, it } from "vitest";
import { shanghaiDateOf } from "./shanghai-time.ts";

it("a date is that of the calendar in Asia/Shanghai, in winter and in summer", () => {
  const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });
  for (let hour = 0; hour < 24 * 400; hour += 7) {
    const time = new Date(Date.UTC(2026, 0, 1, hour));
    expect(shanghaiDateOf(time)).toBe(calendar.format(time));
  }
});
