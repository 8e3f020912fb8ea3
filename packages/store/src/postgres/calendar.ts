import type { CalendarStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

interface Row {
  readonly day: string;
  readonly is: "holiday" | "workday";
}

const all = statement<object, Row>("SELECT * FROM calendar_days ORDER BY day");
const ofYear = statement<{ year: string }, Row>(
  "SELECT * FROM calendar_days WHERE substr(day, 1, 4) = @year ORDER BY day",
);
const forget = statement<{ year: string }>("DELETE FROM calendar_days WHERE substr(day, 1, 4) = @year");
const put = statement<Row>(`INSERT INTO calendar_days (day, "is") VALUES (@day, @is)`);

export function createCalendarStore(connection: Connection): CalendarStore {
  return {
    days: async () => daysOf(await connection.all(all, {})),
    changeYear: (year, change) =>
      connection.unit(async (unit) => {
        await unit.hold("calendar");
        const { next, ...caused } = change(daysOf(await unit.all(ofYear, { year })));
        await unit.run(forget, { year });
        for (const [day, is] of next) await unit.run(put, { day, is });
        await settle(unit, caused);
      }),
  };
}

const daysOf = (rows: readonly Row[]) => new Map(rows.map(({ day, is }) => [day, is]));
