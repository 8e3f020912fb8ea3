import type { ApplicationState } from "@shiming/core";
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

    it("keeps the deadlines that were set last, over a restart", async ({ database }) => {
      const events = [staffWrite("deadlines_set")];
      const set = (state: ApplicationState, days: number) =>
        database.stores.calendar.changeDeadlines((now) => ({
          next: new Map([...now, [state, days]]),
          events,
        }));
      expect(await database.stores.calendar.deadlines()).toEqual(new Map());
      await Promise.all([set("submitted", 7), set("permission_submitted", 9)]);
      await set("submitted", 8);
      await database.restart();
      expect(await database.stores.calendar.deadlines()).toEqual(
        new Map([
          ["permission_submitted", 9],
          ["submitted", 8],
        ]),
      );
    });
  });
}
