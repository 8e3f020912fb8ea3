import type { Lockout, StoredAccount } from "@shiming/core";

export interface Row {
  readonly issuer: string;
  readonly user_id: string;
  readonly has_payment_account: number;
  readonly identity: Buffer | null;
  readonly pay_password_hash: string | null;
  readonly attempts: number;
  readonly locks: number;
  readonly locked_until: number | null;
}

export type LockoutRow = Pick<Row, "attempts" | "locks" | "locked_until">;

export function lockoutOf(row: LockoutRow): Lockout {
  const lockedUntil = row.locked_until === null ? undefined : new Date(row.locked_until);
  return { attempts: row.attempts, locks: row.locks, lockedUntil };
}

export function fromRow(row: Row): StoredAccount {
  return {
    key: { issuer: row.issuer, userId: row.user_id },
    hasPaymentAccount: row.has_payment_account === 1,
    sealedIdentity: row.identity ?? undefined,
    payPasswordHash: row.pay_password_hash ?? undefined,
    lockout: lockoutOf(row),
  };
}

export function toRow(account: StoredAccount): Row {
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
