/** Pages of registers: the row behind which one begins is found by its key, and the rest is one comparison of rows. */
import { refuse } from "@shiming/core";
import {
  type Condition,
  type Register,
  type RegisterPart,
  type RegisterReader,
  searchedBy,
} from "../register.ts";
import type { Connection } from "./connection.ts";
import { withPlaces } from "./statement.ts";

export function registerReader(connection: Connection): RegisterReader {
  return { pageOf, searched, among, member: (column, name) => `${column}::json ->> '${name}'` };

  async function pageOf<Row extends object, Order extends string>(
    { columns, from, key, orders, order: usual }: Register<Order>,
    { limit, after, order = usual }: RegisterPart<Order>,
    conditions: readonly Condition[],
  ): Promise<Row[]> {
    const isBackwards = order.startsWith("-");
    const by = orders[(isBackwards ? order.slice(1) : order) as Order];
    const [direction, behind] = isBackwards ? ["DESC", "<"] : ["ASC", ">"];
    const all = [...conditions];
    if (after !== undefined) {
      const place = await placeOf({ from, key, by }, after);
      all.push({ sql: `(${by}, ${key}) ${behind} (?, ?)`, values: [place, after] });
    }
    const where = ["TRUE", ...all.map(({ sql }) => sql)].join(" AND ");
    const asked = withPlaces<Row>(
      `SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY ${by} ${direction}, ${key} ${direction} LIMIT ?`,
      [...all.flatMap(({ values }) => values), limit ?? null],
    );
    return connection.all(asked.statement, asked.values);
  }

  async function placeOf({ from, key, by }: Record<"from" | "key" | "by", string>, after: string) {
    const asked = withPlaces<{ readonly place: string | number }>(
      `SELECT ${by} AS place FROM ${from} WHERE ${key} = ?`,
      [after],
    );
    const found = await connection.first(asked.statement, asked.values);
    return (found ?? refuse("entity_not_found")).place;
  }
}

const searched = searchedBy(
  (column) => `strpos(lower(${column}), lower(?::text)) > 0`,
  (column) => `starts_with(${column}, ?)`,
);

const among: RegisterReader["among"] = (column, values) =>
  values ? [{ sql: `${column} = ANY(?::text[])`, values: [values] }] : [];
