import { type StaffMember, type StaffStore, staffRow, telling } from "@shiming/core";
import type { Database } from "better-sqlite3";
import { fromRow, type Row, toRow } from "../rows/staff.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createStaffStore({ database, queue }: Connection, settle: Settle): StaffStore {
  const { find, list, put } = staffRows(database);
  return {
    find: async (id) => find(id),
    list: async () => list(),
    change: (id, change) =>
      queue.run(() => {
        const now = find(id);
        const { next, ...caused } = change(now, list());
        put(next);
        settle(telling(caused, now ? [staffRow(now)] : [], [staffRow(next)]));
      }),
  };
}

/** Its rows, for units of work that change them among others. */
export function staffRows(database: Database) {
  const find = database.prepare<[string], Row>("SELECT * FROM staff WHERE id = ?");
  const list = database.prepare<[], Row>("SELECT * FROM staff ORDER BY since, id");
  const put = database.prepare<[Row]>(`INSERT OR REPLACE INTO staff ${named("id roles state since")}`);
  return {
    find(id: string): StaffMember | undefined {
      const row = find.get(id);
      return row && fromRow(row);
    },
    list: (): readonly StaffMember[] => list.all().map(fromRow),
    put: (member: StaffMember): void => void put.run(toRow(member)),
  };
}
