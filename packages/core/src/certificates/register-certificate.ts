import { X509Certificate } from "node:crypto";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { TrustedAuthority } from "../merchant/trusted-authority.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { RevocationListReader } from "../ports/revocation-list-reader.ts";
import type { TrustedAuthorityStore } from "../ports/trusted-authority-store.ts";
import { addCertificate } from "./add-certificate.ts";
import type { CertificateWish } from "./issue-certificate.ts";
import { requireKnownMerchant } from "./known-merchant.ts";
import { requireNoPrivateKey } from "./no-private-key.ts";
import { requireNotRevoked } from "./not-revoked.ts";
import { endOfOverlap } from "./overlap.ts";
import { requireRegistrable } from "./registrable-certificate.ts";
import { type KeyComparisonDeps, requireUnsharedKey } from "./unshared-key.ts";

export interface RegistrationDeps extends KeyComparisonDeps {
  readonly merchants: MerchantStore;
  readonly trustedAuthorities: Pick<TrustedAuthorityStore, "list">;
  readonly readRevocationList: RevocationListReader;
}

/**
 * Registers a certificate that an authority on the operator's list has issued (contract §6). Certificates that the merchant
 * has are superseded, as when one is issued.
 * @param wish certificate: alone, or with the certificates between it and the authority, in any order
 * @throws `entity_not_found`, `certificate_invalid`, `entity_exists`, `value_invalid`
 */
export async function registerCertificate(
  { mchId, certificate: given, retireAt }: CertificateWish & { readonly certificate: string },
  actor: Permitted<"merchants.register_certificate">,
  deps: RegistrationDeps,
  at: Date,
): Promise<MerchantCertificate> {
  const merchant = await requireKnownMerchant(mchId, deps);
  const retiresAt = endOfOverlap(retireAt, at);
  requireNoPrivateKey(given, "certificate_invalid");
  const trusted = await deps.trustedAuthorities.list();
  if (trusted.length === 0) noneTrusted();
  const path = requireRegistrable(given, trusted.map(certificateOf), at);
  await requireNotRevoked(path, trusted, deps.readRevocationList, at);
  const [x509] = path;
  const { publicKey } = x509;
  await requireUnsharedKey({ mchId, publicKey, failure: "certificate_invalid" }, actor, deps, at);
  const added = { merchant, x509, action: "certificate_registered", retiresAt } as const;
  return addCertificate(added, actor, deps.merchants, at);
}

const certificateOf = ({ certificatePem }: TrustedAuthority) => new X509Certificate(certificatePem);

function noneTrusted(): never {
  refuse("certificate_invalid", {
    hint: {
      en: "the operator trusts no certificate authority yet; a certificate officer adds one to the list",
      zh: "运营方的信任列表中还没有任何证书机构；请证书管理员先添加",
    },
  });
}
