import { deciderOf } from "../account/acting.ts";
import { needsGuardian } from "../account/age.ts";
import type { Digest } from "../digest.ts";
import { itemNames } from "../disclosure/approved-items.ts";
import { type Claims, shownValues } from "../disclosure/claims.ts";
import { maskedNameOf } from "../guardian/masked-name.ts";
import type { PaymentPasswordVerifier } from "../ports/payment-password-verifier.ts";
import { type AskingDeps, asksPassword, requireAskable } from "./asking.ts";
import type { ConsentKind } from "./consent.ts";
import { type ConsentNotice, type MaskedIdentity, maskIdentity } from "./notice.ts";
import type { NoticeLanguage } from "./notice-language.ts";
import { requireSheetSession, type SheetSessionDeps } from "./sheet-session.ts";
import { requirePending, show } from "./transitions.ts";

export interface ConsentDetails {
  readonly kind: ConsentKind;
  readonly notice: ConsentNotice;
  readonly noticeDigest: Digest;
  /** Of a verification it may be absent: then it will tell that the person is not verified by an ID card. */
  readonly masked: MaskedIdentity | undefined;
  readonly needsPassword: boolean;
  /** Of each item that is asked for; of a verification there is none. */
  readonly values: Claims;
  /** The person is under 14, and acts alone: there is nothing to approve here. */
  readonly needsGuardian: boolean;
  /** Whether somebody may act for that person. */
  readonly hasGuardian: boolean;
  /** Who acts for the person, where somebody does: the masked name of whoever reads this. */
  readonly guardianName: string | undefined;
  /** How many wrong payment passwords lock the account of whoever types it: whoever has one is told before it is typed. */
  readonly triesLeft: number;
  readonly expiresAt: Date;
}

export interface ConsentDetailsDeps extends SheetSessionDeps, AskingDeps {
  readonly passwords: Pick<PaymentPasswordVerifier, "triesLeft">;
}

/**
 * What the sheet shows: exactly the notice that is remembered from now on, and the person's own masked identity.
 * @param language that of before where it is undefined
 * @throws `consent_already_decided`, `request_stale`, `session_invalid`; `no_payment_account`, `no_realname_info` and
 * `access_denied` when the account, or who may act for it, changed since the request
 */
export async function consentDetails(
  id: string,
  session: string | undefined,
  language: NoticeLanguage | undefined,
  deps: ConsentDetailsDeps,
  at: Date,
): Promise<ConsentDetails> {
  const consent = requirePending(await requireSheetSession(id, session, deps), at);
  const { account, guardian, kind } = consent;
  const identity = await requireAskable(consent, kind, deps, at);
  const needs = identity !== undefined && !guardian && needsGuardian(identity, at);
  const shown = await deps.consents.change(id, (now) => ({
    next: show(requirePending(now, at), language ?? now.notice.language, at),
    events: [],
  }));
  const { notice, noticeDigest, expiresAt } = shown;
  return {
    kind,
    notice,
    noticeDigest,
    masked: identity && maskIdentity(identity),
    values: kind === "realname" && identity ? shownValues(itemNames(notice.offered), identity, at) : {},
    needsPassword: asksPassword(kind, deps),
    needsGuardian: needs,
    hasGuardian: needs && (await deps.guardians.of(account)).length > 0,
    guardianName: await maskedNameOf(guardian, deps),
    triesLeft: await deps.passwords.triesLeft(deciderOf(consent), at),
    expiresAt,
  };
}
