/** Whom a merchant certificate is issued to. */
export interface CertificateSubject {
  /** Merchant number, 8 to 10 decimal digits. */
  readonly mchId: string;
  readonly legalName: string;
}

export interface IssuedCertificate {
  /** Exactly 40 upper-case hex digits. */
  readonly certSerialNo: string;
  readonly certificatePem: string;
  /** The certificates above it, up to the root, concatenated. */
  readonly chainPem: string;
}

/**
 * Issues merchant certificates. The private key stays with the merchant: a request proves possession of it by its own
 * signature, and an implementation refuses one that does not verify, or whose key is not RSA of 2048 to 4096 bits, with
 * the failure `certificate_request_invalid`.
 */
export interface CertificateAuthority {
  issue(
    csrPem: string,
    subject: CertificateSubject,
    validity: { readonly notBefore: Date; readonly notAfter: Date },
  ): Promise<IssuedCertificate>;
}
