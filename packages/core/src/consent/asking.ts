/** What a consent of each kind asks for: of a mini program, and of the person. */
import type { AccountKey, VerifiedIdentity } from "../account/account.ts";
import { type Acting, deciderOf } from "../account/acting.ts";
import { needsGuardian } from "../account/age.ts";
import { findVerifiedIdentity, requireVerifiedIdentity } from "../account/releasable-identity.ts";
import { itemsOf, rememberedItems } from "../disclosure/approved-items.ts";
import { refuse } from "../failure.ts";
import { type ActingDeps, requireActing } from "../guardian/require-acting.ts";
import type { ApprovedUse } from "../mini-program/mini-program.ts";
import type { ConsentKind } from "./consent.ts";

export interface AskingDeps extends ActingDeps {
  /** Whether a verification takes the payment password, besides the tap; as the operator wants it. */
  readonly verificationPassword?: boolean | undefined;
}

export function asksPassword(kind: ConsentKind, { verificationPassword = false }: AskingDeps): boolean {
  return kind === "realname" || verificationPassword;
}

/** The use with the items that such a consent may ask for; nothing where it was not approved for any. */
export function useAskedBy(kind: ConsentKind, { items, ...use }: ApprovedUse): ApprovedUse | undefined {
  const asked = itemsOf(items).filter(({ item }) => (item === "verification") === (kind === "verification"));
  return asked.length > 0 ? { ...use, ...rememberedItems(asked) } : undefined;
}

/**
 * The person who can be asked, also by a guardian. For a verification nobody has to be verified: that is what it would tell.
 * @returns the identity by an ID card; for a verification nothing where there is none
 * @throws `no_payment_account`, `no_realname_info`, `access_denied` to whoever may not act for the person
 */
export async function requireAskable(
  acting: Acting,
  kind: ConsentKind,
  deps: AskingDeps,
  at: Date,
): Promise<VerifiedIdentity | undefined> {
  await requireActing(acting, deps, at);
  if (asksPassword(kind, deps) && (acting.guardian || kind === "verification")) {
    await requirePaymentAccount(deciderOf(acting), deps);
  }
  return kind === "realname"
    ? requireVerifiedIdentity(acting, deps)
    : findVerifiedIdentity(acting.account, deps);
}

/** As {@link requireAskable}, and for a person under 14, who may not consent alone. @throws as {@link requireAskable} */
export async function requireConsentable(
  acting: Acting,
  kind: ConsentKind,
  deps: AskingDeps,
  at: Date,
): Promise<void> {
  const identity = await requireAskable(acting, kind, deps, at);
  if (identity && !acting.guardian && needsGuardian(identity, at)) refuse("no_realname_info");
}

async function requirePaymentAccount(account: AccountKey, { identities }: AskingDeps): Promise<void> {
  const facts = await identities.find(account);
  if (!facts?.hasPaymentAccount) refuse("no_payment_account");
}
