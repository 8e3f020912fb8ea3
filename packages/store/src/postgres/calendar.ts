import type { CalendarStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

interface Row {
  readonly day: string;
  readonly is: "holiday" | "workday";
}

const all = statement<object, Row>("SELECT * FROM calendar_days ORDER BY day");
const forget = statement<{ year: string }>("DELETE FROM calendar_days WHERE substr(day, 1, 4) = @year");
const put = statement<Row>(`INSERT INTO calendar_days (day, "is") VALUES (@day, @is)`);

export function createCalendarStore(connection: Connection): CalendarStore {
  return {
    days: async () => new Map((await connection.all(all, {})).map(({ day, is }) => [day, is])),
    replaceYear: (year, days, caused) =>
      connection.unit(async (unit) => {
        await unit.hold("calendar");
        await unit.run(forget, { year });
        for (const [day, is] of days) await unit.run(put, { day, is });
        await settle(unit, caused);
      }),
  };
}
