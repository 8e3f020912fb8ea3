import type { CalendarStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

interface Row {
  readonly day: string;
  readonly is: "holiday" | "workday";
}

export function createCalendarStore({ database, queue }: Connection, settle: Settle): CalendarStore {
  const all = database.prepare<[], Row>("SELECT * FROM calendar_days ORDER BY day");
  const ofYear = database.prepare<[string], Row>(
    "SELECT * FROM calendar_days WHERE substr(day, 1, 4) = ? ORDER BY day",
  );
  const forget = database.prepare<[string]>("DELETE FROM calendar_days WHERE substr(day, 1, 4) = ?");
  const put = database.prepare<[string, string]>("INSERT INTO calendar_days VALUES (?, ?)");
  return {
    days: async () => daysOf(all.all()),
    changeYear: (year, change) =>
      queue.run(() => {
        const { next, ...caused } = change(daysOf(ofYear.all(year)));
        forget.run(year);
        for (const [day, is] of next) put.run(day, is);
        settle(caused);
      }),
  };
}

const daysOf = (rows: readonly Row[]) => new Map(rows.map(({ day, is }) => [day, is]));
