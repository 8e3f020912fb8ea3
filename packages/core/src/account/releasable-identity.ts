import { isRealName } from "@shiming/crypto";
import { refuse } from "../failure.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import type { AccountKey, VerifiedIdentity } from "./account.ts";
import type { Acting } from "./acting.ts";
import { needsGuardian } from "./age.ts";
import { isIdCardNumber } from "./credential-id-fault.ts";

/**
 * The identity that an account is verified by, when it is one of the kind that is released, and well formed. A child for whom a guardian
 * acts needs no payment account: it is the guardian who pays, and types the password.
 * @throws `no_payment_account` before `no_realname_info`, in the order of contract §5 (94002, 94004).
 */
export async function requireVerifiedIdentity(
  { account, guardian }: Acting,
  deps: { readonly identities: IdentitySource },
): Promise<VerifiedIdentity> {
  const facts = await deps.identities.find(account);
  if (!guardian && !facts?.hasPaymentAccount) refuse("no_payment_account");
  const identity = facts?.identity;
  if (identity?.document !== "resident_id_card") refuse("no_realname_info");
  // Told before the password: a name that has lost a character could not be sealed after it.
  if (!isWellFormed(identity)) refuse("no_realname_info", { hint: MALFORMED });
  return identity;
}

/** The identity that an account is verified by, if it is one by an ID card, whether or not there is a payment account. */
export async function findVerifiedIdentity(
  account: AccountKey,
  deps: { readonly identities: IdentitySource },
): Promise<VerifiedIdentity | undefined> {
  const identity = (await deps.identities.find(account))?.identity;
  return identity?.document === "resident_id_card" && isWellFormed(identity) ? identity : undefined;
}

/** More lenient than what is written down: a name with a dot of another kind may be older than that rule. */
function isWellFormed({ realName, credentialId }: VerifiedIdentity): boolean {
  return isRealName(realName.reveal()) && isIdCardNumber(credentialId.reveal());
}

/**
 * The identity of an account that may be released now.
 * @throws as {@link requireVerifiedIdentity}, and `no_realname_info` for a person under 14 for whom no guardian acts, without saying so:
 * who is refused an identity is not told an age either
 */
export async function requireReleasableIdentity(
  acting: Acting,
  deps: { readonly identities: IdentitySource },
  at: Date,
): Promise<VerifiedIdentity> {
  const identity = await requireVerifiedIdentity(acting, deps);
  if (!acting.guardian && needsGuardian(identity, at)) refuse("no_realname_info");
  return identity;
}

const MALFORMED = {
  en: "the verified name or ID number is not well formed; whoever keeps the account has to correct it",
  zh: "账户中的实名姓名或身份证号格式不正确，请由账户的管理方更正",
};
