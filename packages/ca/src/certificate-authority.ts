/** The authority that merchant certificates come from: one issuer that issues, and those before it. Contract §6. */
import { X509Certificate } from "node:crypto";
import { type CertificateAuthority, digestOf, type Issuer, refuse } from "@shiming/core";
import { certSerialNoOf } from "@shiming/crypto";
import { readCertificateRequest } from "./certificate-request.ts";
import { merchantName } from "./distinguished-name.ts";
import { type Authority, type CertifiedKey, type Extension, openAuthority } from "./issue.ts";
import { signRevocationList } from "./revocation-list.ts";
import { loadX509 } from "./x509.ts";

export interface AuthorityParts {
  /**
   * RSA or EC, each with a name for its list of revoked certificates; the certificate may be followed by those above it, up
   * to the root. The last one issues; those before sign lists of what they issued.
   */
  readonly issuers: readonly [NamedKey, ...NamedKey[]];
  /** Above issuers: its list says which of them it has revoked. Its key may be elsewhere; then a list is here. */
  readonly root?: RootHere | RootElsewhere | undefined;
  /** Where the list of an issuer will be found, as far as that is known by now. */
  readonly revocationsUrl?: (name: string) => string | undefined;
}

export type NamedKey = CertifiedKey & { readonly name: string };

export type RootHere = NamedKey & Pick<Issuer, "revokedIssuers">;

export interface RootElsewhere {
  readonly name: string;
  readonly certificatePem: string;
  /** DER. */
  readonly revocations: Uint8Array;
}

/**
 * @throws DomainError `certificate_invalid` if a certificate and its key do not make an authority. `issue` throws what
 *   `readCertificateRequest` throws, and `value_invalid` for a validity that is not within the authority's own.
 */
export function createCertificateAuthority(parts: AuthorityParts): CertificateAuthority {
  const { root, revocationsUrl } = parts;
  const named = [...(root && "privateKeyPem" in root ? [root] : []), ...parts.issuers];
  const authorities = new Map(named.map((key) => [key.name, openAuthority(key)]));
  const { name: current } = parts.issuers.at(-1) as NamedKey;
  const issuing = authorities.get(current) as Authority;
  const elsewhere = root && "revocations" in root ? [issuerElsewhere(root)] : [];
  const revokedBy = (name: string) =>
    root?.name === name && "revokedIssuers" in root ? root.revokedIssuers : undefined;
  return {
    issuers: [
      ...elsewhere,
      ...[...authorities].map(([name, authority]) => issuerOf(name, authority, revokedBy(name))),
    ],
    publicKeyOf: readCertificateRequest,
    async issue(csr, subject, validity) {
      const certificate = await issuing.issue({
        publicKey: await readCertificateRequest(csr),
        subject: merchantName(subject),
        validity,
        extensions: extensionsWith(revocationsUrl?.(current)),
      });
      return {
        certSerialNo: certSerialNoOf(certificate),
        certificatePem: certificate.toString(),
        chainPem: issuing.chainPem,
      };
    },
    async signRevocations(name, list) {
      const authority = authorities.get(name) ?? refuse("entity_not_found");
      return signRevocationList(authority, list);
    },
  };
}

function extensionsWith(url: string | undefined): Extension[] {
  const { CRLDistributionPointsExtension, KeyUsageFlags, KeyUsagesExtension } = loadX509();
  const { digitalSignature, keyEncipherment } = KeyUsageFlags;
  return [
    new KeyUsagesExtension(digitalSignature | keyEncipherment, true),
    ...(url === undefined ? [] : [new CRLDistributionPointsExtension([url])]),
  ];
}

function issuerOf(
  name: string,
  { certificate }: Authority,
  revokedIssuers: Issuer["revokedIssuers"],
): Issuer {
  return { name, id: digestOf(certificate.raw), certificatePem: certificate.toString(), revokedIssuers };
}

function issuerElsewhere({ name, certificatePem, revocations }: RootElsewhere): Issuer {
  const certificate = new X509Certificate(certificatePem);
  return { name, id: digestOf(certificate.raw), certificatePem: certificate.toString(), revocations };
}
