import { refuse } from "../failure.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import type { AccountKey, VerifiedIdentity } from "./account.ts";

/**
 * The identity of an account that may be released now.
 * @throws `no_payment_account` before `no_realname_info`, in the order of contract §5 (94002, 94004).
 */
export async function requireReleasableIdentity(
  account: AccountKey,
  deps: { readonly identities: IdentitySource },
): Promise<VerifiedIdentity> {
  const facts = await deps.identities.find(account);
  if (!facts?.hasPaymentAccount) refuse("no_payment_account");
  if (facts.identity?.document !== "resident_id_card") refuse("no_realname_info");
  return facts.identity;
}
