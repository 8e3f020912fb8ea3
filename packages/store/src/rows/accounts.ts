import { LONGEST_HASH_BEGINNING, type Lockout, type StoredAccount } from "@shiming/core";

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

/** After a right password. */
export const FORGET_ATTEMPTS = "UPDATE accounts SET attempts = 0, locks = 0, locked_until = NULL";

export type HashRow = Pick<Row, "issuer" | "user_id"> & { readonly beginning: string | null };

const HASHES = `SELECT issuer, user_id, substr(pay_password_hash, 1, ${LONGEST_HASH_BEGINNING}) AS beginning FROM accounts`;
const A_PAGE = "ORDER BY issuer, user_id LIMIT 1000";
export const FIRST_HASHES = `${HASHES} ${A_PAGE}`;
export const NEXT_HASHES = `${HASHES} WHERE (issuer, user_id) > (@issuer, @user_id) ${A_PAGE}`;

export const hashOf = ({ issuer, user_id, beginning }: HashRow) => ({
  key: [issuer, user_id],
  beginning: beginning ?? undefined,
});

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

/** Consents by which somebody holds what a person has given them, or was told of the person, and which were not taken back. Along the index of decided ones. */
export const IS_HELD = "decided_at IS NOT NULL AND state IN ('released', 'verified')";
