import { openRecord, sealRecord } from "@shiming/crypto";
import { actingOf, deciderOf, isSameActing } from "../account/acting.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import { clientMisspelt, isSupportedClient } from "../host/client-version.ts";
import type { HostAssertion } from "../host/host.ts";
import { isOver } from "../lifetime.ts";
import { parseCategoryId } from "../mini-program/category.ts";
import { type ApprovedUse, approvedUseFor, type MiniProgram } from "../mini-program/mini-program.ts";
import { accessAllows } from "../mini-program/realname-access.ts";
import type { Operator } from "../operator/operator.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { PaymentPasswordVerifier } from "../ports/payment-password-verifier.ts";
import { opaqueId, opaqueToken, type RandomBytes } from "../random.ts";
import { type AskingDeps, asksPassword, requireAskable, useAskedBy } from "./asking.ts";
import { requireCompleteNotice } from "./complete-notice.ts";
import type { ConsentKind, PendingConsent } from "./consent.ts";
import { type RequestLimitDeps, requireFewRequests } from "./few-requests.ts";
import { noticeDigest, noticeFor } from "./notice.ts";
import { abandon, CONSENT_REQUEST_LIFE_MS, requirePending } from "./transitions.ts";

export interface ConsentInvitation {
  readonly id: string;
  /** Opens the sheet, once; belongs into the fragment of its URL, where no server log sees it. */
  readonly sheetSecret: string;
  /** Whole seconds that the person has. */
  readonly expiresIn: number;
}

/** What a host's back end asks for. */
export interface ConsentAsked {
  readonly kind: ConsentKind;
  /** Of a verification it may be absent. */
  readonly categoryId: unknown;
  /** Of the body: a repeated assertion counts as a repeat only with the same one. */
  readonly digest: string;
}

export interface RequestConsentDeps extends AskingDeps, RequestLimitDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find">;
  readonly consents: Pick<ConsentStore, "open" | "find" | "change">;
  readonly passwords: Pick<PaymentPasswordVerifier, "lockedUntil">;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
  readonly operator: Operator;
}

/**
 * A host's back end asks a user for consent. Everything that can fail before the password fails here, in this order:
 * client, access, category, account (contract §2, §8). A person under 14 is asked all the same, so that the sheet can
 * tell that a guardian is needed; approval is what fails. A guardian may be asked for a child: the child's are the identity and the limit of
 * requests, the guardian's the payment account and its locks.
 * @throws `client_version_too_low`, `access_denied`, `category_invalid`, `no_payment_account`, `no_realname_info`,
 * `account_locked` with the end of the lock; `request_stale` for an assertion that was used before
 */
export async function requestConsent(
  assertion: HostAssertion,
  asked: ConsentAsked,
  deps: RequestConsentDeps,
  at: Date,
): Promise<ConsentInvitation> {
  const client = requireClient(assertion);
  const app = await requireAccess(assertion.appid, deps, at);
  const { kind } = asked;
  const use = requireApprovedUse(app, asked);
  const acting = actingOf(assertion);
  await requireAskable(acting, kind, deps, at);
  const decider = deciderOf(acting);
  const lockedUntil = asksPassword(kind, deps) ? await deps.passwords.lockedUntil(decider, at) : undefined;
  if (lockedUntil) refuse("account_locked", { lockedUntil });

  const id = opaqueId(deps.random);
  const secret = opaqueToken(deps.random);
  const sealed = await sealRecord(Buffer.from(secret), contextOf(id), deps.keys.current());
  const notice = noticeFor(app, use, deps.operator, acting);
  requireCompleteNotice(notice);
  const pending: PendingConsent = {
    state: "pending",
    id,
    kind,
    ...acting,
    appid: app.appid,
    notice,
    noticeDigest: noticeDigest(notice),
    client,
    hostKey: assertion.hostKey,
    requestedAt: at,
    shownAt: undefined,
    expiresAt: new Date(at.getTime() + CONSENT_REQUEST_LIFE_MS),
    sheetSecret: { digest: digestOf(secret), sealed },
    sessionDigest: undefined,
  };
  const { issuer, jti, issuedAt, expiresAt } = assertion;
  const assertionUse = { issuer, jti, issuedAt, expiresAt, bodyDigest: asked.digest };
  const opened = await deps.consents.open(pending, assertionUse);
  switch (opened.outcome) {
    case "opened":
      // Counted here: a host that repeats an assertion, because an answer was lost, asks nobody again.
      await requireFewRequests(acting.account, app.appid, deps, at).catch(async (refusal) => {
        await deps.consents.change(id, (now) => ({ next: abandon(requirePending(now, at), at), events: [] }));
        throw refusal;
      });
      return { id, sheetSecret: secret, expiresIn: CONSENT_REQUEST_LIFE_MS / 1000 };
    case "repeated":
      return invitationAgain(opened.consentId, pending, deps, at);
    case "replayed":
      return refuse("request_stale", ASSERTION_USED);
  }
}

/**
 * The same invitation for a repeated request, as long as nobody has followed it. A host that gives one `jti` to two
 * assertions does not get the one user's sheet for the other.
 */
async function invitationAgain(
  id: string,
  asked: PendingConsent,
  deps: RequestConsentDeps,
  at: Date,
): Promise<ConsentInvitation> {
  const consent = await deps.consents.find(id);
  if (!consent || consent.appid !== asked.appid || !isSameActing(consent, asked)) {
    return refuse("request_stale", ASSERTION_USED);
  }
  if (consent.state !== "pending" || isOver(consent.expiresAt, CONSENT_REQUEST_LIFE_MS, at)) {
    return refuse("request_stale", NO_LONGER_WAITING);
  }
  if (!consent.sheetSecret || consent.hostKey !== asked.hostKey) {
    return refuse("request_stale", NO_LONGER_WAITING);
  }
  const secret = await openRecord(consent.sheetSecret.sealed, contextOf(id), (kek) => deps.keys.byId(kek));
  return {
    id,
    sheetSecret: Buffer.from(secret).toString(),
    expiresIn: Math.floor((consent.expiresAt.getTime() - at.getTime()) / 1000),
  };
}

const NO_LONGER_WAITING = {
  hint: {
    en: "the request that this assertion opened is no longer waiting",
    zh: "这个断言发起的请求已不再等待决定",
  },
};

const ASSERTION_USED = {
  hint: {
    en: "this assertion was used before; sign a new one with another jti",
    zh: "这个断言已经用过；请换一个 jti 重新签发",
  },
};

const contextOf = (consentId: string) => `consents.sheet_secret:${consentId}`;

function requireClient(assertion: HostAssertion): { os: string; version: string } {
  const { clientOs: os, clientVersion: version } = assertion;
  if (os === undefined || version === undefined || !isSupportedClient(os, version)) {
    return refuse("client_version_too_low", {
      hint: clientMisspelt(os, version) ?? {
        en: "iOS or Android, 6.5.22 or later",
        zh: "需要 iOS 或 Android 6.5.22 及以上版本",
      },
    });
  }
  return { os, version };
}

async function requireAccess(
  appid: string | undefined,
  deps: { readonly miniPrograms: Pick<MiniProgramStore, "find"> },
  at: Date,
): Promise<MiniProgram> {
  const app = appid === undefined ? undefined : await deps.miniPrograms.find(appid);
  if (!app || !accessAllows(app.access, at)) {
    return refuse("access_denied", {
      hint: { en: "the mini program has no approved real-name access", zh: "小程序没有获准的实名授权权限" },
    });
  }
  return app;
}

/** With what may be asked for under it. Of a verification that names no category, the first that was approved for it. */
function requireApprovedUse(app: MiniProgram, { kind, categoryId }: ConsentAsked): ApprovedUse {
  const uses = app.approvedUses.flatMap((use) => useAskedBy(kind, use) ?? []);
  if (kind === "verification" && (categoryId === undefined || categoryId === null)) {
    return uses[0] ?? refuse("access_denied", { hint: NO_VERIFICATION });
  }
  const asked =
    parseCategoryId(categoryId) ??
    refuse("category_invalid", {
      hint: {
        en: "category_id is a list of numbers: [first, second] or [first, second, third]",
        zh: "category_id 是数字的列表：[一级, 二级] 或 [一级, 二级, 三级]",
      },
    });
  return (
    approvedUseFor({ approvedUses: uses }, asked) ??
    refuse("category_invalid", { hint: kind === "verification" ? NO_VERIFICATION_HERE : NOT_APPROVED_HERE })
  );
}

const NOT_APPROVED_HERE = {
  en: "the mini program's real-name access was not approved for this category",
  zh: "小程序在这个类目下没有获准的实名授权权限",
};

const NO_VERIFICATION_HERE = {
  en: "the mini program was not approved for verification in this category",
  zh: "小程序在这个类目下没有获准的实名信息校验权限",
};

const NO_VERIFICATION = {
  en: "the mini program was not approved for verification",
  zh: "小程序没有获准的实名信息校验权限",
};
