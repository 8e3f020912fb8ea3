import type { Database, Statement } from "better-sqlite3";
import type { CommitListener } from "../open-stores.ts";
import { Durability, type Outcome, type PendingUnit, rejectAll } from "./durability.ts";

/** A commit waits for more units no longer than this, and not at all when it has so many. */
const LONGEST_WAIT_MS = 5;
const MOST_UNITS = 256;

/**
 * Owns the one connection that writes. A unit of work is a synchronous function; all units that wait are run in one
 * transaction, each in a savepoint of its own, and are settled after the commit is on the disk. A unit that throws
 * undoes itself alone; a commit that fails fails all of its units. Nobody else opens a transaction on the connection.
 *
 * Two batches at a time: while one is on its way to the disk the next is committed, and what comes then waits for the first. With
 * one, everybody who asks would wait for the same sync, and this thread for all of them; three are no faster than two.
 */
export class WriteQueue {
  readonly #database: Database;
  readonly #statements: Record<
    "read" | "write" | "commit" | "rollback" | "savepoint" | "release" | "undo",
    Statement
  >;
  readonly #durability: Durability;
  readonly #beforeCommit: (() => void)[] = [];
  readonly #afterCommit: (() => void)[] = [];
  readonly #onUndo: (() => void)[] = [];
  readonly #now: () => number;
  #open: "read" | "write" | undefined;
  #pending: PendingUnit[] = [];
  /** Those of the batches that are on their way to the disk. */
  #unsettled = 0;
  /** Resolves when the batch that was committed last is settled. */
  #settled: Promise<void> = Promise.resolve();
  #isWriting = false;

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
    this.#durability = new Durability(sync, now);
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
      this.#pending.push({
        run: unit,
        since: this.#now(),
        resolve: resolve as (value: unknown) => void,
        reject,
      });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#pending.length > 0) {
      await this.#turnWithoutArrival();
      await this.#writeBatch();
    }
    this.#isWriting = false;
  }

  /**
   * Waits for the first turn of the event loop that brings no further unit: whoever comes with the others commits with
   * them, and who comes alone waits for one empty turn.
   */
  async #turnWithoutArrival(): Promise<void> {
    const { since } = this.#pending[0] as PendingUnit;
    let seen: number;
    await nextTurn();
    do {
      seen = this.#pending.length;
      await nextTurn();
    } while (this.#pending.length > seen && seen < MOST_UNITS && this.#now() - since <= LONGEST_WAIT_MS);
  }

  async #writeBatch(): Promise<void> {
    const units = this.#pending;
    this.#pending = [];
    this.#unsettled += units.length;
    const before = this.#settled;
    this.#settled = this.#commitAndSettle(units, before);
    await before;
  }

  async #commitAndSettle(units: readonly PendingUnit[], before: Promise<void>): Promise<void> {
    try {
      this.#durability.requireWritable();
      await this.#durability.settle(units, this.#commit(units), before);
    } catch (error) {
      rejectAll(units, error);
    }
    this.#unsettled -= units.length;
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
    return this.#pending.length + this.#unsettled;
  }

  onCommit(listener: CommitListener): void {
    this.#durability.onSettled(listener);
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
    this.#durability.beforeSettling(look);
  }

  /** Calls the listener when what units did is undone: of one that threw, or of all in a commit that failed. */
  onUndo(listener: () => void): void {
    this.#onUndo.push(listener);
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.depth > 0) await nextTurn();
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

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
