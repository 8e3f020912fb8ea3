import type { CalendarStore } from "@shiming/core";
import { daysOf, deadlinesIn, type Row, type TurnRow } from "../rows/calendar.ts";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

export function createCalendarStore({ database, queue }: Connection, settle: Settle): CalendarStore {
  const all = database.prepare<[], Row>("SELECT * FROM calendar_days ORDER BY day");
  const ofYear = database.prepare<[string], Row>(
    "SELECT * FROM calendar_days WHERE substr(day, 1, 4) = ? ORDER BY day",
  );
  const forget = database.prepare<[string]>("DELETE FROM calendar_days WHERE substr(day, 1, 4) = ?");
  const put = database.prepare<[string, string]>('INSERT INTO calendar_days (day, "is") VALUES (?, ?)');
  const turns = database.prepare<[], TurnRow>("SELECT * FROM deadlines ORDER BY state");
  const forgetTurns = database.prepare<[]>("DELETE FROM deadlines");
  const putTurn = database.prepare<[string, number]>(
    "INSERT INTO deadlines (state, working_days) VALUES (?, ?)",
  );
  return {
    days: async () => daysOf(all.all()),
    deadlines: async () => deadlinesIn(turns.all()),
    changeDeadlines: (change) =>
      queue.run(() => {
        const { next, ...caused } = change(deadlinesIn(turns.all()));
        forgetTurns.run();
        for (const [state, days] of next) putTurn.run(state, days);
        settle(caused);
      }),
    changeYear: (year, change) =>
      queue.run(() => {
        const { next, ...caused } = change(daysOf(ofYear.all(year)));
        forget.run(year);
        for (const [day, is] of next) put.run(day, is);
        settle(caused);
      }),
  };
}
