/** Accounts of hosts' users: their identity, their payment password, their locks. */

export {
  type AccountFacts,
  type AccountKey,
  accountContext,
  type IdentityDocument,
  type VerifiedIdentity,
} from "./account.ts";
export type { Acting } from "./acting.ts";
export { LONGEST_HASH_BEGINNING, pepperOfHash } from "./argon2-hash.ts";
export { explainIdentityFault, IDENTITY_FAULTS, type IdentityFault } from "./identity-fault.ts";
export { admitAttempt, endsOfLocks, type Lockout, NO_LOCKOUT } from "./lockout.ts";
export { hashPayPassword, isOutdatedHash, verifyPayPassword } from "./payment-password.ts";
export { onePepper, PEPPER_ID, type Pepper, type Peppers } from "./pepper.ts";
export type { StoredAccount } from "./stored-account.ts";
export { createStoredIdentitySource } from "./stored-identity-source.ts";
export { createStoredPasswordVerifier } from "./stored-password-verifier.ts";
