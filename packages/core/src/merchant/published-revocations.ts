import type { Digest } from "../digest.ts";

/** A list of revoked certificates (CRL) that an issuer of the platform has signed and the platform has given out. */
export interface PublishedRevocations {
  /** Names the issuer: see `Issuer.id`. */
  readonly issuerId: Digest;
  /** Grows from list to list (RFC 5280 §5.2.3). */
  readonly number: number;
  readonly der: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** Of what it lists: whether a newer one has to be signed. */
  readonly contentDigest: Digest;
}
