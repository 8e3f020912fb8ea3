import type { Digest } from "../digest.ts";

/** A certificate authority that the operator trusts to issue certificates of merchants. */
export interface TrustedAuthority {
  /** SHA-256 of its certificate in DER. */
  readonly id: Digest;
  /** The name in its certificate, for people. */
  readonly subject: string;
  readonly certificatePem: string;
  readonly addedAt: Date;
  /** The newest list of what it has revoked that was given to the platform. */
  readonly revocations?: HeldRevocationList | undefined;
}

/** A list (CRL, RFC 5280 §5) that an authority has signed. */
export interface HeldRevocationList {
  readonly der: Uint8Array;
  readonly thisUpdate: Date;
  /** When it is to be replaced by a newer one. */
  readonly nextUpdate: Date;
}
