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

/** Where a search looks. */
export interface SearchedColumns {
  /** Those that hold a part of it. */
  readonly within: readonly string[];
  /** Those that begin with it. */
  readonly beginning: readonly string[];
  /** The organisation whose name may hold it, and what does in the place of that where there is none. */
  readonly owner?: { readonly id: string; readonly otherwise: string };
}

/**
 * @param holds SQL with one `?`: whether a column holds it, whatever its case @param begins the same for one that begins with it
 */
export function searchedBy(
  holds: (column: string) => string,
  begins: (column: string) => string,
): RegisterReader["searched"] {
  return (search, { within, beginning, owner }) => {
    if (search === undefined) return [];
    const found = [
      ...within.map(holds),
      ...beginning.map(begins),
      // Along the organisations once, and not to one of them from each row.
      ...(owner
        ? [
            `${owner.id} IN (SELECT id FROM organisations WHERE ${holds("legal_name")})`,
            `(${owner.id} IS NULL AND ${holds(owner.otherwise)})`,
          ]
        : []),
    ];
    return [{ sql: `(${found.join(" OR ")})`, values: found.map(() => search) }];
  };
}

/** What an engine does in its own way. */
export interface RegisterReader {
  /** @throws `entity_not_found` for an `after` that is not there */
  pageOf<Row extends object, Order extends string>(
    register: Register<Order>,
    part: RegisterPart<Order>,
    conditions: readonly Condition[],
  ): Promise<Row[]>;
  searched(search: string | undefined, columns: SearchedColumns): Condition[];
  among(column: string, values: readonly string[] | undefined): Condition[];
  /** What a JSON text in a column says there. */
  member(column: string, name: string): string;
}

/** Of this, or whatever it is. */
export function equal(column: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];
}
