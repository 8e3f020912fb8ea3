/** Certificates of merchants: issued, registered, superseded, revoked, listed; and whom the operator trusts. */

export type { PublishedRevocations } from "../merchant/published-revocations.ts";
export type { SeenKey } from "../merchant/seen-key.ts";
export type { HeldRevocationList, TrustedAuthority } from "../merchant/trusted-authority.ts";
export type {
  CertificateAuthority,
  CertificateSubject,
  IssuedCertificate,
  Issuer,
  RevocationListToSign,
  RevokedSerialNo,
} from "../ports/certificate-authority.ts";
export type { PublishedRevocationsStore } from "../ports/published-revocations-store.ts";
export type { ReadRevocationList, RevocationListReader } from "../ports/revocation-list-reader.ts";
export type { SeenKeyStore } from "../ports/seen-key-store.ts";
export type { TrustedAuthorityStore } from "../ports/trusted-authority-store.ts";
export { findCertificateMeant } from "./find-certificate.ts";
export { issueCertificate } from "./issue-certificate.ts";
export { ownersAddresses } from "./owners-addresses.ts";
export { registerCertificate } from "./register-certificate.ts";
export { RevocationLists } from "./revocation-lists.ts";
export { retireCertificate, revokeCertificate } from "./revoke-certificate.ts";
export {
  addTrustedAuthority,
  removeTrustedAuthority,
  setAuthorityRevocations,
} from "./trusted-authorities.ts";
export { warnOfEnds } from "./warn-of-ends.ts";
