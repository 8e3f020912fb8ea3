/** Making authorities: a root that signs itself, and issuers below it. */
import { createPublicKey, X509Certificate } from "node:crypto";
import { generateCertSerialNo } from "@shiming/crypto";
import { distinguishedName } from "./distinguished-name.ts";
import { type CertifiedKey, openAuthority, type Validity } from "./issue.ts";
import { generateEcKey, privateKeyPemOf, signingPair, spkiOf } from "./keys.ts";
import { loadX509 } from "./x509.ts";

/** A new self-signed authority, ECDSA on P-256: over end entities, or over one level of other authorities. */
export async function createRootAuthority(root: {
  readonly commonName: string;
  readonly validity: Validity;
  readonly over?: "end_entities" | "authorities";
}): Promise<CertifiedKey> {
  const privateKey = generateEcKey();
  const x509 = loadX509();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: generateCertSerialNo(),
    name: distinguishedName({ CN: root.commonName }),
    ...root.validity,
    keys: signingPair(privateKey),
    signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
    extensions: [
      new x509.BasicConstraintsExtension(true, root.over === "authorities" ? 1 : 0, true),
      authorityKeyUsage(),
      await x509.SubjectKeyIdentifierExtension.create(spkiOf(createPublicKey(privateKey))),
    ],
  });
  return {
    certificatePem: new X509Certificate(Buffer.from(certificate.rawData)).toString(),
    privateKeyPem: privateKeyPemOf(privateKey),
  };
}

/**
 * A new authority over end entities, ECDSA on P-256, that the root has signed; its certificate is followed by the root's.
 * @throws DomainError `value_invalid` for a validity that is not within the root's own
 */
export async function createIssuingAuthority(
  root: CertifiedKey,
  issuer: { readonly commonName: string; readonly validity: Validity },
): Promise<CertifiedKey> {
  const privateKey = generateEcKey();
  const above = openAuthority(root);
  const certificate = await above.issue({
    publicKey: createPublicKey(privateKey),
    subject: distinguishedName({ CN: issuer.commonName }),
    validity: issuer.validity,
    extensions: [authorityKeyUsage()],
    isAuthority: true,
  });
  return {
    certificatePem: `${certificate.toString()}${above.chainPem}`,
    privateKeyPem: privateKeyPemOf(privateKey),
  };
}

function authorityKeyUsage() {
  const { KeyUsageFlags, KeyUsagesExtension } = loadX509();
  return new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true);
}
