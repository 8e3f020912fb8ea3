import type { X509Certificate } from "node:crypto";
import type { RevokedSerialNo } from "./certificate-authority.ts";

/** A list that another authority has signed. */
export interface ReadRevocationList {
  readonly der: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly RevokedSerialNo[];
}

/**
 * Reads a list, PEM or DER (base64 where it has to be text). Dates are for the caller to look at.
 * @throws `revocation_list_invalid` unless it is whole, complete, and signed by the authority over SHA-256 or better
 */
export type RevocationListReader = (
  given: string | Uint8Array,
  authority: X509Certificate,
) => Promise<ReadRevocationList>;
