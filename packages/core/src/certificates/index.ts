/** Certificates of merchants: issued, registered, superseded, revoked, listed; and whom the operator trusts. */

export { certificatesAbove } from "./certificates-above.ts";
export { findCertificateMeant } from "./find-certificate.ts";
export { issueCertificate } from "./issue-certificate.ts";
export { registerCertificate } from "./register-certificate.ts";
export { RevocationLists } from "./revocation-lists.ts";
export { retireCertificate, revokeCertificate } from "./revoke-certificate.ts";
export {
  addTrustedAuthority,
  removeTrustedAuthority,
  setAuthorityRevocations,
} from "./trusted-authorities.ts";
export { warnOfAuthorityEnds } from "./warn-of-authority-ends.ts";
export { warnOfEnds } from "./warn-of-ends.ts";
export { officersAddresses, warnedAddresses } from "./warned-addresses.ts";
