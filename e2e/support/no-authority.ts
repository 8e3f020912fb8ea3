/** For platforms that issue no certificate. */
import { readRevocationList } from "@shiming/ca";
import { type CertificateAuthority, refuse } from "@shiming/core";

const authority: CertificateAuthority = {
  issuers: [],
  publicKeyOf: async () => refuse("certificate_request_invalid"),
  issue: async () => refuse("certificate_request_invalid"),
  signRevocations: async () => refuse("entity_not_found"),
};

/** Of what operations work with. */
const revocationsUrl = (): string | undefined => undefined;

export const NO_AUTHORITY = { authority, readRevocationList, revocationsUrl };
