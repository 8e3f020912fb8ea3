import { type ApplicationPage, refuse, type StoredApplication } from "@shiming/core";
import { type ApplicationRow, applicationOf } from "../rows/applications.ts";
import type { Connection } from "./connection.ts";
import type { Condition } from "./register-page.ts";

type ListApplications = (page: ApplicationPage) => StoredApplication[];

/** The queue, page by page along an index. */
export function createApplicationList({ database }: Connection): ListApplications {
  const place = database.prepare<[string], { readonly place: number; readonly id: string }>(
    "SELECT place, id FROM applications WHERE id = ?",
  );
  return (page) => {
    const after =
      page.after === undefined ? undefined : (place.get(page.after) ?? refuse("entity_not_found"));
    const conditions = conditionsOf(page, after);
    const where = ["TRUE", ...conditions.map(({ sql }) => sql)].join(" AND ");
    // Of finitely many shapes, and prepared in microseconds.
    const statement = database.prepare<(string | number)[], ApplicationRow>(
      `SELECT * FROM applications WHERE ${where} ORDER BY place, id LIMIT ?`,
    );
    return statement.all(...conditions.flatMap(({ values }) => values), page.limit).map(applicationOf);
  };
}

function conditionsOf(
  { states, organisationIds, takenBy, isFree, isUnclaimed, deadlineBefore, search }: ApplicationPage,
  after: { readonly place: number; readonly id: string } | undefined,
): readonly Condition[] {
  const conditions: Condition[] = [];
  if (after) conditions.push({ sql: "(place, id) > (?, ?)", values: [after.place, after.id] });
  if (states) conditions.push(among("state", states));
  if (organisationIds) conditions.push(among("organisation_id", organisationIds));
  if (takenBy !== undefined) conditions.push({ sql: "taken_by = ?", values: [takenBy] });
  if (isFree) conditions.push({ sql: "taken_by IS NULL", values: [] });
  if (isUnclaimed) conditions.push({ sql: "organisation_id IS NULL", values: [] });
  if (deadlineBefore) {
    const at = deadlineBefore.getTime();
    conditions.push({ sql: "place < ? AND deadline < ?", values: [at, at] });
  }
  if (search !== undefined) {
    conditions.push({ sql: "(instr(appid, ?) = 1 OR instr(legal_name, ?) > 0)", values: [search, search] });
  }
  return conditions;
}

function among(column: "state" | "organisation_id", values: readonly string[]): Condition {
  return { sql: `${column} IN (${values.map(() => "?").join(", ")})`, values };
}
