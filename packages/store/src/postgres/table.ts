import type { Queries } from "./connection.ts";
import { type Statement, statement } from "./statement.ts";

/** Whole rows of a table, by their key. */
export interface Table<Row extends object, Key extends keyof Row> {
  readonly find: Statement<Pick<Row, Key>, Row>;
  /** As {@link find}; nobody else changes the row before the end of the unit. */
  readonly lock: Statement<Pick<Row, Key>, Row>;
  readonly remove: Statement<Pick<Row, Key>>;
  readonly add: Statement<Row>;

  /**
   * Puts a row in the place of the one that was found, or where none was. One that somebody else has put there meanwhile makes
   * the unit begin anew, and find it.
   */
  put(unit: Queries, found: object | undefined, row: Row): Promise<void>;
}

/** @param others the columns beside those of the key, with blanks between them */
export function tableOf<Row extends object, Key extends keyof Row & string>(
  name: string,
  key: readonly Key[],
  others: string,
): Table<Row, Key> {
  const beside = others.split(" ");
  const columns = [...key, ...beside];
  const where = key.map((column) => `${quoted(column)} = @${column}`).join(" AND ");
  const add = statement<Row>(
    `INSERT INTO ${name} (${columns.map(quoted).join(", ")}) VALUES (${columns.map((column) => `@${column}`).join(", ")})`,
  );
  const replace = statement<Row>(
    `UPDATE ${name} SET ${beside.map((column) => `${quoted(column)} = @${column}`).join(", ")} WHERE ${where}`,
  );
  return {
    find: statement(`SELECT * FROM ${name} WHERE ${where}`),
    lock: statement(`SELECT * FROM ${name} WHERE ${where} FOR UPDATE`),
    remove: statement(`DELETE FROM ${name} WHERE ${where}`),
    add,
    async put(unit, found, row) {
      await unit.run(found ? replace : add, row);
    },
  };
}

const quoted = (column: string) => `"${column}"`;
