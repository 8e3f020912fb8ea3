import type { MiniProgram, MiniProgramStore } from "@shiming/core";
import { COLUMNS, type FoundRow, fromRow, type Row, toRow } from "../rows/mini-programs.ts";
import { endAllOf } from "./access-tokens.ts";
import { createBindings, endBindings } from "./bindings.ts";
import type { Connection, Unit } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";
import { endUnusedConsents } from "./unused-consents.ts";

/** What its organisation tells of itself stands beside it. */
const MINI_PROGRAMS = `SELECT mini_programs.*, organisations.legal_name AS organisation_name,
    organisations.citizen_contact AS organisation_contact
  FROM mini_programs LEFT JOIN organisations ON organisations.id = organisation_id`;

const OTHERS = COLUMNS.filter((column) => column !== "appid");

const miniPrograms = tableOf<Row, "appid">("mini_programs", ["appid"], OTHERS.join(" "));
const find = statement<{ appid: string }, FoundRow>(`${MINI_PROGRAMS} WHERE appid = @appid`);
const lock = statement<{ appid: string }, FoundRow>(
  `${MINI_PROGRAMS} WHERE appid = @appid FOR UPDATE OF mini_programs`,
);
const list = statement<object, FoundRow>(`${MINI_PROGRAMS} ORDER BY appid`);
const offeredUntil = statement<{ at: number }, FoundRow>(
  `${MINI_PROGRAMS} WHERE offered_at <= @at AND offer_expired_at IS NULL ORDER BY offered_at, appid`,
);

export function createMiniPrograms(connection: Connection): MiniProgramStore {
  return {
    ...createBindings(connection),
    async find(appid) {
      const row = await connection.first(find, { appid });
      return row && fromRow(row);
    },
    list: async () => (await connection.all(list, {})).map(fromRow),
    offeredUntil: async (at) => (await connection.all(offeredUntil, { at: at.getTime() })).map(fromRow),
    change: (appid, decide) => connection.unit((unit) => changeMiniProgram(unit, appid, decide)),
    transfer: (appid, decide, at) =>
      connection.unit(async (unit) => {
        await changeMiniProgram(unit, appid, decide);
        await endBindings(unit, appid);
        await endAllOf(unit, appid, at);
        await endUnusedConsents(unit, appid, at);
      }),
  };
}

export async function changeMiniProgram(
  unit: Unit,
  appid: string,
  decide: (now: MiniProgram | undefined) => ReturnType<Parameters<MiniProgramStore["change"]>[1]>,
): Promise<void> {
  const row = await unit.first(lock, { appid });
  const { next, ...caused } = decide(row && fromRow(row));
  await miniPrograms.put(unit, row, toRow(next));
  await settle(unit, caused);
}
