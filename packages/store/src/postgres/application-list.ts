import { type ApplicationPage, type ApplicationStore, refuse } from "@shiming/core";
import { type ApplicationRow, applicationOf } from "../rows/applications.ts";
import type { Connection } from "./connection.ts";
import { among, type Condition } from "./register-page.ts";
import { statement, withPlaces } from "./statement.ts";

interface Place {
  readonly place: number;
  readonly id: string;
}

const place = statement<{ id: string }, Place>("SELECT place, id FROM applications WHERE id = @id");

/** The queue, page by page along an index. */
export function createApplicationList(connection: Connection): ApplicationStore["list"] {
  return async (page) => {
    const { after: id } = page;
    const after =
      id === undefined ? undefined : ((await connection.first(place, { id })) ?? refuse("entity_not_found"));
    const conditions = conditionsOf(page, after);
    const where = ["TRUE", ...conditions.map(({ sql }) => sql)].join(" AND ");
    const asked = withPlaces<ApplicationRow>(
      `SELECT * FROM applications WHERE ${where} ORDER BY place, id LIMIT ?`,
      [...conditions.flatMap(({ values }) => values), page.limit],
    );
    return (await connection.all(asked.statement, asked.values)).map(applicationOf);
  };
}

function conditionsOf(
  { states, organisationIds, takenBy, isFree, isUnclaimed, deadlineBefore, search }: ApplicationPage,
  after: Place | undefined,
): readonly Condition[] {
  const conditions: Condition[] = [...among("state", states), ...among("organisation_id", organisationIds)];
  if (after) conditions.push({ sql: "(place, id) > (?, ?)", values: [after.place, after.id] });
  if (takenBy !== undefined) conditions.push({ sql: "taken_by = ?", values: [takenBy] });
  if (isFree) conditions.push({ sql: "taken_by IS NULL", values: [] });
  if (isUnclaimed) conditions.push({ sql: "organisation_id IS NULL", values: [] });
  if (deadlineBefore) {
    const at = deadlineBefore.getTime();
    conditions.push({ sql: "place < ? AND deadline < ?", values: [at, at] });
  }
  if (search !== undefined) {
    conditions.push({
      sql: "(starts_with(appid, ?) OR strpos(legal_name, ?) > 0)",
      values: [search, search],
    });
  }
  return conditions;
}
