/**
 * What an operation answers about something, as it stands: plain JSON with the names that `--json` documents, without a secret or
 * personal data.
 */
import { X509Certificate } from "node:crypto";
import {
  type AccountFactsForStaff,
  type AccountView,
  type BindingRequest,
  categoryIdOf,
  certificateStateAt,
  certificatesAbove,
  type Host as KnownHost,
  type Merchant as KnownMerchant,
  type MerchantCertificate,
  type MiniProgram,
  refuse,
  type Stores,
  serialNumberForms,
  shownSince,
  stateOfRequest,
} from "@shiming/core";
import type { Account, AccountFacts } from "./schemas/account.ts";
import type { Host } from "./schemas/host.ts";
import type { Certificate, Merchant, ShownCertificate } from "./schemas/merchant.ts";
import type { App } from "./schemas/mini-program.ts";

/** Times are ISO 8601, in UTC, as JSON has them. */
export const timeOf = (at: Date | undefined): string | null => at?.toISOString() ?? null;

export async function appNow(appid: string, stores: Stores, at: Date) {
  return describeApp(there(await stores.miniPrograms.find(appid), appid), stores, at);
}

export async function describeApp(
  app: MiniProgram,
  { merchants, miniPrograms }: Stores,
  at: Date,
): Promise<App> {
  const { legalName, contact } = app.serviceProvider;
  const requests = await miniPrograms.bindingRequests({ appid: app.appid }, shownSince(at));
  const bound = await miniPrograms.boundMerchants(app.appid);
  const details = bound.map(async (mch_id) => ({
    mch_id,
    legal_name: (await merchants.find(mch_id))?.legalName ?? "",
  }));
  return {
    appid: app.appid,
    name: app.name,
    ...(app.logo && { logo: app.logo }),
    organisation_id: app.organisationId ?? null,
    service_provider: { legal_name: legalName, contact },
    access: describeAccess(app),
    categories: app.categories.map((category) => [...categoryIdOf(category)]),
    approved_categories: app.approvedUses.map((use) => [...categoryIdOf(use.category)]),
    category_details: [...app.categories],
    approved_category_details: app.approvedUses.map(({ category }) => category),
    merchants: [...bound],
    merchant_details: await Promise.all(details),
    binding_requests: requests.map((request) => ({ mch_id: request.mchId, ...endOf(request, at) })),
    quota: { per_minute: app.quota.perMinute, per_day: app.quota.perDay },
  };
}

const endOf = (request: BindingRequest, at: Date) => ({
  requested_at: request.at.toISOString(),
  ends_at: request.until.toISOString(),
  state: stateOfRequest(request, at),
});

function describeAccess({ access }: MiniProgram) {
  return {
    state: access.state,
    since: "since" in access ? timeOf(access.since) : null,
    ends_at: "endsAt" in access ? timeOf(access.endsAt) : null,
    reason: "reason" in access ? access.reason : null,
  };
}

export async function merchantNow(mchId: string, stores: Stores, at: Date) {
  return describeMerchant(there(await stores.merchants.find(mchId), mchId), stores, at);
}

export async function describeMerchant(
  { mchId, organisationId, legalName }: KnownMerchant,
  { merchants, miniPrograms }: Stores,
  at: Date,
): Promise<Merchant> {
  const certificates = await merchants.certificatesOf(mchId);
  const requests = await miniPrograms.bindingRequests({ mchId }, shownSince(at));
  const named = async (appid: string) => {
    const app = await miniPrograms.find(appid);
    return { appid, name: app?.name ?? "", legal_name: app?.serviceProvider.legalName ?? "" };
  };
  return {
    mch_id: mchId,
    organisation_id: organisationId ?? null,
    legal_name: legalName,
    apps: await Promise.all((await miniPrograms.boundTo(mchId)).map(named)),
    binding_requests: await Promise.all(
      requests.map(async (request) => ({ ...(await named(request.appid)), ...endOf(request, at) })),
    ),
    certificates: certificates.map((certificate) => describeCertificate(certificate, at)),
  };
}

export async function certificateNow(certSerialNo: string, { merchants }: Stores, at: Date) {
  return describeCertificate(there(await merchants.findCertificate(certSerialNo), certSerialNo), at);
}

export function describeCertificate(certificate: MerchantCertificate, at: Date): Certificate {
  const { certSerialNo, notBefore, notAfter, status } = certificate;
  return {
    cert_serialno: certSerialNo,
    not_before: notBefore.toISOString(),
    not_after: notAfter.toISOString(),
    status: {
      state: certificateStateAt(certificate, at),
      retires_at: status.state === "superseded" ? timeOf(status.retiresAt) : null,
      revoked_at: status.state === "revoked" ? timeOf(status.at) : null,
    },
  };
}

export function describeSerialNumber(certSerialNo: string): ShownCertificate["serial_number"] {
  const { lowerCase, withoutZeros, ...forms } = serialNumberForms(certSerialNo);
  return { ...forms, lower_case: lowerCase, without_zeros: withoutZeros };
}

/** @param authorities certificates of those who may have issued it, in PEM */
export function shownCertificate(
  found: MerchantCertificate | undefined,
  authorities: readonly string[],
  at: Date,
): ShownCertificate {
  const certificate = there(found, "the certificate");
  const { certSerialNo, certificatePem, mchId } = certificate;
  const x509 = new X509Certificate(certificatePem);
  const known = authorities.map((pem) => new X509Certificate(pem));
  return {
    ...describeCertificate(certificate, at),
    mch_id: mchId,
    issuer: x509.issuer.replaceAll("\n", ", "),
    subject: x509.subject.replaceAll("\n", ", "),
    serial_number: describeSerialNumber(certSerialNo),
    certificate: certificatePem,
    chain: certificatesAbove(x509, known).join(""),
  };
}

export async function hostNow(issuer: string, { hosts }: Stores) {
  return describeHost(there(await hosts.find(issuer), issuer));
}

export function describeHost({ issuer, keys, origins }: KnownHost): Host {
  return {
    issuer,
    keys: keys.map(({ kid, publicKeyPem }) => ({ kid, public_key: publicKeyPem })),
    origins: [...origins],
  };
}

/** Whether an identity and a password are there, never what they are. */
export function describeAccountFacts(facts: AccountFactsForStaff): AccountFacts {
  return {
    issuer: facts.key.issuer,
    user_id: facts.key.userId,
    payment_account: facts.hasPaymentAccount,
    identity: facts.hasIdentity,
    pay_password: facts.hasPayPassword,
    locked_until: timeOf(facts.lockedUntil),
    wrong_attempts: facts.attempts,
    locks: facts.locks,
  };
}

export function describeAccount(view: AccountView): Account {
  const { pending = 0, denied = 0, approved = 0, released = 0, verified = 0, withdrawn = 0 } = view.consents;
  return {
    ...describeAccountFacts(view),
    credential_type: view.document ?? null,
    guardians: [...view.guardians],
    wards: [...view.wards],
    consents: { pending, denied, approved, released, verified, withdrawn },
  };
}

export function there<T>(found: T | undefined, name: string): T {
  return found ?? refuse("entity_not_found", { hint: { en: `${name} is gone`, zh: `${name} 已不存在` } });
}
