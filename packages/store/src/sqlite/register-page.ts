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

export function registerReader({ database }: Connection): RegisterReader {
  return { pageOf, searched, among, member: (column, name) => `${column} ->> '$.${name}'` };

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
      const place = placeOf({ from, key, by }, after);
      all.push({ sql: `(${by}, ${key}) ${behind} (?, ?)`, values: [place, after] });
    }
    const where = ["TRUE", ...all.map(({ sql }) => sql)].join(" AND ");
    // Of finitely many shapes, and prepared in microseconds.
    const statement = database.prepare<unknown[], Row>(
      `SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY ${by} ${direction}, ${key} ${direction} LIMIT ?`,
    );
    return statement.all(...all.flatMap(({ values }) => values), limit ?? -1);
  }

  function placeOf({ from, key, by }: Record<"from" | "key" | "by", string>, after: string) {
    const statement = database.prepare<[string], { readonly place: string | number }>(
      `SELECT ${by} AS place FROM ${from} WHERE ${key} = ?`,
    );
    return (statement.get(after) ?? refuse("entity_not_found")).place;
  }
}

const searched = searchedBy(
  (column) => `instr(lower(${column}), lower(?)) > 0`,
  (column) => `instr(${column}, ?) = 1`,
);

const among: RegisterReader["among"] = (column, values) =>
  values ? [{ sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }] : [];
