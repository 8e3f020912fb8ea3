import { type AccountStore, type Lockout, refuse, type StoredAccount } from "@shiming/core";
import type { ChainEvent } from "./audit.ts";
import type { Connection } from "./open.ts";

interface Row {
  readonly issuer: string;
  readonly user_id: string;
  readonly has_payment_account: number;
  readonly identity: Buffer | null;
  readonly pay_password_hash: string | null;
  readonly attempts: number;
  readonly locks: number;
  readonly locked_until: number | null;
}

type LockoutRow = Pick<Row, "attempts" | "locks" | "locked_until">;

export function createAccountStore({ database, queue }: Connection, chainEvent: ChainEvent): AccountStore {
  const find = database.prepare<[string, string], Row>(
    "SELECT * FROM accounts WHERE issuer = ? AND user_id = ?",
  );
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO accounts VALUES
     (@issuer, @user_id, @has_payment_account, @identity, @pay_password_hash, @attempts, @locks, @locked_until)`,
  );
  const lockout = database.prepare<[string, string], LockoutRow>(
    "SELECT attempts, locks, locked_until FROM accounts WHERE issuer = ? AND user_id = ?",
  );
  const setLockout = database.prepare<[number, number, number | null, string, string]>(
    "UPDATE accounts SET attempts = ?, locks = ?, locked_until = ? WHERE issuer = ? AND user_id = ?",
  );

  return {
    async find(key) {
      const row = queue.read(() => find.get(key.issuer, key.userId));
      return row && fromRow(row);
    },
    change: (key, change) =>
      queue.run(() => {
        const row = find.get(key.issuer, key.userId);
        const { next, event } = change(row && fromRow(row));
        put.run(toRow(next));
        chainEvent(event);
      }),
    changeLockout: ({ issuer, userId }, change) =>
      queue.run(() => {
        const row = lockout.get(issuer, userId) ?? refuse("entity_not_found", { hint: "no such account" });
        const { next, result } = change(lockoutOf(row));
        setLockout.run(next.attempts, next.locks, next.lockedUntil?.getTime() ?? null, issuer, userId);
        return result;
      }),
  };
}

function lockoutOf(row: LockoutRow): Lockout {
  const lockedUntil = row.locked_until === null ? undefined : new Date(row.locked_until);
  return { attempts: row.attempts, locks: row.locks, lockedUntil };
}

function fromRow(row: Row): StoredAccount {
  return {
    key: { issuer: row.issuer, userId: row.user_id },
    hasPaymentAccount: row.has_payment_account === 1,
    sealedIdentity: row.identity ?? undefined,
    payPasswordHash: row.pay_password_hash ?? undefined,
    lockout: lockoutOf(row),
  };
}

function toRow(account: StoredAccount): Row {
  return {
    issuer: account.key.issuer,
    user_id: account.key.userId,
    has_payment_account: account.hasPaymentAccount ? 1 : 0,
    identity: account.sealedIdentity ? Buffer.from(account.sealedIdentity) : null,
    pay_password_hash: account.payPasswordHash ?? null,
    attempts: account.lockout.attempts,
    locks: account.lockout.locks,
    locked_until: account.lockout.lockedUntil?.getTime() ?? null,
  };
}
