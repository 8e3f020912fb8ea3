/** Values for the suite. None of them is of a person. */

import {
  type AccountKey,
  type AuditAction,
  type AuditEvent,
  approve,
  type ConsentNotice,
  type Digest,
  digestOf,
  type MerchantCertificate,
  type MiniProgram,
  NO_LOCKOUT,
  noticeDigest,
  type Organisation,
  type OrganisationMember,
  type PendingConsent,
  type ReleaseClaim,
  type ReleaseOutcome,
  type StoredAccount,
  type Stores,
} from "@shiming/core";

const NOON = Date.UTC(2026, 10, 22, 12);

/** So many seconds after the suite's noon. */
export function at(seconds: number): Date {
  return new Date(NOON + seconds * 1000);
}

export const APPID = "wx0123456789abcdef";
export const ANOTHER_APPID = "wxfedcba9876543210";
export const MCH_ID = "1900000109";
export const ANOTHER_MCH_ID = "12345678";
export const CERT_SERIALNO = "00A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3";
export const PERSON: AccountKey = { issuer: "https://host.example", userId: "用户 1" };

/** @param name of what was done: stores take any text */
export function staffWrite(name: string, seconds = 0) {
  const action = name as AuditAction;
  return { kind: "staff_write", at: at(seconds), actor: "operator", action, subject: "subject" } as const;
}

const NOTICE: ConsentNotice = {
  version: "1",
  language: "zh-CN",
  recipient: { legalName: "某市政务服务中心", contact: "12345" },
  miniProgram: { appid: APPID, name: "某市通办" },
  category: [99, 904],
  categoryNames: ["政务", "民政"],
  purpose: "办理居住证",
  legalBasis: "《居住证暂行条例》",
  retention: "办结后三年",
  items: ["姓名", "身份证号"],
  method: "加密提供一次",
  withdrawal: "随时可以撤回",
};

/** A consent that the person was asked for at noon. */
export function pendingConsent(id: string, over: Partial<PendingConsent> = {}): PendingConsent {
  return {
    state: "pending",
    id,
    kind: "realname",
    account: PERSON,
    appid: APPID,
    notice: NOTICE,
    noticeDigest: noticeDigest(NOTICE),
    client: { os: "ios", version: "8.0.50" },
    hostKey: digestOf("key"),
    requestedAt: at(0),
    shownAt: undefined,
    expiresAt: at(300),
    sheetSecret: { digest: digestOf(`secret of ${id}`), sealed: Buffer.from([0, 1, 2, 255]) },
    sessionDigest: undefined,
    ...over,
  };
}

export function assertionUse(jti: string, body = "body", expiresAt = at(120)) {
  return { issuer: PERSON.issuer, jti, bodyDigest: digestOf(body), issuedAt: at(0), expiresAt };
}

/** Asks for a consent with an assertion of its own. */
export async function ask(stores: Stores, consent: PendingConsent): Promise<void> {
  await stores.consents.open(consent, assertionUse(`assertion of ${consent.id}`));
}

export function consentEvent(
  kind: "consent_approved" | "consent_denied" | "consent_withdrawn",
  id: string,
): AuditEvent {
  const event = { at: at(0), consentId: id, appid: APPID };
  return kind === "consent_approved"
    ? { kind, ...event, noticeDigest: digestOf("notice") }
    : { kind, ...event };
}

/** A consent that was asked for and given so many seconds after noon. @returns the digest of its token, which lives 300 s */
export async function giveConsent(
  stores: Stores,
  id: string,
  account = PERSON,
  seconds = 0,
): Promise<Digest> {
  const token = digestOf(`token of ${id}`);
  await ask(stores, pendingConsent(id, { account, requestedAt: at(seconds), expiresAt: at(seconds + 300) }));
  await stores.consents.change(id, (now) => {
    if (now.state !== "pending") throw new Error("not pending");
    return { next: approve(now, token, at(seconds)), events: [consentEvent("consent_approved", id)] };
  });
  return token;
}

/** A request for the identity behind a token; another number makes it another request. */
export function claim(number = 1, over: Partial<ReleaseClaim> = {}): ReleaseClaim {
  const fingerprint = digestOf(`request ${number}`);
  return { appid: APPID, mchId: MCH_ID, certSerialNo: CERT_SERIALNO, fingerprint, ...over };
}

export function release(
  stores: Stores,
  token: Digest,
  asked: ReleaseClaim,
  when: Date,
): Promise<ReleaseOutcome> {
  const { disclosing: _, ...named } = asked;
  return stores.consents.release(token, asked, { at: when, requestId: "request", ...named });
}

export function account(userId: string, over: Partial<StoredAccount> = {}): StoredAccount {
  return {
    key: { issuer: PERSON.issuer, userId },
    hasPaymentAccount: true,
    sealedIdentity: Buffer.from([0, 1, 127, 128, 255]),
    payPasswordHash: "$argon2id$…",
    lockout: NO_LOCKOUT,
    ...over,
  };
}

export function miniProgram(appid = APPID, over: Partial<MiniProgram> = {}): MiniProgram {
  const category = { first: { id: 99, name: "政务" }, second: { id: 904, name: "民政" } };
  const deeper = { ...category, third: { id: 5, name: "居住证" } };
  const use = { purpose: "办理居住证", legalBasis: "《居住证暂行条例》", retention: "三年" };
  return {
    appid,
    name: "某市通办",
    serviceProvider: { legalName: "某市政务服务中心", contact: "12345" },
    secretDigest: digestOf("secret"),
    categories: [category, deeper],
    access: { state: "approved", since: at(0) },
    approvedUses: [{ category: deeper, ...use }],
    quota: { perMinute: 60, perDay: 1000 },
    ...over,
  };
}

export function organisation(id: string, over: Partial<Organisation> = {}): Organisation {
  return {
    id,
    legalName: "某市政务服务中心",
    socialCreditCode: `code of ${id}`,
    subjectType: "government_body",
    citizenContact: "12345",
    createdAt: at(0),
    ...over,
  };
}

export function member(personId: string, over: Partial<OrganisationMember> = {}): OrganisationMember {
  return { organisationId: "a", personId, role: "owner", since: at(0), ...over };
}

/** Adds organisations without members. */
export async function addOrganisations(stores: Stores, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await stores.organisations.add(organisation(id), [], { events: [staffWrite("organisation_created")] });
  }
}

export async function addMerchant({ merchants }: Stores, mchId: string): Promise<void> {
  const next = { mchId, legalName: "某中心" };
  await merchants.change(mchId, () => ({ next, events: [staffWrite("merchant_created")] }));
}

export async function addMiniProgram({ miniPrograms }: Stores, next: MiniProgram): Promise<void> {
  await miniPrograms.change(next.appid, () => ({ next, events: [staffWrite("mini_program_set")] }));
}

export function certificate(certSerialNo: string, over: Partial<MerchantCertificate> = {}) {
  const validity = { notBefore: at(0), notAfter: at(86_400) };
  const status: MerchantCertificate["status"] = { state: "valid" };
  return {
    certSerialNo,
    mchId: MCH_ID,
    certificatePem: `PEM of ${certSerialNo}`,
    ...validity,
    status,
    ...over,
  };
}
