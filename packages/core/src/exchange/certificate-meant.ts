/** Which certificate a request meant whose `cert_serialno` names none. Only a sandbox looks for it. */
import { X509Certificate } from "node:crypto";
import type { Mistake } from "@shiming/crypto";
import { DomainError, refuse } from "../failure.ts";
import type { CertificateAuthority } from "../ports/certificate-authority.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import { type RealnameInfoFields, readCertSerialNo } from "./fields.ts";
import { type Diagnosis, detailOf } from "./mistakes.ts";

export interface CertificateMeantDeps {
  readonly diagnosis?: Diagnosis | undefined;
  /** All there are, and not only what an exchange reads of its callers. */
  readonly certificates: Pick<MerchantStore, "certificatesOf">;
  readonly authority?: Pick<CertificateAuthority, "issuers"> | undefined;
}

/** As {@link readCertSerialNo}; a sandbox compares what was sent with the merchant's certificates before it refuses. */
export async function requireCertSerialNo(
  fields: RealnameInfoFields,
  deps: CertificateMeantDeps,
): Promise<string> {
  try {
    return readCertSerialNo(fields);
  } catch (error) {
    if (!(error instanceof DomainError) || error.failure !== "cert_serialno_malformed") throw error;
    const meant = await mistakeAbout(fields.certSerialNo, fields.mchId, deps);
    return refuse(error.failure, meant ? detailOf(meant) : error.detail);
  }
}

/** What of the merchant's certificates was sent instead, where it is something of theirs. */
export async function mistakeAbout(
  sent: unknown,
  mchId: unknown,
  { diagnosis, certificates, authority }: CertificateMeantDeps,
): Promise<Mistake | undefined> {
  if (!diagnosis || typeof sent !== "string" || typeof mchId !== "string") return undefined;
  const own = await certificates.certificatesOf(mchId);
  return diagnosis.ofCertSerialNo(sent, own.map(read), authority?.issuers.map(read));
}

const read = ({ certificatePem }: { readonly certificatePem: string }) => new X509Certificate(certificatePem);
