import type { CallerReads, Stores } from "@shiming/core";
import type { Database as Sqlite } from "better-sqlite3";
import type { Pool } from "pg";
import type { Leases } from "./leases.ts";

/** How long each unit of work has waited for its being durable, in milliseconds: for the metrics. */
export type CommitListener = (waits: readonly number[]) => void;

/** Another copy of the data, for what only shows lists, charts and exports. */
export interface ReadReplica {
  /**
   * What is read from it: not older than a few seconds, nor than {@link noteChange}; what it answers is not to be decided upon.
   * `undefined` where it is away or behind, and the stores themselves are to be asked.
   */
  stores(): Promise<Stores | undefined>;
  /** What this node has changed until now is to be seen in every list of it. */
  noteChange(): Promise<void>;
  /** As it was found last. */
  readonly state: "used" | "behind" | "away";
}

/** The stores on a database that is open, whichever it is. */
export interface OpenStores extends Stores {
  /** The newest migration, which every database that is open has. */
  readonly schema: string;

  /** Where what an exchange reads of its callers is remembered for a moment. */
  readonly callers?: CallerReads | undefined;

  /** Which of the nodes on this database does which job. */
  readonly leases: Leases;

  /** What the metrics show of the writes. */
  readonly writes: { depth(): number; onCommit(listener: CommitListener): void };

  /** Where another copy was named. */
  readonly replica?: ReadReplica | undefined;

  /** Commits of the work are on the disk together, when it ends: for what is begun anew where it does not come to that. */
  atOnce<T>(work: () => Promise<T>): Promise<T>;

  /** Opens a place beside the platform's own tables, for somebody who keeps theirs there; to be closed by them. @param name such as `sign-in` */
  openBeside(name: string): DatabaseBeside;

  /** Finishes what waits, and lets go of the database. */
  close(): Promise<void>;
}

/** On SQLite a file of its own; on PostgreSQL a schema of its own, which need not be there yet. */
export type DatabaseBeside =
  | { readonly engine: "sqlite"; readonly database: Sqlite }
  | { readonly engine: "postgres"; readonly pool: Pool; readonly schema: string };
