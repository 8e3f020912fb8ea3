import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createCertificateAuthority, createCertificateRequest, createRootAuthority } from "@shiming/ca";

/** A merchant's RSA-2048 key with certificates, by an authority of the day. */
export interface Merchant {
  readonly mchId: string;
  readonly privateKey: KeyObject;
  readonly certificatePems: readonly string[];
  readonly rootPem: string;
}

/** All certificates are for one key: how long a signature takes does not depend on whose it is. */
export async function certifiedMerchant(mchId: string, certificates: number): Promise<Merchant> {
  const [notBefore, notAfter] = [new Date(Date.now() - 60_000), new Date(Date.now() + 86_400_000)];
  const root = await createRootAuthority({ commonName: "bench", validity: { notBefore, notAfter } });
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const subject = { mchId, legalName: "bench" };
  const csr = await createCertificateRequest(privateKey, subject);
  const authority = createCertificateAuthority({ issuers: [{ ...root, name: "bench" }] });
  const certificatePems: string[] = [];
  while (certificatePems.length < certificates) {
    const { certificatePem } = await authority.issue(csr, subject, { notBefore, notAfter });
    certificatePems.push(certificatePem);
  }
  return { mchId, privateKey, certificatePems, rootPem: root.certificatePem };
}
