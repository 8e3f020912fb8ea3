import { loadCertificate } from "@shiming/crypto";
import type { Permitted } from "../authorization/authorize.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { CertificateAuthority } from "../ports/certificate-authority.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import { addCertificate } from "./add-certificate.ts";
import { requireKnownMerchant } from "./known-merchant.ts";
import { requireNoPrivateKey } from "./no-private-key.ts";
import { endOfOverlap } from "./overlap.ts";
import { type KeyComparisonDeps, requireUnsharedKey } from "./unshared-key.ts";

const YEAR_MS = 365 * 86_400_000;

export interface CertificateWish {
  readonly mchId: string;
  /** When certificates that the merchant has stop working: at most 30 days from now, which is what is meant without it. */
  readonly retireAt?: Date | undefined;
}

/**
 * Issues a certificate of a year for the merchant's request: for its key, with the name that the platform knows.
 * @param wish csr: PKCS#10 in PEM, base64 alone or DER
 * @throws `entity_not_found`, `certificate_request_invalid`, `value_invalid`
 */
export async function issueCertificate(
  { mchId, csr, retireAt }: CertificateWish & { readonly csr: string },
  actor: Permitted<"merchants.issue_certificate">,
  deps: KeyComparisonDeps & { readonly merchants: MerchantStore; readonly authority: CertificateAuthority },
  at: Date,
): Promise<{ readonly certificate: MerchantCertificate; readonly chainPem: string }> {
  const merchant = await requireKnownMerchant(mchId, deps);
  const retiresAt = endOfOverlap(retireAt, at);
  requireNoPrivateKey(csr, "certificate_request_invalid");
  const publicKey = await deps.authority.publicKeyOf(csr);
  await requireUnsharedKey({ mchId, publicKey, failure: "certificate_request_invalid" }, actor, deps, at);
  const validity = { notBefore: at, notAfter: new Date(at.getTime() + YEAR_MS) };
  const issued = await deps.authority.issue(csr, merchant, validity);
  const x509 = loadCertificate(issued.certificatePem);
  const added = { merchant, x509, action: "certificate_issued", retiresAt } as const;
  return {
    certificate: await addCertificate(added, actor, deps.merchants, at),
    chainPem: issued.chainPem,
  };
}
