import {
  type MiniProgram,
  type MiniProgramStore,
  miniProgramRow,
  type RegisterRow,
  telling,
} from "@shiming/core";
import { miniProgramLists } from "../lists.ts";
import { COLUMNS, type FoundRow, fromRow, type Row, toRow } from "../rows/mini-programs.ts";
import { MINI_PROGRAMS } from "../rows/registers.ts";
import type { ChangeMiniProgramNow } from "./applications.ts";
import { createBindings } from "./bindings.ts";
import type { Connection } from "./connection.ts";
import { ReadCache } from "./read-cache.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";

const SELECT = `SELECT ${MINI_PROGRAMS.columns} FROM ${MINI_PROGRAMS.from}`;

export interface MiniPrograms {
  readonly store: MiniProgramStore;
  readonly forgetAllOf: (organisationId: string) => void;
  readonly changeNow: ChangeMiniProgramNow;
  readonly now: (appid: string) => MiniProgram | undefined;
  readonly isBoundNow: (appid: string, mchId: string) => boolean;
}

/**
 * @param endAllOf ends what a mini program could do for its former owner; called inside the unit of work. It returns the rows of
 * registers that are gone.
 */
export function createMiniPrograms(
  connection: Connection,
  settle: Settle,
  endAllOf: (appid: string, at: Date) => readonly RegisterRow[],
): MiniPrograms {
  const { database, queue } = connection;
  const find = database.prepare<[string], FoundRow>(`${SELECT} WHERE appid = ?`);
  const offeredUntil = database.prepare<[number], FoundRow>(
    `${SELECT} WHERE offered_at <= ? AND offer_expired_at IS NULL ORDER BY offered_at`,
  );
  const put = database.prepare<[Row]>(statementOfPut());
  const ofOrganisation = database
    .prepare<[string], string>("SELECT appid FROM mini_programs WHERE organisation_id = ?")
    .pluck();
  const cache = new ReadCache<MiniProgram>(queue);
  const { endAllOf: endBindings, isBoundNow, ...bindings } = createBindings(connection, settle);
  const now = (appid: string) =>
    cache.get(appid, () => {
      const row = find.get(appid);
      return row && fromRow(row);
    });

  const change = (
    appid: string,
    change: Parameters<MiniProgramStore["change"]>[1],
    endedWithIt: () => readonly RegisterRow[] = () => [],
  ) => {
    const row = find.get(appid);
    const found = row && fromRow(row);
    const { next, ...caused } = change(found);
    cache.forget(appid);
    put.run(toRow(next));
    const before = found ? [miniProgramRow(found)] : [];
    settle(telling(caused, [...before, ...endedWithIt()], [miniProgramRow(next)]));
  };

  return {
    forgetAllOf: (organisationId) => {
      for (const appid of ofOrganisation.all(organisationId)) cache.forget(appid);
    },
    changeNow: change,
    now,
    isBoundNow,
    store: {
      find: async (appid) => now(appid),
      ...miniProgramLists(registerReader(connection)),
      offeredUntil: async (at) => offeredUntil.all(at.getTime()).map(fromRow),
      change: (appid, decide) => queue.run(() => change(appid, decide)),
      transfer: (appid, decide, at) =>
        queue.run(() => change(appid, decide, () => [...endBindings(appid), ...endAllOf(appid, at)])),
      ...bindings,
    },
  };
}

function statementOfPut(): string {
  const others = COLUMNS.filter((column) => column !== "appid");
  return `INSERT INTO mini_programs (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map((column) => `@${column}`).join(", ")})
    ON CONFLICT (appid) DO UPDATE SET ${others.map((column) => `${column} = @${column}`).join(", ")}`;
}
