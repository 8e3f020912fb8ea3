import { createHash } from "node:crypto";

/** A statement of SQL whose values have names: `@appid`. */
export interface Statement<Values extends object = object, Row extends object = object> {
  /** The same for the same text: what a connection has prepared it under. */
  readonly name: string;
  readonly text: string;
  /** Which value comes at which place. */
  readonly order: readonly (keyof Values & string)[];
  /** Holds the type of a row; nothing at run time. */
  readonly row?: Row;
}

const VALUE = /@([a-z_]+)/gi;

/** @param sql with `@name` for each value, as often as it is needed */
export function statement<Values extends object = object, Row extends object = object>(
  sql: string,
): Statement<Values, Row> {
  const order: string[] = [];
  const text = sql.replace(VALUE, (_, name: string) => {
    if (!order.includes(name)) order.push(name);
    return `$${order.indexOf(name) + 1}`;
  });
  return { name: nameOf(text), text, order: order as (keyof Values & string)[] };
}

/** Names are at most 63 bytes long. */
function nameOf(text: string): string {
  return `s_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
}

export type Value = string | number | null | readonly string[];

/** A statement that is put together of parts, with a `?` for each value: of finitely many shapes. */
export function withPlaces<Row extends object>(sql: string, given: readonly Value[]) {
  const order: string[] = [];
  const text = sql.replace(/\?/g, () => `$${order.push(String(order.length))}`);
  const asked: Statement<Record<string, Value>, Row> = { name: nameOf(text), text, order };
  return { statement: asked, values: Object.fromEntries(given.entries()) as Record<string, Value> };
}
