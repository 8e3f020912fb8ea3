import type pg from "pg";
import type { Queries } from "./connection.ts";
import { failureOf } from "./failure.ts";
import type { Statement } from "./statement.ts";

/** Sends a statement. @param isPrepared whether the connection remembers it, for the next time */
export async function ask<Row extends object>(
  client: pg.ClientBase,
  { name, text, order }: Statement<never, Row>,
  values: object,
  isPrepared: boolean,
): Promise<pg.QueryResult<Row>> {
  const given = order.map((key) => (values as Record<string, unknown>)[key]);
  try {
    return await client.query<Row>({ ...(isPrepared && { name }), text, values: given });
  } catch (error) {
    throw failureOf(error);
  }
}

/** @param send asks, wherever that is to be done */
export function queriesBy(
  send: <Row extends object>(
    statement: Statement<never, Row>,
    values: object,
  ) => Promise<pg.QueryResult<Row>>,
): Queries {
  return {
    all: async (statement, values) => (await send(statement as never, values)).rows as never,
    first: async (statement, values) => (await send(statement as never, values)).rows[0] as never,
    run: async (statement, values) => (await send(statement as never, values)).rowCount ?? 0,
  };
}
