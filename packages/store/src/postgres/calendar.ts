import type { CalendarStore } from "@shiming/core";
import { daysOf, deadlinesIn, type Row, type TurnRow } from "../rows/calendar.ts";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

const all = statement<object, Row>("SELECT * FROM calendar_days ORDER BY day");
const ofYear = statement<{ year: string }, Row>(
  "SELECT * FROM calendar_days WHERE substr(day, 1, 4) = @year ORDER BY day",
);
const forget = statement<{ year: string }>("DELETE FROM calendar_days WHERE substr(day, 1, 4) = @year");
const put = statement<Row>(`INSERT INTO calendar_days (day, "is") VALUES (@day, @is)`);

const turns = statement<object, TurnRow>("SELECT * FROM deadlines ORDER BY state");
const forgetTurns = statement<object>("DELETE FROM deadlines");
const putTurn = statement<TurnRow>(
  "INSERT INTO deadlines (state, working_days) VALUES (@state, @working_days)",
);

export function createCalendarStore(connection: Connection): CalendarStore {
  return {
    days: async () => daysOf(await connection.all(all, {})),
    deadlines: async () => deadlinesIn(await connection.all(turns, {})),
    changeDeadlines: (change) =>
      connection.unit(async (unit) => {
        await unit.hold("deadlines");
        const { next, ...caused } = change(deadlinesIn(await unit.all(turns, {})));
        await unit.run(forgetTurns, {});
        for (const [state, working_days] of next) await unit.run(putTurn, { state, working_days });
        await settle(unit, caused);
      }),
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
