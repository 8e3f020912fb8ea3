import type { MiniProgram, MiniProgramStore } from "@shiming/core";
import { COLUMNS, type FoundRow, fromRow, type Row, toRow } from "../rows/mini-programs.ts";
import type { ChangeMiniProgramNow } from "./applications.ts";
import { createBindings } from "./bindings.ts";
import type { Connection } from "./connection.ts";
import { ReadCache } from "./read-cache.ts";
import type { Settle } from "./settle.ts";

/** What its organisation tells of itself stands beside it. */
const MINI_PROGRAMS = `SELECT mini_programs.*, organisations.legal_name AS organisation_name,
    organisations.citizen_contact AS organisation_contact
  FROM mini_programs LEFT JOIN organisations ON organisations.id = organisation_id`;

export interface MiniPrograms {
  readonly store: MiniProgramStore;
  readonly forgetAllOf: (organisationId: string) => void;
  readonly changeNow: ChangeMiniProgramNow;
}

/** @param endAllOf ends what a mini program could do for its former owner; called inside the unit of work */
export function createMiniPrograms(
  connection: Connection,
  settle: Settle,
  endAllOf: (appid: string, at: Date) => void,
): MiniPrograms {
  const { database, queue } = connection;
  const find = database.prepare<[string], FoundRow>(`${MINI_PROGRAMS} WHERE appid = ?`);
  const list = database.prepare<[], FoundRow>(`${MINI_PROGRAMS} ORDER BY appid`);
  const offeredUntil = database.prepare<[number], FoundRow>(
    `${MINI_PROGRAMS} WHERE offered_at <= ? AND offer_expired_at IS NULL ORDER BY offered_at`,
  );
  const put = database.prepare<[Row]>(statementOfPut());
  const ofOrganisation = database
    .prepare<[string], string>("SELECT appid FROM mini_programs WHERE organisation_id = ?")
    .pluck();
  const cache = new ReadCache<MiniProgram>();
  const { endAllOf: endBindings, ...bindings } = createBindings(connection, settle);

  const change = (appid: string, change: Parameters<MiniProgramStore["change"]>[1]) => {
    const row = find.get(appid);
    const { next, ...caused } = change(row && fromRow(row));
    cache.forget(appid);
    put.run(toRow(next));
    settle(caused);
  };

  return {
    forgetAllOf: (organisationId) => {
      for (const appid of ofOrganisation.all(organisationId)) cache.forget(appid);
    },
    changeNow: (appid, decide) => change(appid, (now) => ({ next: decide(now), events: [] })),
    store: {
      async find(appid) {
        return cache.get(appid, () => {
          const row = find.get(appid);
          return row && fromRow(row);
        });
      },
      list: async () => list.all().map(fromRow),
      offeredUntil: async (at) => offeredUntil.all(at.getTime()).map(fromRow),
      change: (appid, decide) => queue.run(() => change(appid, decide)),
      transfer: (appid, decide, at) =>
        queue.run(() => {
          change(appid, decide);
          endBindings(appid);
          endAllOf(appid, at);
        }),
      ...bindings,
    },
  };
}

function statementOfPut(): string {
  const others = COLUMNS.filter((column) => column !== "appid");
  return `INSERT INTO mini_programs (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map((column) => `@${column}`).join(", ")})
    ON CONFLICT (appid) DO UPDATE SET ${others.map((column) => `${column} = @${column}`).join(", ")}`;
}
