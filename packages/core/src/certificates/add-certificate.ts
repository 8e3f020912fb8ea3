import type { X509Certificate } from "node:crypto";
import { certSerialNoOf } from "@shiming/crypto";
import { staffEvent } from "../administration/staff-event.ts";
import type { AuditAction } from "../audit/action.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { Merchant } from "../merchant/merchant.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";

/**
 * Adds a certificate to the merchant's. Those that it has are superseded: they go on working for a while, so that the
 * merchant can change over.
 * @throws `entity_exists`
 */
export async function addCertificate(
  added: {
    readonly merchant: Merchant;
    readonly x509: X509Certificate;
    /** In the audit's words. */
    readonly action: AuditAction;
    /** When those before it stop working. */
    readonly retiresAt: Date;
  },
  actor: Permitted<"merchants.issue_certificate" | "merchants.register_certificate">,
  merchants: MerchantStore,
  at: Date,
): Promise<MerchantCertificate> {
  const { mchId } = added.merchant;
  const certificate = certificateOf(added.x509, mchId);
  const { certSerialNo } = certificate;
  const event = staffEvent(actor, added.action, `${mchId} ${certSerialNo}`, at);
  await merchants.changeCertificates(mchId, (now) => {
    if (now.some((each) => each.certSerialNo === certSerialNo)) {
      refuse("entity_exists", {
        hint: { en: `certificate ${certSerialNo} exists`, zh: `证书 ${certSerialNo} 已存在` },
      });
    }
    const status = { state: "superseded", retiresAt: added.retiresAt } as const;
    const superseded = now.filter((each) => each.status.state === "valid");
    return { next: [...superseded.map((each) => ({ ...each, status })), certificate], events: [event] };
  });
  return certificate;
}

function certificateOf(x509: X509Certificate, mchId: string): MerchantCertificate {
  return {
    certSerialNo: certSerialNoOf(x509),
    mchId,
    certificatePem: x509.toString(),
    notBefore: x509.validFromDate,
    notAfter: x509.validToDate,
    status: { state: "valid" },
  };
}
