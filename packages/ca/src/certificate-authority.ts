/** The authority that merchant certificates come from. Contract §6. */
import type { CertificateAuthority } from "@shiming/core";
import { certSerialNoOf } from "@shiming/crypto";
import { readCertificateRequest } from "./certificate-request.ts";
import { merchantName } from "./distinguished-name.ts";
import { type CertifiedKey, openAuthority } from "./issue.ts";
import { loadX509 } from "./x509.ts";

/**
 * @param authority RSA or EC; the certificate may be followed by those above it, up to the root
 * @throws DomainError `certificate_invalid` if the two do not make an authority. `issue` throws what
 *   `readCertificateRequest` throws, and `value_invalid` for a validity that is not within the authority's own.
 */
export function createCertificateAuthority(authority: CertifiedKey): CertificateAuthority {
  const { chainPem, issue } = openAuthority(authority);
  return {
    async issue(csrPem, subject, validity) {
      const x509 = loadX509();
      const { digitalSignature, keyEncipherment } = x509.KeyUsageFlags;
      const certificate = await issue({
        publicKey: await readCertificateRequest(csrPem),
        subject: merchantName(subject),
        validity,
        extensions: [new x509.KeyUsagesExtension(digitalSignature | keyEncipherment, true)],
      });
      return { certSerialNo: certSerialNoOf(certificate), certificatePem: certificate.toString(), chainPem };
    },
  };
}
