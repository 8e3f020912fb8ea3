/** Signing a certificate with the key of an authority: what every certificate of ours has in common. RFC 5280. */
import { type KeyObject, type webcrypto, X509Certificate } from "node:crypto";
import { refuse } from "@shiming/core";
import { CryptoError, generateCertSerialNo, loadAnyPrivateKey, loadCertificates } from "@shiming/crypto";
import type { DistinguishedName } from "./distinguished-name.ts";
import { signingPair, spkiOf } from "./keys.ts";
import { loadX509, type X509 } from "./x509.ts";

/** A certificate and its private key (PKCS#8), in PEM. An authority's own may stand among those above it. */
export interface CertifiedKey {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export type Extension = InstanceType<X509["Extension"]>;

export interface Authority {
  readonly certificate: X509Certificate;
  readonly signingKey: webcrypto.CryptoKey;
  /** The authority's certificate first, then those above it. */
  readonly chainPem: string;
  issue(to: {
    readonly publicKey: KeyObject;
    readonly subject: DistinguishedName;
    readonly validity: Validity;
    readonly extensions: readonly Extension[];
    /** Over end entities, and no other authority. */
    readonly isAuthority?: boolean;
  }): Promise<X509Certificate>;
}

/**
 * Reads an authority.
 * @throws DomainError `certificate_invalid` if the certificate cannot be read, is not an authority's, or is not the
 *   private key's. `issue` throws `value_invalid` for a validity that is not within the authority's own.
 */
export function openAuthority(authority: CertifiedKey): Authority {
  const { certificate, privateKey, chainPem } = readCertifiedKey(authority);
  const { privateKey: signingKey } = signingPair(privateKey);
  return {
    certificate,
    signingKey,
    chainPem,
    async issue({ publicKey, subject, extensions, isAuthority = false, ...asked }) {
      const validity = wholeSeconds(asked.validity);
      requireWithin(validity, certificate);
      const spki = spkiOf(publicKey);
      const x509 = loadX509();
      const issuer = new x509.X509Certificate(certificate.raw);
      const issued = await x509.X509CertificateGenerator.create({
        serialNumber: generateCertSerialNo(),
        issuer: issuer.subjectName,
        subject,
        ...validity,
        publicKey: spki,
        signingKey,
        signingAlgorithm: { ...signingKey.algorithm, hash: "SHA-256" },
        extensions: [
          new x509.BasicConstraintsExtension(isAuthority, isAuthority ? 0 : undefined, true),
          ...extensions,
          await x509.SubjectKeyIdentifierExtension.create(spki),
          await authorityKeyIdentifierOf(certificate),
        ],
      });
      return new X509Certificate(Buffer.from(issued.rawData));
    },
  };
}

/** The certificate that has the key, and the file's in their order with that one first. */
function readCertifiedKey({ certificatePem, privateKeyPem }: CertifiedKey) {
  const { certificates, privateKey } = parse(certificatePem, privateKeyPem);
  const certificate = certificates.find((each) => each.checkPrivateKey(privateKey));
  if (!certificate) {
    return refuse("certificate_invalid", {
      hint: {
        en: "the private key does not belong to the authority's certificate",
        zh: "该私钥与签发机构的证书不匹配",
      },
    });
  }
  if (!certificate.ca) {
    refuse("certificate_invalid", {
      hint: { en: "the certificate is not one of an authority", zh: "该证书不是签发机构的证书" },
    });
  }
  const chain = [certificate, ...certificates.filter((each) => each !== certificate)];
  return { certificate, privateKey, chainPem: chain.map(String).join("") };
}

function parse(certificatePem: string, privateKeyPem: string) {
  try {
    return {
      certificates: loadCertificates(certificatePem),
      privateKey: loadAnyPrivateKey(privateKeyPem),
    };
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return refuse("certificate_invalid", { hint: error.text });
  }
}

/** X.509 knows no parts of a second; without this, an authority's own last moment would lie beyond its validity. */
function wholeSeconds({ notBefore, notAfter }: Validity): Validity {
  const truncate = (date: Date) => new Date(Math.floor(date.getTime() / 1000) * 1000);
  return { notBefore: truncate(notBefore), notAfter: truncate(notAfter) };
}

/** A certificate that outlives its authority would end without notice on the authority's last day. */
function requireWithin({ notBefore, notAfter }: Validity, authority: X509Certificate): void {
  if (notBefore >= notAfter)
    refuse("value_invalid", {
      hint: { en: "notBefore must be before notAfter", zh: "notBefore 必须早于 notAfter" },
    });
  if (notBefore < authority.validFromDate || notAfter > authority.validToDate) {
    const [from, to] = [authority.validFromDate, authority.validToDate].map((date) => date.toISOString());
    refuse("value_invalid", {
      hint: {
        en: `the validity must lie within the authority's own, ${from} to ${to}`,
        zh: `有效期必须在签发机构自己的有效期之内：${from} 至 ${to}`,
      },
    });
  }
}

/** The identifier as the authority's certificate states it, which need not be the hash that we would compute. */
export async function authorityKeyIdentifierOf(authority: X509Certificate): Promise<Extension> {
  const x509 = loadX509();
  const issuer = new x509.X509Certificate(authority.raw);
  const stated = issuer.getExtension(x509.SubjectKeyIdentifierExtension);
  return stated
    ? new x509.AuthorityKeyIdentifierExtension(stated.keyId)
    : x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey);
}
