import { type MiniProgramStore, miniProgramRow, type RegisterRow, telling } from "@shiming/core";
import { miniProgramLists } from "../lists.ts";
import { COLUMNS, type FoundRow, fromRow, type Row, toRow } from "../rows/mini-programs.ts";
import { MINI_PROGRAMS } from "../rows/registers.ts";
import { endAllOf } from "./access-tokens.ts";
import { createBindings, endBindings } from "./bindings.ts";
import type { Connection, Unit } from "./connection.ts";
import { forgetEvents } from "./event-endpoints.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";
import { endUnusedConsents } from "./unused-consents.ts";

const SELECT = `SELECT ${MINI_PROGRAMS.columns} FROM ${MINI_PROGRAMS.from}`;

const OTHERS = COLUMNS.filter((column) => column !== "appid");

const miniPrograms = tableOf<Row, "appid">("mini_programs", ["appid"], OTHERS.join(" "));
export const findMiniProgram = statement<{ appid: string }, FoundRow>(`${SELECT} WHERE appid = @appid`);
const lock = statement<{ appid: string }, FoundRow>(
  `${SELECT} WHERE appid = @appid FOR UPDATE OF mini_programs`,
);
const offeredUntil = statement<{ at: number }, FoundRow>(
  `${SELECT} WHERE offered_at <= @at AND offer_expired_at IS NULL ORDER BY offered_at, appid`,
);

export function createMiniPrograms(connection: Connection): MiniProgramStore {
  return {
    ...createBindings(connection),
    async find(appid) {
      const row = await connection.first(findMiniProgram, { appid });
      return row && fromRow(row);
    },
    ...miniProgramLists(registerReader(connection)),
    offeredUntil: async (at) => (await connection.all(offeredUntil, { at: at.getTime() })).map(fromRow),
    change: (appid, decide) => connection.unit((unit) => changeMiniProgram(unit, appid, decide)),
    transfer: (appid, decide, at) =>
      connection.unit(async (unit) => {
        await changeMiniProgram(unit, appid, decide, async () => [
          ...(await endBindings(unit, appid)),
          ...(await forgetEvents(unit, appid)),
        ]);
        await endAllOf(unit, appid, at);
        await endUnusedConsents(unit, appid, at);
      }),
  };
}

export async function changeMiniProgram(
  unit: Unit,
  appid: string,
  decide: Parameters<MiniProgramStore["change"]>[1],
  endedWithIt: () => Promise<readonly RegisterRow[]> = async () => [],
): Promise<void> {
  const row = await unit.first(lock, { appid });
  const now = row && fromRow(row);
  const { next, ...caused } = decide(now);
  await miniPrograms.put(unit, row, toRow(next));
  const before = now ? [miniProgramRow(now)] : [];
  await settle(unit, telling(caused, [...before, ...(await endedWithIt())], [miniProgramRow(next)]));
}
