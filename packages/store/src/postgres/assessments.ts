import type { AssessmentStore } from "@shiming/core";
import { COLUMNS, fromRow, LATEST, OF_SUBJECT, type Row, toRow } from "../rows/assessments.ts";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const assessments = tableOf<Row, "id">("assessments", ["id"], COLUMNS.replace("id ", ""));
const latest = statement<object, Row>(LATEST);
const ofSubject = statement<{ subject: string }, Row>(OF_SUBJECT);

export function createAssessmentStore(connection: Connection): AssessmentStore {
  return {
    latest: async () => (await connection.all(latest, {})).map(fromRow),
    versionsOf: async (subject) => (await connection.all(ofSubject, { subject })).map(fromRow),
    add: (subject, decide) =>
      connection.unit(async (unit) => {
        await unit.hold("assessments");
        const [row] = await unit.all(ofSubject, { subject });
        const { next, ...caused } = decide(row && fromRow(row));
        await unit.run(assessments.add, toRow(next));
        await settle(unit, caused);
        return next;
      }),
  };
}
