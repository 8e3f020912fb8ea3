/** Superseded: a newer one was issued; it goes on working until it is retired (contract §6). */
export type CertificateStatus =
  | { readonly state: "valid" }
  | { readonly state: "superseded"; readonly retiresAt: Date }
  | { readonly state: "revoked"; readonly at: Date };

export interface MerchantCertificate {
  /** Exactly 40 upper-case hex digits. */
  readonly certSerialNo: string;
  readonly mchId: string;
  readonly certificatePem: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly status: CertificateStatus;
}

/** Whether requests may name the certificate at that time. */
export function isUsable(certificate: MerchantCertificate, at: Date): boolean {
  if (at < certificate.notBefore || at > certificate.notAfter) return false;
  switch (certificate.status.state) {
    case "valid":
      return true;
    case "superseded":
      return at < certificate.status.retiresAt;
    case "revoked":
      return false;
  }
}
