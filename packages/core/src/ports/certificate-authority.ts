import type { KeyObject } from "node:crypto";
import type { Digest } from "../digest.ts";

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

/** One that signs certificates, or has signed some that may still be in use. */
export interface Issuer {
  /** SHA-256 of its certificate in DER. */
  readonly id: Digest;
  /** Letters, digits, `.` and `-`: a part of the address of its list. */
  readonly name: string;
  readonly certificatePem: string;
  /** Its list of revoked certificates in DER, where its key is elsewhere. */
  readonly revocations?: Uint8Array | undefined;
  /** Authorities below it whose certificates were revoked where its key is; read when its list is asked for. */
  readonly revokedIssuers?: (() => readonly RevokedSerialNo[]) | undefined;
}

/** What a list of revoked certificates says (RFC 5280 §5). */
export interface RevocationListToSign {
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly RevokedSerialNo[];
}

export interface RevokedSerialNo {
  readonly certSerialNo: string;
  readonly at: Date;
}

/**
 * Issues merchant certificates. The private key stays with the merchant: a request proves possession of it by its own
 * signature, and an implementation refuses one that does not verify, or whose key is not RSA of 2048 to 4096 bits or can be
 * broken by anybody, with the failure `certificate_request_invalid`.
 */
export interface CertificateAuthority {
  /** Of whatever is not yet expired; the last one issues. */
  readonly issuers: readonly Issuer[];

  /** The key that a request proves possession of. @param csr PEM, base64 alone or DER */
  publicKeyOf(csr: string): Promise<KeyObject>;

  issue(
    csr: string,
    subject: CertificateSubject,
    validity: { readonly notBefore: Date; readonly notAfter: Date },
  ): Promise<IssuedCertificate>;

  /** @param name of an issuer whose key is here. @returns DER */
  signRevocations(name: string, list: RevocationListToSign): Promise<Uint8Array>;
}
