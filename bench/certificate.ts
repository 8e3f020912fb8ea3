import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createCertificateAuthority, createCertificateRequest, createRootAuthority } from "@shiming/ca";

/** A merchant's RSA-2048 key with its certificate, by an authority of the day. */
export interface Certified {
  readonly mchId: string;
  readonly privateKey: KeyObject;
  readonly certificatePem: string;
  readonly rootPem: string;
}

export async function certify(mchId: string): Promise<Certified> {
  const [notBefore, notAfter] = [new Date(Date.now() - 60_000), new Date(Date.now() + 86_400_000)];
  const root = await createRootAuthority({ commonName: "bench", validity: { notBefore, notAfter } });
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const subject = { mchId, legalName: "bench" };
  const csr = await createCertificateRequest(privateKey, subject);
  const { certificatePem } = await createCertificateAuthority(root).issue(csr, subject, {
    notBefore,
    notAfter,
  });
  return { mchId, privateKey, certificatePem, rootPem: root.certificatePem };
}
