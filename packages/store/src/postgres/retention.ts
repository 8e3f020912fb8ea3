import { type RetainedClass, type RetentionStore, retainedClasses } from "@shiming/core";
import {
  type HoldRow,
  holdOf,
  type PeriodRow,
  periodsOf,
  retentionSql,
  rowOfHold,
} from "../rows/retention.ts";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

const periods = statement<object, PeriodRow>("SELECT class, days FROM retention_periods ORDER BY class");
const forgetPeriods = statement<object>("DELETE FROM retention_periods");
const putPeriod = statement<PeriodRow>("INSERT INTO retention_periods (class, days) VALUES (@class, @days)");
const holds = statement<object, HoldRow>("SELECT * FROM legal_holds ORDER BY placed_at, id");
const forgetHolds = statement<object>("DELETE FROM legal_holds");
const putHold = statement<HoldRow>(
  `INSERT INTO legal_holds (id, kind, subject, user_id, reason, placed_at)
   VALUES (@id, @kind, @subject, @user_id, @reason, @placed_at)`,
);

const classes = new Map(retainedClasses.map((kind) => [kind, prepared(kind)]));

function prepared(kind: RetainedClass) {
  const sql = retentionSql(kind);
  return {
    part: statement<{ after: string; limit: number }, { last: string | null; count: number }>(sql.part),
    remove: statement<{ after: string; last: string; before: number }>(sql.remove),
  };
}

export function createRetentionStore(connection: Connection): RetentionStore {
  return {
    periods: async () => periodsOf(await connection.all(periods, {})),
    changePeriods: (change) =>
      connection.unit(async (unit) => {
        await unit.hold("retention_periods");
        const { next, ...caused } = change(periodsOf(await unit.all(periods, {})));
        await unit.run(forgetPeriods, {});
        for (const [kind, days] of next) await unit.run(putPeriod, { class: kind, days });
        await settle(unit, caused);
      }),
    holds: async () => (await connection.all(holds, {})).map(holdOf),
    changeHolds: (change) =>
      connection.unit(async (unit) => {
        await unit.hold("legal_holds");
        const { next, ...caused } = change((await unit.all(holds, {})).map(holdOf));
        await unit.run(forgetHolds, {});
        for (const hold of next) await unit.run(putHold, rowOfHold(hold));
        await settle(unit, caused);
      }),
    removeEnded: (kind, { after, before, limit, tell }) =>
      connection.unit(async (unit) => {
        const { part, remove } = classes.get(kind) ?? prepared(kind);
        const { last, count } = (await unit.first(part, { after, limit })) ?? { last: null, count: 0 };
        if (last === null) return { removed: 0, next: undefined };
        const removed = await unit.run(remove, { after, last, before: before.getTime() });
        await settle(unit, { events: tell(removed) });
        return { removed, next: Number(count) === limit ? last : undefined };
      }),
  };
}
