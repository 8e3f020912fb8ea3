import type { Stores } from "@shiming/core";
import type { TestAPI } from "vitest";

/** A database for one test, empty at first. */
export interface TestDatabase {
  /** The stores on it: others after a restart. */
  readonly stores: Stores;

  /** Closes the stores as a stopping program does, and opens them again on the same data. */
  restart(): Promise<void>;

  /** Closes the stores and removes the data. */
  remove(): Promise<void>;
}

/** `test` of vitest, with a database that each test has for itself. */
export type StoreTest = TestAPI<{ database: TestDatabase }>;
