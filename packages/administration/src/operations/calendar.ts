import { calendarOf, importCalendar } from "@shiming/core";
import Type, { type Static } from "typebox";
import { operation } from "../operation.ts";
import { Input, Nothing, Unchanged } from "../schemas/common.ts";
import { thePlatform } from "../subjects.ts";

const Days = Type.Array(
  Type.Object({
    day: Type.String({ description: "2026-10-01" }),
    is: Type.Enum(["holiday", "workday"], { description: "workday: a weekend that is worked" }),
  }),
);

export const calendarOperations = {
  "calendar.show": operation("calendar.show", {
    method: "GET",
    path: "/calendar",
    summary: { en: "Public holidays, and weekends that are worked", zh: "节假日和调休上班日" },
    input: Nothing,
    output: Days,
    subject: thePlatform,
    run: async (_input, _actor, { stores }) => {
      const days = await calendarOf(stores.calendar);
      return [...days].map(([day, is]) => ({ day, is })).sort((a, b) => (a.day < b.day ? -1 : 1));
    },
  }),

  "calendar.import": operation("calendar.import", {
    method: "PUT",
    path: "/calendar/{year}",
    summary: {
      en: "Import the days of a year, in place of those known",
      zh: "导入一年的节假日安排，取代已有的",
    },
    input: Input({ year: Type.String({ description: "2027" }), days: Days, if_unchanged: Unchanged(Days) }),
    output: Days,
    subject: thePlatform,
    run: async ({ year, days, if_unchanged: seen }, actor, { stores }, at) => {
      await importCalendar(year, days, actor, stores.calendar, at, seen && daysOf(seen));
      return days;
    },
  }),
};

const daysOf = (days: Static<typeof Days>) => new Map(days.map(({ day, is }) => [day, is]));
