import type { Copy } from "./copy.ts";
import type { Statement } from "./statement.ts";

/** Asks the database: each statement by itself or, inside a unit of work, on its transaction. */
export interface Queries {
  all<Values extends object, Row extends object>(
    statement: Statement<Values, Row>,
    values: NoInfer<Values>,
  ): Promise<Row[]>;

  first<Values extends object, Row extends object>(
    statement: Statement<Values, Row>,
    values: NoInfer<Values>,
  ): Promise<Row | undefined>;

  /** @returns how many rows it has written */
  run<Values extends object>(statement: Statement<Values>, values: NoInfer<Values>): Promise<number>;
}

/** The statements of one transaction. */
export interface Unit extends Queries {
  /** Adds many rows at once. Where one is there already, it fails as an `INSERT` does. */
  copy<Row extends object>(into: Copy<Row>, rows: readonly NoInfer<Row>[]): Promise<void>;

  /** Waits until no other unit holds this name, and holds it to its end: for what has no row of its own to lock. */
  hold(name: string): Promise<void>;
}

/** All that an adapter of one port needs. */
export interface Connection extends Queries {
  /**
   * Runs the work in a transaction. Resolves once that is durable; rejects with what the work threw, and nothing is changed.
   * Where others were in its way the work is done again from its beginning: it must do nothing but ask the database.
   * @throws StoreUnavailable where the database is away, or too much waits for it
   */
  unit<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
}
