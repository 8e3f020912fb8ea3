import type { AccountKey, GuardianStore } from "@shiming/core";
import type { Database } from "better-sqlite3";
import {
  GUARDIANS_OF,
  type Guardian,
  guardianOf,
  REMOVE_GUARDIANS,
  REMOVE_WARDS,
  type Row,
  WARDS_OF,
  type Ward,
  wardOf,
} from "../rows/guardians.ts";
import type { Connection } from "./connection.ts";

/** Nobody who has no account becomes a guardian. */
const ADD = `INSERT INTO guardians (issuer, user_id, guardian_id)
  SELECT issuer, @user_id, user_id FROM accounts WHERE issuer = @issuer AND user_id = @guardian_id`;

export function createGuardianStore({ database, queue }: Connection): GuardianStore {
  const { of } = guardianRows(database);
  const wards = database.prepare<[Guardian], string>(WARDS_OF).pluck();
  return {
    of: async (ward) => queue.read(() => of(ward)),
    wardsOf: async (guardian) => queue.read(() => wards.all(guardianOf(guardian))),
  };
}

/** `replace` and `forget` are for units of work only. */
export function guardianRows(database: Database) {
  const find = database.prepare<[Ward], string>(GUARDIANS_OF).pluck();
  const add = database.prepare<[Row]>(ADD);
  const remove = database.prepare<[Ward]>(REMOVE_GUARDIANS);
  const removeWards = database.prepare<[Guardian]>(REMOVE_WARDS);
  return {
    of: (ward: AccountKey): readonly string[] => find.all(wardOf(ward)),
    replace(ward: AccountKey, guardians: readonly string[] | undefined): void {
      if (!guardians) return;
      remove.run(wardOf(ward));
      for (const guardian_id of guardians) add.run({ ...wardOf(ward), guardian_id });
    },
    /** Whoever was guarded by the account, or guarded it. */
    forget(account: AccountKey): void {
      remove.run(wardOf(account));
      removeWards.run(guardianOf(account));
    },
  };
}
