/** What a consent of each kind asks for: of a mini program, and of the person. */
import type { AccountKey, VerifiedIdentity } from "../account/account.ts";
import { needsGuardian } from "../account/age.ts";
import {
  findVerifiedIdentity,
  requireReleasableIdentity,
  requireVerifiedIdentity,
} from "../account/releasable-identity.ts";
import { itemsOf, rememberedItems } from "../disclosure/approved-items.ts";
import { refuse } from "../failure.ts";
import type { ApprovedUse } from "../mini-program/mini-program.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import type { ConsentKind } from "./consent.ts";

export interface AskingDeps {
  readonly identities: IdentitySource;
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
 * The person who can be asked. For a verification nobody has to be verified: that is what it would tell.
 * @returns the identity by an ID card; for a verification nothing where there is none
 * @throws `no_payment_account`, `no_realname_info`
 */
export async function requireAskable(
  account: AccountKey,
  kind: ConsentKind,
  deps: AskingDeps,
): Promise<VerifiedIdentity | undefined> {
  if (kind === "realname") return requireVerifiedIdentity(account, deps);
  if (asksPassword(kind, deps)) await requirePaymentAccount(account, deps);
  return findVerifiedIdentity(account, deps);
}

/** As {@link requireAskable}, and for a person under 14, who may not consent alone. @throws `no_payment_account`, `no_realname_info` */
export async function requireConsentable(
  account: AccountKey,
  kind: ConsentKind,
  deps: AskingDeps,
  at: Date,
): Promise<void> {
  if (kind === "realname") {
    await requireReleasableIdentity(account, deps, at);
    return;
  }
  const identity = await requireAskable(account, kind, deps);
  if (identity && needsGuardian(identity, at)) refuse("no_realname_info");
}

async function requirePaymentAccount(account: AccountKey, { identities }: AskingDeps): Promise<void> {
  const facts = await identities.find(account);
  if (!facts?.hasPaymentAccount) refuse("no_payment_account");
}
