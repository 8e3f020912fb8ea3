import { Sensitive } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";
import { deciderOf } from "../account/acting.ts";
import { isPayPassword } from "../account/payment-password.ts";
import { digestOf } from "../digest.ts";
import { itemNames, itemsOf } from "../disclosure/approved-items.ts";
import { chosenItems, toldItems } from "../disclosure/consented.ts";
import { refuse } from "../failure.ts";
import { actedFor } from "../guardian/acted-for.ts";
import { approvedUseOf } from "../mini-program/mini-program.ts";
import { accessAllows } from "../mini-program/realname-access.ts";
import type { Operator } from "../operator/operator.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { PaymentPasswordVerifier } from "../ports/payment-password-verifier.ts";
import { opaqueToken, type RandomBytes } from "../random.ts";
import { verificationCodeDigest } from "../verification/code.ts";
import { type AskingDeps, asksPassword, requireConsentable } from "./asking.ts";
import type { ConsentKind } from "./consent.ts";
import { requireSheetSession, type SheetSessionDeps } from "./sheet-session.ts";
import { requireStillShown } from "./still-shown.ts";
import { approve, deny, requirePending } from "./transitions.ts";

export type DecideDeps = SheetSessionDeps;

/** What the sheet sends. */
export interface ConsentGiven {
  /** Not looked at where none is asked for. */
  readonly payPassword: unknown;
  /** The person's choice among the items that were shown; all where it is absent. */
  readonly items?: unknown;
  /** Of the notice that the person has read. */
  readonly noticeDigest?: unknown;
}

/** What the mini program gets of it. */
export interface ConsentOutcome {
  readonly kind: ConsentKind;
  /** 43 characters: an `auth_token`, good for 300 s and one release, or the `code` of a verification, good for 600 s and one call. */
  readonly token: string;
}

export interface ApproveDeps extends DecideDeps, AskingDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find">;
  readonly passwords: PaymentPasswordVerifier;
  readonly random: RandomBytes;
  readonly operator: Operator;
}

/**
 * The person consents, or a guardian for the person: with the payment password, or to a verification by a tap, unless the operator asks for the password there, too.
 * @throws `consent_not_shown` before the details were asked for: nobody consents to what was not shown; `request_malformed` for anything but six digits, and for items that were not shown (no try is lost), `pay_password_wrong` with the tries left,
 * `account_locked` with the end of the lock, `access_denied` when the access, or that to this category, or a guardian's to the child, ended
 * since the request,
 * `no_payment_account` and `no_realname_info` when there is nothing to release (any more), which for a person under 14 there is not,
 * `notice_changed` when the person has read another notice than the one to be told (no try is lost),
 * `platform_busy` when too many passwords wait to be judged (no try is lost), `consent_already_decided`, `request_stale`,
 * `session_invalid`
 */
export async function approveConsent(
  id: string,
  session: string | undefined,
  { payPassword, items, noticeDigest: read }: ConsentGiven,
  deps: ApproveDeps,
  at: Date,
): Promise<ConsentOutcome> {
  const consent = requirePending(await requireSheetSession(id, session, deps), at);
  if (!consent.shownAt) refuse("consent_not_shown", { hint: NOT_SHOWN });
  const { kind } = consent;
  const password = asksPassword(kind, deps) ? readPassword(payPassword) : undefined;
  const chosen = chosenItems(itemsOf(consent.notice.offered), items);
  const app = await deps.miniPrograms.find(consent.appid);
  const use = app && accessAllows(app.access, at) && approvedUseOf(app, consent.notice.category);
  if (!app || !use || !chosen.every((item) => itemNames(use.items).includes(item))) {
    refuse("access_denied", {
      hint: {
        en: "the mini program's access ended while the person was asked",
        zh: "征求本人意见期间，小程序的实名授权权限已终止",
      },
    });
  }
  await requireStillShown(consent, read, { app, use }, deps, at);
  await requireConsentable(consent, kind, deps, at);
  if (password) await requirePassword(deciderOf(consent), password, deps, at);

  const token = opaqueToken(deps.random);
  const digest = kind === "verification" ? verificationCodeDigest(token) : digestOf(token);
  const method = password ? "payment_password" : "tap";
  await deps.consents.change(id, (now) => {
    const next = approve(requirePending(now, at), digest, at, { items: chosen, method });
    const { appid, noticeDigest } = next;
    const told = { consentId: id, appid, ...actedFor(next), noticeDigest, ...toldItems(chosen) };
    return { next, events: [{ kind: "consent_approved", at, ...told }] };
  });
  return { kind, token };
}

function readPassword(payPassword: unknown): Sensitive<string> {
  if (isPayPassword(payPassword)) return new Sensitive(payPassword);
  return refuse("request_malformed", {
    hint: { en: "pay_password is six digits", zh: "pay_password 是六位数字" },
  });
}

async function requirePassword(
  account: AccountKey,
  password: Sensitive<string>,
  { passwords }: Pick<ApproveDeps, "passwords">,
  at: Date,
): Promise<void> {
  const verdict = await passwords.verify(account, password, at);
  if (verdict.verdict === "locked") refuse("account_locked", { lockedUntil: verdict.until });
  if (verdict.verdict === "wrong") refuse("pay_password_wrong", { triesLeft: verdict.triesLeft });
}

/** The person refuses. @throws `consent_already_decided`, `request_stale`, `session_invalid` */
export async function denyConsent(
  id: string,
  session: string | undefined,
  deps: DecideDeps,
  at: Date,
): Promise<void> {
  const { appid, ...asked } = await requireSheetSession(id, session, deps);
  await deps.consents.change(id, (now) => ({
    next: deny(requirePending(now, at), at),
    events: [{ kind: "consent_denied", at, consentId: id, appid, ...actedFor(asked) }],
  }));
}

const NOT_SHOWN = {
  en: "nothing was shown to the person yet: GET the details of this request first, then approve",
  zh: "还没有向本人展示任何内容：请先 GET 本次请求的 details，再 approve",
};
