/** A list of which pages are read, and what narrows it, as every engine understands it. */
import type { RegisterPage } from "@shiming/core";

export interface Register<Order extends string> {
  readonly columns: string;
  readonly from: string;
  /** What no two rows have the same. */
  readonly key: string;
  /** SQL that is never null. */
  readonly orders: Readonly<Record<Order, string>>;
  /** Unless a page says otherwise. */
  readonly order: Order | `-${Order}`;
}

export type RegisterPart<Order extends string> = Omit<RegisterPage<Order>, "search" | "among">;

export interface Condition {
  /** With a `?` for each value. */
  readonly sql: string;
  readonly values: readonly (string | number | readonly string[])[];
}

/** What an engine does in its own way. */
export interface RegisterReader {
  /** @throws `entity_not_found` for an `after` that is not there */
  pageOf<Row extends object, Order extends string>(
    register: Register<Order>,
    part: RegisterPart<Order>,
    conditions: readonly Condition[],
  ): Promise<Row[]>;
  /** @param columns those that hold a part of it, and those that begin with it */
  searched(
    search: string | undefined,
    columns: { readonly within: readonly string[]; readonly beginning: readonly string[] },
  ): Condition[];
  among(column: string, values: readonly string[] | undefined): Condition[];
  /** What a JSON text in a column says there. */
  member(column: string, name: string): string;
}

/** Of this, or whatever it is. */
export function equal(column: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];
}
