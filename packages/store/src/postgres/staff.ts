import { type StaffMember, type StaffStore, staffRow, telling } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/staff.ts";
import type { Connection, Queries, Unit } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const staff = tableOf<Row, "id">("staff", ["id"], "roles state since");
const list = statement<object, Row>("SELECT * FROM staff ORDER BY since, id");

export function createStaffStore(connection: Connection): StaffStore {
  const listNow = async (queries: Queries) => (await queries.all(list, {})).map(fromRow);
  return {
    find: (id) => findStaff(connection, id),
    list: () => listNow(connection),
    change: (id, change) =>
      connection.unit(async (unit) => {
        await holdStaff(unit);
        const now = await findStaff(unit, id);
        const { next, ...caused } = change(now, await listNow(unit));
        await putStaff(unit, now, next);
        await settle(unit, telling(caused, now ? [staffRow(now)] : [], [staffRow(next)]));
      }),
  };
}

/** Nobody else changes any of its members before the end of the unit. */
export const holdStaff = (unit: Unit) => unit.hold("staff");

export async function findStaff(queries: Queries, id: string): Promise<StaffMember | undefined> {
  const row = await queries.first(staff.find, { id });
  return row && fromRow(row);
}

export function putStaff(unit: Unit, now: StaffMember | undefined, next: StaffMember): Promise<void> {
  return staff.put(unit, now, toRow(next));
}
