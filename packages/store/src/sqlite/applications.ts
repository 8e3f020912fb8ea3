import {
  type ApplicationChange,
  type ApplicationStore,
  isInForce,
  type MiniProgramStore,
  refuse,
  telling,
} from "@shiming/core";
import { applicationList } from "../lists.ts";
import { type ApplicationRow, applicationOf, applicationRow } from "../rows/applications.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";

/** Changes a mini program. To be called inside a unit of work. */
export type ChangeMiniProgramNow = (appid: string, change: Parameters<MiniProgramStore["change"]>[1]) => void;

export function createApplicationStore(
  connection: Connection,
  settle: Settle,
  changeMiniProgram: ChangeMiniProgramNow,
): ApplicationStore {
  const { database, queue } = connection;
  const one = (where: string) =>
    database.prepare<[string], ApplicationRow>(`SELECT * FROM applications WHERE ${where} LIMIT 1`);
  const found = (row: ApplicationRow | undefined) => row && applicationOf(row);
  const find = one("id = ?");
  const findInForce = one("appid = ? AND state IN ('approved', 'suspended')");
  const findLast = one("appid = ? ORDER BY since DESC, rowid DESC");
  const findSuccessor = one("succeeds = ? ORDER BY since DESC, rowid DESC");
  const thread = database
    .prepare<[string], string>("SELECT application_id FROM application_threads WHERE digest = ?")
    .pluck();
  const due = database.prepare<[number, number], ApplicationRow>(
    "SELECT * FROM applications WHERE attention_at <= ? ORDER BY attention_at LIMIT ?",
  );
  const moved = database.prepare<[number, number], ApplicationRow>(
    "SELECT * FROM applications WHERE since >= ? ORDER BY since DESC LIMIT ?",
  );
  const write = createWrite(connection, settle, changeMiniProgram);

  return {
    find: async (id) => found(find.get(id)),
    findInForce: async (appid) => found(findInForce.get(appid)),
    findLast: async (appid) => found(findLast.get(appid)),
    findSuccessor: async (id) => found(findSuccessor.get(id)),
    findByThread: async (digests) => digests.map((digest) => thread.get(digest)).find(Boolean),
    list: applicationList(registerReader(connection)),
    listMoved: async (since, limit) => moved.all(since.getTime(), limit).map(applicationOf),
    listDue: async (at, limit) => due.all(at.getTime(), limit).map(applicationOf),
    async change(change) {
      try {
        await queue.run(() => write(change));
        return true;
      } catch (error) {
        if (error instanceof Outdated) return false;
        throw error;
      }
    },
  };
}

/** Undoes the unit of work. */
class Outdated extends Error {}

function createWrite({ database }: Connection, settle: Settle, changeMiniProgram: ChangeMiniProgramNow) {
  const insert = database.prepare<[ApplicationRow]>(
    `INSERT OR IGNORE INTO applications ${named("id revision state organisation_id legal_name appid since deadline taken_by succeeds attention_at place content")}`,
  );
  const replace = database.prepare<[ApplicationRow]>(
    `UPDATE OR IGNORE applications SET revision = @revision, state = @state, organisation_id = @organisation_id,
       legal_name = @legal_name, appid = @appid, since = @since, deadline = @deadline, taken_by = @taken_by,
       succeeds = @succeeds, attention_at = @attention_at, place = @place, content = @content
     WHERE id = @id AND revision = @revision - 1`,
  );
  const join = database.prepare<[string, string]>(
    "INSERT OR IGNORE INTO application_threads (digest, application_id) VALUES (?, ?)",
  );
  const joined = database
    .prepare<[string], string>("SELECT application_id FROM application_threads WHERE digest = ?")
    .pluck();

  return ({ next, threads = [], miniProgram, ...caused }: ApplicationChange): void => {
    // What leaves its mini program to another comes before the other.
    const inOrder = [...next].sort(
      (one, other) => Number(isInForce(one.state)) - Number(isInForce(other.state)),
    );
    for (const application of inOrder) {
      const statement = application.revision === 1 ? insert : replace;
      if (statement.run(applicationRow(application)).changes !== 1) throw new Outdated();
    }
    for (const { digest, applicationId } of threads) {
      join.run(digest, applicationId);
      if (joined.get(digest) !== applicationId) throw new Outdated();
    }
    if (miniProgram) {
      const { appid, change } = miniProgram;
      changeMiniProgram(appid, (now) => ({ next: change(now ?? refuse("entity_not_found")), ...caused }));
    } else settle(telling(caused, [], []));
  };
}
