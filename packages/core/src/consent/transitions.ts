import type { Digest } from "../digest.ts";
import { itemNames } from "../disclosure/approved-items.ts";
import type { Item } from "../disclosure/item.ts";
import { refuse } from "../failure.ts";
import { isOver } from "../lifetime.ts";
import { VERIFICATION_CODE_LIFE_MS } from "../verification/code.ts";
import type {
  ApprovedConsent,
  Consent,
  ConsentAct,
  DeniedConsent,
  PendingConsent,
  WithdrawnConsent,
} from "./consent.ts";
import { noticeDigest, noticeIn } from "./notice.ts";
import type { NoticeLanguage } from "./notice-language.ts";
import { AUTH_TOKEN_LIFE_MS } from "./release.ts";

export const CONSENT_REQUEST_LIFE_MS = 300_000;

/** @throws `consent_already_decided`, or `request_stale` when its time is over. */
export function requirePending(consent: Consent, at: Date): PendingConsent {
  if (consent.state !== "pending") refuse("consent_already_decided");
  if (isOver(consent.expiresAt, CONSENT_REQUEST_LIFE_MS, at)) refuse("request_stale");
  return consent;
}

/** The sheet's secret is spent for a session; afterwards neither can be had again. */
export function openSession(pending: PendingConsent, sessionDigest: Digest): PendingConsent {
  return { ...pending, sheetSecret: undefined, sessionDigest };
}

/** A request that nobody is to follow. */
export function abandon(pending: PendingConsent, at: Date): PendingConsent {
  return { ...pending, expiresAt: at, sheetSecret: undefined };
}

/** What is remembered of a notice is what was shown last: its text in that language, and when. */
export function show(pending: PendingConsent, language: NoticeLanguage, at: Date): PendingConsent {
  const notice = noticeIn(language, pending.notice);
  return { ...pending, notice, noticeDigest: noticeDigest(notice), shownAt: at };
}

/** @param how `items`: those of the shown ones that the person takes; all where it is left out */
export function approve(
  pending: PendingConsent,
  tokenDigest: Digest,
  at: Date,
  how: { readonly items?: readonly Item[]; readonly method?: ConsentAct["method"] } = {},
): ApprovedConsent {
  const { items = itemNames(pending.notice.offered), method = "payment_password" } = how;
  const lifeMs = pending.kind === "verification" ? VERIFICATION_CODE_LIFE_MS : AUTH_TOKEN_LIFE_MS;
  const { expiresAt, sheetSecret, ...base } = pending;
  return {
    ...base,
    state: "approved",
    act: { approvedAt: at, method },
    consented: { category: pending.notice.category, items },
    token: { digest: tokenDigest, expiresAt: new Date(at.getTime() + lifeMs) },
  };
}

export function deny(pending: PendingConsent, at: Date): DeniedConsent {
  const { expiresAt, sheetSecret, ...base } = pending;
  return { ...base, state: "denied", deniedAt: at };
}

/**
 * A withdrawal takes effect at once: an unused token dies, a repeat is refused. Withdrawing twice is withdrawing.
 * @throws `consent_not_found` where nothing was given that could be taken back
 */
export function withdraw(consent: Consent, at: Date): WithdrawnConsent {
  switch (consent.state) {
    case "approved":
    case "verified":
      return { ...consent, state: "withdrawn", release: undefined, withdrawnAt: at };
    case "released":
      return { ...consent, state: "withdrawn", withdrawnAt: at };
    case "withdrawn":
      return consent;
    case "pending":
    case "denied":
      return refuse("consent_not_found");
  }
}
