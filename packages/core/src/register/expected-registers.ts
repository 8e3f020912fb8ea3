/** What registers say as far as the audit tells it. It needs memory for its rows alone. */
import { type RegisterName, registerNames, type Said } from "./register-row.ts";

/** What is known of a row: entries of releases before tell less. */
export type Expected = Readonly<Record<string, Said[string] | undefined>>;

export interface ExpectedRow {
  readonly says: Expected;
  /** The number of the last entry that told of it. */
  readonly seq: number;
  /** An entry tells that it was added, and not only of a change. */
  readonly isAdded: boolean;
}

export class ExpectedRegisters {
  readonly #rows = new Map<string, Map<string, ExpectedRow>>(
    registerNames.map((register) => [register, new Map()]),
  );
  /** The number of the last entry that was looked at. */
  seq = 0;
  /** Whether entries have told of rows by themselves: those of releases before do not. */
  isTold = false;
  #touched: Set<string> | undefined;

  /** From now on it is remembered of which rows something is told; before the first time nothing is. */
  watch(): void {
    this.#touched = new Set();
  }

  isTouched(register: RegisterName, key: string): boolean {
    return this.#touched?.has(`${register} ${key}`) ?? false;
  }

  /** @param register that none has has no rows */
  of(register: RegisterName): ReadonlyMap<string, ExpectedRow> {
    return this.#rows.get(register) ?? new Map();
  }

  add(register: RegisterName, key: string, says: Expected): void {
    this.#put(register, key, { says, seq: this.seq, isAdded: true });
  }

  /** What it says besides what it said. */
  change(register: RegisterName, key: string, says: Expected): void {
    const { isAdded = false, says: before } = this.of(register).get(key) ?? {};
    this.#put(register, key, { says: { ...before, ...says }, seq: this.seq, isAdded });
  }

  /** It was changed, and nothing tells into what. */
  forget(register: RegisterName, key: string): void {
    const { isAdded = false } = this.of(register).get(key) ?? {};
    this.#put(register, key, { says: {}, seq: this.seq, isAdded });
  }

  remove(register: RegisterName, key: string): void {
    this.#touched?.add(`${register} ${key}`);
    this.#rows.get(register)?.delete(key);
  }

  #put(register: RegisterName, key: string, row: ExpectedRow): void {
    this.#touched?.add(`${register} ${key}`);
    this.#rows.get(register)?.set(key, row);
  }
}
