import { type ApplicationChange, type ApplicationStore, isInForce, refuse, telling } from "@shiming/core";
import { applicationList } from "../lists.ts";
import { type ApplicationRow, applicationOf, applicationRow } from "../rows/applications.ts";
import type { Connection, Unit } from "./connection.ts";
import { isTaken } from "./failure.ts";
import { changeMiniProgram } from "./mini-programs.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

const one = <Values extends object>(where: string) =>
  statement<Values, ApplicationRow>(`SELECT * FROM applications WHERE ${where} LIMIT 1`);
const find = one<{ id: string }>("id = @id");
const findInForce = one<{ appid: string }>("appid = @appid AND state IN ('approved', 'suspended')");
const findLast = one<{ appid: string }>("appid = @appid ORDER BY since DESC, rowid DESC");
const findSuccessor = one<{ id: string }>("succeeds = @id ORDER BY since DESC, rowid DESC");
const threads = statement<{ digests: readonly string[] }, { application_id: string }>(
  `SELECT application_id FROM application_threads WHERE digest = ANY(@digests::text[])
   ORDER BY array_position(@digests::text[], digest::text) LIMIT 1`,
);
const due = statement<{ at: number; limit: number }, ApplicationRow>(
  "SELECT * FROM applications WHERE attention_at <= @at ORDER BY attention_at, rowid LIMIT @limit",
);
const moved = statement<{ since: number; limit: number }, ApplicationRow>(
  "SELECT * FROM applications WHERE since >= @since ORDER BY since DESC, rowid LIMIT @limit",
);
const add = statement<ApplicationRow>(
  `INSERT INTO applications (id, revision, state, organisation_id, legal_name, appid, since, deadline, taken_by, succeeds,
     attention_at, place, content)
   VALUES (@id, @revision, @state, @organisation_id, @legal_name, @appid, @since, @deadline, @taken_by, @succeeds,
     @attention_at, @place, @content)
   ON CONFLICT DO NOTHING`,
);
const replace = statement<ApplicationRow>(
  `UPDATE applications SET revision = @revision, state = @state, organisation_id = @organisation_id,
     legal_name = @legal_name, appid = @appid, since = @since, deadline = @deadline, taken_by = @taken_by,
     succeeds = @succeeds, attention_at = @attention_at, place = @place, content = @content
   WHERE id = @id AND revision = @revision - 1`,
);
const join = statement<{ digest: string; application: string }>(
  "INSERT INTO application_threads (digest, application_id) VALUES (@digest, @application) ON CONFLICT DO NOTHING",
);

export function createApplicationStore(connection: Connection): ApplicationStore {
  const found = async (row: Promise<ApplicationRow | undefined>) => {
    const there = await row;
    return there && applicationOf(there);
  };
  return {
    find: (id) => found(connection.first(find, { id })),
    findInForce: (appid) => found(connection.first(findInForce, { appid })),
    findLast: (appid) => found(connection.first(findLast, { appid })),
    findSuccessor: (id) => found(connection.first(findSuccessor, { id })),
    findByThread: async (digests) => (await connection.first(threads, { digests }))?.application_id,
    list: applicationList(registerReader(connection)),
    async listMoved(since, limit) {
      return (await connection.all(moved, { since: since.getTime(), limit })).map(applicationOf);
    },
    async listDue(at, limit) {
      return (await connection.all(due, { at: at.getTime(), limit })).map(applicationOf);
    },
    async change(change) {
      try {
        await connection.unit((unit) => write(unit, change));
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

async function write(
  unit: Unit,
  { next, threads: joining = [], miniProgram, ...caused }: ApplicationChange,
): Promise<void> {
  // What leaves its mini program to another comes before the other.
  const inOrder = [...next].sort(
    (one, other) => Number(isInForce(one.state)) - Number(isInForce(other.state)),
  );
  for (const application of inOrder) {
    const written = await unit
      .run(application.revision === 1 ? add : replace, applicationRow(application))
      .catch((error: unknown) => {
        throw isTaken(error) ? new Outdated() : error;
      });
    if (written !== 1) throw new Outdated();
  }
  for (const { digest, applicationId } of joining) {
    await unit.run(join, { digest, application: applicationId });
    const holder = await unit.first(threads, { digests: [digest] });
    if (holder?.application_id !== applicationId) throw new Outdated();
  }
  if (!miniProgram) return settle(unit, telling(caused, [], []));
  const { appid, change } = miniProgram;
  await changeMiniProgram(unit, appid, (now) => ({
    next: change(now ?? refuse("entity_not_found")),
    ...caused,
  }));
}
