import type { X509Certificate } from "node:crypto";
import { certSerialNoOf, loadCertificate } from "@shiming/crypto";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import { isMchId, type Merchant } from "../merchant/merchant.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { CertificateAuthority } from "../ports/certificate-authority.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import { requireRegistrable } from "./registrable-certificate.ts";
import { requireShownText } from "./shown-text.ts";
import { staffEvent } from "./staff-event.ts";

const DAY_MS = 86_400_000;
const CERTIFICATE_LIFE_MS = 5 * 365 * DAY_MS;
/** How long the old certificate works beside the new one after an upgrade (contract §6). */
const UPGRADE_OVERLAP_MS = 30 * DAY_MS;

export interface MerchantDeps {
  readonly merchants: MerchantStore;
}

/** One of an organisation, or of a legal entity that is named where there is none. */
export type NewMerchant = { readonly mchId: string } & (
  | { readonly organisation: Organisation }
  | { readonly legalName: string }
);

/** @throws `value_invalid`, `entity_exists` */
export async function createMerchant(
  merchant: NewMerchant,
  actor: Permitted<"merchants.create">,
  deps: MerchantDeps,
  at: Date,
): Promise<void> {
  const { mchId } = merchant;
  if (!isMchId(mchId)) {
    refuse("value_invalid", {
      hint: { en: "a merchant number is 8 to 10 digits", zh: "商户号为 8 至 10 位数字" },
    });
  }
  const next: Merchant =
    "organisation" in merchant
      ? { mchId, legalName: merchant.organisation.legalName, organisationId: merchant.organisation.id }
      : { mchId, legalName: requireShownText("legalName", merchant.legalName) };
  const event = staffEvent(actor, "merchant_created", mchId, at);
  await deps.merchants.change(mchId, (now) =>
    now
      ? refuse("entity_exists", { hint: { en: `merchant ${mchId} exists`, zh: `商户 ${mchId} 已存在` } })
      : { next, events: [event] },
  );
}

/**
 * Issues a certificate for the merchant's request. Certificates that it has are superseded: they go on working for 30
 * days, so that the merchant can change over.
 * @throws `entity_not_found`, `certificate_request_invalid`
 */
export async function issueCertificate(
  mchId: string,
  csrPem: string,
  actor: Permitted<"merchants.issue_certificate">,
  deps: MerchantDeps & { readonly authority: CertificateAuthority },
  at: Date,
): Promise<MerchantCertificate> {
  const merchant = await requireMerchant(mchId, deps);
  const issued = await deps.authority.issue(csrPem, merchant, {
    notBefore: at,
    notAfter: new Date(at.getTime() + CERTIFICATE_LIFE_MS),
  });
  const certificate = loadCertificate(issued.certificatePem);
  return addCertificate(merchant, certificate, "certificate_issued", actor, deps, at);
}

/**
 * Registers a certificate that an authority issued which the operator trusts (contract §6). Certificates that it has are
 * superseded, as when one is issued.
 * @param given the certificate, alone or in its chain
 * @param trusted files of the certificates of the trusted issuers
 * @throws `entity_not_found`, `certificate_invalid`, `entity_exists`
 */
export async function registerCertificate(
  mchId: string,
  given: string,
  trusted: readonly string[],
  actor: Permitted<"merchants.register_certificate">,
  deps: MerchantDeps,
  at: Date,
): Promise<MerchantCertificate> {
  const merchant = await requireMerchant(mchId, deps);
  const certificate = requireRegistrable(given, trusted, at);
  return addCertificate(merchant, certificate, "certificate_registered", actor, deps, at);
}

/** Effective at once. @throws `entity_not_found` */
export async function revokeCertificate(
  certSerialNo: string,
  actor: Permitted<"merchants.revoke_certificate">,
  deps: MerchantDeps,
  at: Date,
): Promise<void> {
  const found =
    (await deps.merchants.findCertificate(certSerialNo)) ??
    refuse("entity_not_found", {
      hint: { en: `no certificate ${certSerialNo}`, zh: `没有证书 ${certSerialNo}` },
    });
  const event = staffEvent(actor, "certificate_revoked", certSerialNo, at);
  await deps.merchants.changeCertificates(found.mchId, () => {
    return { next: [{ ...found, status: { state: "revoked", at } }], events: [event] };
  });
}

async function addCertificate(
  merchant: Merchant,
  x509: X509Certificate,
  action: string,
  actor: Permitted<"merchants.issue_certificate" | "merchants.register_certificate">,
  deps: MerchantDeps,
  at: Date,
): Promise<MerchantCertificate> {
  const added: MerchantCertificate = {
    certSerialNo: certSerialNoOf(x509),
    mchId: merchant.mchId,
    certificatePem: x509.toString(),
    notBefore: x509.validFromDate,
    notAfter: x509.validToDate,
    status: { state: "valid" },
  };
  const retiresAt = new Date(at.getTime() + UPGRADE_OVERLAP_MS);
  const event = staffEvent(actor, action, `${merchant.mchId} ${added.certSerialNo}`, at);
  await deps.merchants.changeCertificates(merchant.mchId, (now) => {
    if (now.some(({ certSerialNo }) => certSerialNo === added.certSerialNo)) {
      refuse("entity_exists", {
        hint: { en: `certificate ${added.certSerialNo} exists`, zh: `证书 ${added.certSerialNo} 已存在` },
      });
    }
    const superseded = now
      .filter(({ status }) => status.state === "valid")
      .map((old): MerchantCertificate => ({ ...old, status: { state: "superseded", retiresAt } }));
    return { next: [...superseded, added], events: [event] };
  });
  return added;
}

async function requireMerchant(mchId: string, deps: MerchantDeps): Promise<Merchant> {
  return (
    (await deps.merchants.find(mchId)) ??
    refuse("entity_not_found", { hint: { en: `no merchant ${mchId}`, zh: `没有商户 ${mchId}` } })
  );
}
