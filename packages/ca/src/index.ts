/** Adapter of core's certificate ports: reads requests, issues certificates, makes local authorities, signs and reads CRLs. */
export {
  type AuthorityParts,
  createCertificateAuthority,
  type NamedKey,
  type RootElsewhere,
  type RootHere,
} from "./certificate-authority.ts";
export { createCertificateRequest, readCertificateRequest } from "./certificate-request.ts";
export { createIssuingAuthority, createRootAuthority } from "./create-authority.ts";
export type { CertifiedKey, Validity } from "./issue.ts";
export { openAuthority } from "./issue.ts";
export {
  readRevocationList,
  requireRevocationList,
  revokedIn,
  signRevocationList,
} from "./revocation-list.ts";
export { issueServerCertificate, type ServerNames } from "./server-certificate.ts";
