import type { AssessmentStore } from "@shiming/core";
import { COLUMNS, fromRow, LATEST, OF_SUBJECT, type Row, toRow } from "../rows/assessments.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createAssessmentStore({ database, queue }: Connection, settle: Settle): AssessmentStore {
  const latest = database.prepare<[], Row>(LATEST);
  const ofSubject = database.prepare<[{ subject: string }], Row>(OF_SUBJECT);
  const put = database.prepare<[Row]>(`INSERT INTO assessments ${named(COLUMNS)}`);
  return {
    latest: async () => queue.read(() => latest.all().map(fromRow)),
    versionsOf: async (subject) => queue.read(() => ofSubject.all({ subject }).map(fromRow)),
    add: (subject, decide) =>
      queue.run(() => {
        const row = ofSubject.get({ subject });
        const { next, ...caused } = decide(row && fromRow(row));
        put.run(toRow(next));
        settle(caused);
        return next;
      }),
  };
}
