import { refuse } from "../failure.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import type { AccountKey, VerifiedIdentity } from "./account.ts";
import { needsGuardian } from "./age.ts";

/**
 * The identity that an account is verified by, when it is one of the kind that is released.
 * @throws `no_payment_account` before `no_realname_info`, in the order of contract §5 (94002, 94004).
 */
export async function requireVerifiedIdentity(
  account: AccountKey,
  deps: { readonly identities: IdentitySource },
): Promise<VerifiedIdentity> {
  const facts = await deps.identities.find(account);
  if (!facts?.hasPaymentAccount) refuse("no_payment_account");
  if (facts.identity?.document !== "resident_id_card") refuse("no_realname_info");
  return facts.identity;
}

/**
 * The identity of an account that may be released now.
 * @throws as {@link requireVerifiedIdentity}, and `no_realname_info` for a person under 14, without saying so: who is
 * refused an identity is not told an age either
 */
export async function requireReleasableIdentity(
  account: AccountKey,
  deps: { readonly identities: IdentitySource },
  at: Date,
): Promise<VerifiedIdentity> {
  const identity = await requireVerifiedIdentity(account, deps);
  if (needsGuardian(identity, at)) refuse("no_realname_info");
  return identity;
}
