/** Registers page by page: the row behind which a page begins is found by its key, and the rest is one comparison of rows. */
import { type RegisterPage, refuse } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { type Value, withPlaces } from "./statement.ts";

export interface Condition {
  /** With a `?` for each value. */
  readonly sql: string;
  readonly values: readonly Value[];
}

interface Register<Order extends string> {
  readonly columns: string;
  readonly from: string;
  /** What no two rows have the same. */
  readonly key: string;
  /** SQL that is never null. */
  readonly orders: Readonly<Record<Order, string>>;
  /** Unless a page says otherwise. */
  readonly order: Order | `-${Order}`;
}

type Part<Order extends string> = Omit<RegisterPage<Order>, "search" | "among">;

/** @returns reads a page of the rows that all conditions hold for. @throws `entity_not_found` for an `after` that is not there */
export function createRegister<Row extends object, Order extends string>(
  connection: Connection,
  { columns, from, key, orders, order: usual }: Register<Order>,
) {
  return async (
    { limit, after, order = usual }: Part<Order>,
    conditions: readonly Condition[],
  ): Promise<Row[]> => {
    const isBackwards = order.startsWith("-");
    const by = orders[(isBackwards ? order.slice(1) : order) as Order];
    const behind = after === undefined ? [] : [await placeBehind(by, after, isBackwards)];
    const all = [...conditions, ...behind];
    const where = ["TRUE", ...all.map(({ sql }) => sql)].join(" AND ");
    const direction = isBackwards ? "DESC" : "ASC";
    const asked = withPlaces<Row>(
      `SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY ${by} ${direction}, ${key} ${direction} LIMIT ?`,
      [...all.flatMap(({ values }) => values), limit ?? null],
    );
    return connection.all(asked.statement, asked.values);
  };

  async function placeBehind(by: string, after: string, isBackwards: boolean): Promise<Condition> {
    const asked = withPlaces<{ readonly place: Value }>(
      `SELECT ${by} AS place FROM ${from} WHERE ${key} = ?`,
      [after],
    );
    const found = await connection.first(asked.statement, asked.values);
    const { place } = found ?? refuse("entity_not_found");
    return { sql: `(${by}, ${key}) ${isBackwards ? "<" : ">"} (?, ?)`, values: [place, after] };
  }
}

/** @param columns those that hold a part of it, and those that begin with it */
export function searched(
  search: string | undefined,
  columns: { readonly within: readonly string[]; readonly beginning: readonly string[] },
): Condition[] {
  if (search === undefined) return [];
  const found = [
    ...columns.within.map((column) => `strpos(lower(${column}), lower(?::text)) > 0`),
    ...columns.beginning.map((column) => `starts_with(${column}, ?)`),
  ];
  return [{ sql: `(${found.join(" OR ")})`, values: found.map(() => search) }];
}

export function among(column: string, values: readonly string[] | undefined): Condition[] {
  return values ? [{ sql: `${column} = ANY(?::text[])`, values: [values] }] : [];
}
