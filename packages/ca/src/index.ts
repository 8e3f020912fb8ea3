/** Adapter of core's certificate port: reads requests, issues certificates, makes local authorities. */
export { createCertificateAuthority } from "./certificate-authority.ts";
export { createCertificateRequest, readCertificateRequest } from "./certificate-request.ts";
export { type CertifiedKey, createRootAuthority, type Validity } from "./issue.ts";
export { issueServerCertificate, type ServerNames } from "./server-certificate.ts";
