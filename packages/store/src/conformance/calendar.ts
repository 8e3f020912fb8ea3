import { describe, expect } from "vitest";
import type { StoreTest } from "./database.ts";
import { staffWrite } from "./samples.ts";

export function describeCalendar(it: StoreTest): void {
  describe("the calendar", () => {
    it("keeps the days of a year until they are replaced, and those of other years", async ({ database }) => {
      const caused = { events: [staffWrite("calendar_imported")] };
      const { calendar } = database.stores;
      await calendar.changeYear("2026", () => ({ next: new Map([["2026-10-01", "holiday"]]), ...caused }));
      await calendar.changeYear("2027", () => ({ next: new Map([["2027-01-01", "holiday"]]), ...caused }));
      await calendar.changeYear("2026", () => ({ next: new Map([["2026-10-10", "workday"]]), ...caused }));
      await database.restart();
      expect(await database.stores.calendar.days()).toEqual(
        new Map([
          ["2026-10-10", "workday"],
          ["2027-01-01", "holiday"],
        ]),
      );
    });
  });
}
