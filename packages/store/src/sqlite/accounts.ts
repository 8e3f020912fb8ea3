import { randomBytes } from "node:crypto";
import {
  type AccountKey,
  type AccountStore,
  type Caused,
  holderNews,
  refuse,
  type StoredAccount,
  tellingHolders,
} from "@shiming/core";
import type { Database } from "better-sqlite3";
import {
  FIRST_HASHES,
  FORGET_ATTEMPTS,
  fromRow,
  type HashRow,
  hashOf,
  IS_HELD,
  type LockoutRow,
  lockoutOf,
  NEXT_HASHES,
  type Row,
  toRow,
} from "../rows/accounts.ts";
import type { Connection } from "./connection.ts";
import { guardianRows } from "./guardians.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createAccountStore({ database, queue }: Connection, settle: Settle): AccountStore {
  const { find, listOf, put } = accountRows(database);
  const telling = createHolderNews(database);
  const guardians = guardianRows(database);
  const remove = database.prepare<[string, string]>("DELETE FROM accounts WHERE issuer = ? AND user_id = ?");
  const endSessions = database.prepare<[string, string]>(
    "DELETE FROM person_sessions WHERE issuer = ? AND user_id = ?",
  );
  const lockout = database.prepare<[string, string], LockoutRow>(
    "SELECT attempts, locks, locked_until FROM accounts WHERE issuer = ? AND user_id = ?",
  );
  const setLockout = database.prepare<[number, number, number | null, string, string]>(
    "UPDATE accounts SET attempts = ?, locks = ?, locked_until = ? WHERE issuer = ? AND user_id = ?",
  );
  const firstHashes = database.prepare<[], HashRow>(FIRST_HASHES);
  const nextHashes = database.prepare<[Pick<Row, "issuer" | "user_id">], HashRow>(NEXT_HASHES);
  const forget = database.prepare<[string, string]>(`${FORGET_ATTEMPTS} WHERE issuer = ? AND user_id = ?`);
  const renewHash = database.prepare<[string, string, string, string]>(
    "UPDATE accounts SET pay_password_hash = ? WHERE issuer = ? AND user_id = ? AND pay_password_hash = ?",
  );

  return {
    find: async (key) => queue.read(() => find(key)),
    async hashBeginnings(after) {
      const [issuer = "", user_id = ""] = after ?? [];
      const rows = queue.read(() => (after ? nextHashes.all({ issuer, user_id }) : firstHashes.all()));
      return rows.map(hashOf);
    },
    listOf: async (issuer, { after = "", limit }) => queue.read(() => listOf(issuer, after, limit)),
    change: (key, change) =>
      queue.run(() => {
        const now = find(key);
        const { next, guardians: chosen, ...caused } = change(now, guardians.of(key));
        put(next);
        guardians.replace(key, chosen);
        settle(telling(caused, now, next));
      }),
    remove: (key, change, hint) =>
      queue.run(() => {
        const now = find(key) ?? refuse("entity_not_found", hint && { hint });
        const caused = change(now);
        remove.run(key.issuer, key.userId);
        endSessions.run(key.issuer, key.userId);
        guardians.forget(key);
        settle(telling(caused, now, undefined));
        return now;
      }),
    changeLockout: ({ issuer, userId }, change) =>
      queue.run(() => {
        const row =
          lockout.get(issuer, userId) ??
          refuse("entity_not_found", { hint: { en: "no such account", zh: "没有这个账户" } });
        const { next, result } = change(lockoutOf(row));
        setLockout.run(next.attempts, next.locks, next.lockedUntil?.getTime() ?? null, issuer, userId);
        return result;
      }),
    forgetAttempts: ({ issuer, userId }, renewal) =>
      queue.run(() => {
        forget.run(issuer, userId);
        return renewal !== undefined && renewHash.run(renewal.to, issuer, userId, renewal.from).changes > 0;
      }),
  };
}

/** To be called inside a unit of work. @returns what it causes to change an account so, news to holders included */
export function createHolderNews(database: Database) {
  const holders = database
    .prepare<[string, string], string>(
      `SELECT DISTINCT appid FROM consents WHERE issuer = ? AND user_id = ? AND ${IS_HELD} ORDER BY appid`,
    )
    .pluck();
  return (caused: Caused, before: StoredAccount | undefined, after: StoredAccount | undefined): Caused => {
    const news = holderNews(before, after);
    if (!before || !news) return caused;
    return tellingHolders(
      caused,
      news,
      before,
      holders.all(before.key.issuer, before.key.userId),
      randomBytes,
    );
  };
}

/** Whole accounts, one at a time; `put` is for units of work only. */
export function accountRows(database: Database) {
  const select = database.prepare<[string, string], Row>(
    "SELECT * FROM accounts WHERE issuer = ? AND user_id = ?",
  );
  const page = database.prepare<[string, string, number], Row>(
    "SELECT * FROM accounts WHERE issuer = ? AND user_id > ? ORDER BY user_id LIMIT ?",
  );
  const replace = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO accounts ${named("issuer user_id has_payment_account identity pay_password_hash attempts locks locked_until")}`,
  );
  return {
    find({ issuer, userId }: AccountKey): StoredAccount | undefined {
      const row = select.get(issuer, userId);
      return row && fromRow(row);
    },
    listOf: (issuer: string, after: string, limit: number): StoredAccount[] =>
      page.all(issuer, after, limit).map(fromRow),
    put: (account: StoredAccount): void => void replace.run(toRow(account)),
  };
}
