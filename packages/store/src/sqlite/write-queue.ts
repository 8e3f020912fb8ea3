import type { Database, Statement } from "better-sqlite3";
import type { CommitListener } from "../open-stores.ts";
import { CommittedUnits, type Outcome, type PendingUnit, rejectAll } from "./committed-units.ts";

/** A commit waits for more units no longer than this, and not at all when it has so many. */
const LONGEST_WAIT_MS = 5;
const MOST_UNITS = 256;

/**
 * Owns the one connection that writes. A unit of work is a synchronous function; all units that wait are run in one
 * transaction, each in a savepoint of its own, and are settled after the commit is on the disk. A unit that throws
 * undoes itself alone; a commit that fails fails all of its units. Nobody else opens a transaction on the connection.
 *
 * The disk is waited for beside the thread: further commits go on meanwhile, and the next sync takes all of them along.
 */
export class WriteQueue {
  readonly #database: Database;
  readonly #statements: Record<
    "read" | "write" | "commit" | "rollback" | "savepoint" | "release" | "undo",
    Statement
  >;
  readonly #committed: CommittedUnits;
  readonly #beforeCommit: (() => void)[] = [];
  readonly #afterCommit: (() => void)[] = [];
  readonly #onUndo: (() => void)[] = [];
  readonly #now: () => number;
  #open: "read" | "write" | undefined;
  #pending: PendingUnit[] = [];

  /**
   * @param sync brings onto the disk what was committed before the call
   * @param now milliseconds of a clock that nobody sets
   */
  constructor(
    database: Database,
    sync: () => Promise<void>,
    now: () => number = performance.now.bind(performance),
  ) {
    this.#database = database;
    this.#committed = new CommittedUnits(sync, now);
    this.#now = now;
    this.#statements = {
      read: database.prepare("BEGIN DEFERRED"),
      write: database.prepare("BEGIN IMMEDIATE"),
      commit: database.prepare("COMMIT"),
      rollback: database.prepare("ROLLBACK"),
      savepoint: database.prepare("SAVEPOINT unit"),
      release: database.prepare("RELEASE unit"),
      undo: database.prepare("ROLLBACK TO unit"),
    };
  }

  /** Runs the unit in the next transaction. Resolves once it is durable; rejects with what it threw. */
  run<T>(unit: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const since = this.#now();
      this.#pending.push({ run: unit, since, resolve: resolve as (value: unknown) => void, reject });
      if (this.#pending.length === 1) this.#flushWhenQuiet(0, since);
    });
  }

  /**
   * Flushes after the first turn of the event loop that brought no further unit: whoever came with the others commits with
   * them, and who comes alone waits for one empty turn.
   */
  #flushWhenQuiet(seen: number, since: number): void {
    setImmediate(() => {
      const count = this.#pending.length;
      const isQuiet = count === seen || count >= MOST_UNITS || this.#now() - since > LONGEST_WAIT_MS;
      if (isQuiet) this.#flush();
      else this.#flushWhenQuiet(count, since);
    });
  }

  /**
   * Runs a read. All reads of one turn of the event loop share a read transaction: to take and give back its lock costs
   * as much as a look-up. What they see is what is committed, because nothing else commits in between; inside a unit of
   * work it is what the unit sees.
   */
  read<T>(work: () => T): T {
    if (!this.#open) {
      this.#begin("read");
      setImmediate(() => this.#endReading());
    }
    return work();
  }

  /** How many units wait for their being durable. */
  get depth(): number {
    return this.#pending.length + this.#committed.count;
  }

  onCommit(listener: CommitListener): void {
    this.#committed.onSettled(listener);
  }

  /** Adds work to the end of every transaction. It must not throw. */
  beforeCommit(work: () => void): void {
    this.#beforeCommit.push(work);
  }

  /** Adds work behind every transaction, in the same turn. It must not throw. */
  afterCommit(work: () => void): void {
    this.#afterCommit.push(work);
  }

  /** Looks at what is durable before anybody is told of it: all units fail by what this throws. */
  beforeSettling(look: () => void): void {
    this.#committed.beforeSettling(look);
  }

  /** Calls the listener when what units did is undone: of one that threw, or of all in a commit that failed. */
  onUndo(listener: () => void): void {
    this.#onUndo.push(listener);
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.depth > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  #flush(): void {
    const units = this.#pending;
    this.#pending = [];
    try {
      this.#committed.requireWritable();
      this.#committed.add(units, this.#commit(units));
    } catch (error) {
      rejectAll(units, error);
    }
  }

  #commit(units: readonly PendingUnit[]): Outcome[] {
    this.#begin("write");
    try {
      const outcomes = units.map((unit) => this.#attempt(unit));
      for (const work of this.#beforeCommit) work();
      this.#statements.commit.run();
      for (const work of this.#afterCommit) work();
      return outcomes;
    } catch (error) {
      this.#tellOfUndo();
      if (this.#database.inTransaction) this.#statements.rollback.run();
      throw error;
    } finally {
      this.#open = undefined;
    }
  }

  #begin(kind: "read" | "write"): void {
    // What is open is the turn's read transaction, or one that the disk failed to undo.
    if (this.#database.inTransaction) this.#statements.rollback.run();
    this.#statements[kind].run();
    this.#open = kind;
  }

  #endReading(): void {
    if (this.#open !== "read") return;
    this.#open = undefined;
    try {
      // SQLite ends a transaction by itself when the disk fails.
      if (this.#database.inTransaction) this.#statements.commit.run();
    } catch {
      // Nobody waits for the end of a read. What could not be ended, the next transaction undoes.
    }
  }

  #attempt(unit: PendingUnit): Outcome {
    const { savepoint, release, undo } = this.#statements;
    savepoint.run();
    try {
      const value = unit.run();
      release.run();
      return { value };
    } catch (error) {
      // A full disk and the like make SQLite give up the whole transaction by itself.
      if (!this.#database.inTransaction) throw error;
      undo.run();
      release.run();
      this.#tellOfUndo();
      return { error };
    }
  }

  #tellOfUndo(): void {
    for (const listener of this.#onUndo) listener();
  }
}
