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
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createRetentionStore({ database, queue }: Connection, settle: Settle): RetentionStore {
  const periods = database.prepare<[], PeriodRow>("SELECT class, days FROM retention_periods ORDER BY class");
  const forgetPeriods = database.prepare("DELETE FROM retention_periods");
  const putPeriod = database.prepare<[PeriodRow]>(`INSERT INTO retention_periods ${named("class days")}`);
  const holds = database.prepare<[], HoldRow>("SELECT * FROM legal_holds ORDER BY placed_at, id");
  const forgetHolds = database.prepare("DELETE FROM legal_holds");
  const putHold = database.prepare<[HoldRow]>(
    `INSERT INTO legal_holds ${named("id kind subject user_id reason placed_at")}`,
  );
  const classes = new Map(retainedClasses.map((kind) => [kind, prepared(kind)]));

  function prepared(kind: RetainedClass) {
    const sql = retentionSql(kind);
    return {
      part: database.prepare<[object], { last: string | null; count: number }>(sql.part),
      remove: database.prepare<[object]>(sql.remove),
    };
  }

  return {
    periods: async () => queue.read(() => periodsOf(periods.all())),
    changePeriods: (change) =>
      queue.run(() => {
        const { next, ...caused } = change(periodsOf(periods.all()));
        forgetPeriods.run();
        for (const [kind, days] of next) putPeriod.run({ class: kind, days });
        settle(caused);
      }),
    holds: async () => queue.read(() => holds.all().map(holdOf)),
    changeHolds: (change) =>
      queue.run(() => {
        const { next, ...caused } = change(holds.all().map(holdOf));
        forgetHolds.run();
        for (const hold of next) putHold.run(rowOfHold(hold));
        settle(caused);
      }),
    removeEnded: (kind, { after, before, limit, tell }) =>
      queue.run(() => {
        const { part, remove } = classes.get(kind) ?? prepared(kind);
        const { last, count } = part.get({ after, limit }) ?? { last: null, count: 0 };
        if (last === null) return { removed: 0, next: undefined };
        const removed = remove.run({ after, last, before: before.getTime() }).changes;
        settle({ events: tell(removed) });
        return { removed, next: count === limit ? last : undefined };
      }),
  };
}
