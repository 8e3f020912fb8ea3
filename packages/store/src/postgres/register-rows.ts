import type { RegisterRow } from "@shiming/core";
import { registerRows } from "../register-rows.ts";
import type { Queries } from "./connection.ts";
import { withPlaces } from "./statement.ts";

/** Reads where everything is, and from no copy. */
export function readRegisters(queries: Queries): AsyncIterable<RegisterRow> {
  return registerRows((sql, given) => {
    const { statement, values } = withPlaces<Record<string, unknown>>(sql, given);
    return queries.all(statement, values);
  });
}
