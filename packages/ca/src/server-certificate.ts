/** Certificates for TLS servers on this machine, so that a sandbox can be tried over HTTPS. */
import { createPublicKey } from "node:crypto";
import { distinguishedName } from "./distinguished-name.ts";
import { type CertifiedKey, openAuthority, type Validity } from "./issue.ts";
import { generateEcKey, privateKeyPemOf } from "./keys.ts";
import { loadX509 } from "./x509.ts";

export interface ServerNames {
  /** Every name in full: some clients take no wildcard directly below `localhost`. The first is also the subject. */
  readonly dnsNames: readonly [string, ...string[]];
  /** IPv4 or IPv6, such as `127.0.0.1` and `::1`. */
  readonly ipAddresses: readonly string[];
}

/**
 * A new P-256 key and its certificate, to be served together with the root's.
 * @throws DomainError `certificate_invalid` if the root is not an authority, `value_invalid` for a validity that is not
 *   within the root's own
 */
export async function issueServerCertificate(
  root: CertifiedKey,
  { dnsNames, ipAddresses, validity }: ServerNames & { readonly validity: Validity },
): Promise<CertifiedKey> {
  const x509 = loadX509();
  const privateKey = generateEcKey();
  const certificate = await openAuthority(root).issue({
    publicKey: createPublicKey(privateKey),
    subject: distinguishedName({ CN: dnsNames[0] }),
    validity,
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...dnsNames.map((value) => ({ type: "dns" as const, value })),
        ...ipAddresses.map((value) => ({ type: "ip" as const, value })),
      ]),
    ],
  });
  return { certificatePem: certificate.toString(), privateKeyPem: privateKeyPemOf(privateKey) };
}
