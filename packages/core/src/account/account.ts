import type { Sensitive } from "@shiming/crypto";

/** An account is known by the host that has it and the user id there (contract §8: `iss`, `sub`). */
export interface AccountKey {
  readonly issuer: string;
  readonly userId: string;
}

/** The documents a host verifies people by. Only resident ID cards are released (contract §2). */
export type IdentityDocument = "resident_id_card" | "passport" | "other";

export interface VerifiedIdentity {
  readonly document: IdentityDocument;
  readonly realName: Sensitive<string>;
  readonly credentialId: Sensitive<string>;
}

/** What is known of an account at this moment. */
export interface AccountFacts {
  readonly hasPaymentAccount: boolean;
  readonly identity: VerifiedIdentity | undefined;
}

export function isSameAccount(a: AccountKey, b: AccountKey): boolean {
  return a.issuer === b.issuer && a.userId === b.userId;
}

/** The name of an account where sealed records are bound to it. */
export function accountContext(account: AccountKey): string {
  return JSON.stringify([account.issuer, account.userId]);
}
