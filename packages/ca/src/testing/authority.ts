/** What the tests of this package issue from and for. */
import { createCertificateAuthority } from "../certificate-authority.ts";
import { createRootAuthority } from "../create-authority.ts";
import type { CertifiedKey } from "../issue.ts";

const day = 86_400_000;
const now = Date.now();
const inDays = (days: number) => new Date(now + days * day);

export const decade = { notBefore: inDays(-1), notAfter: inDays(3650) };
export const year = { notBefore: inDays(-1), notAfter: inDays(365) };
export const merchant = { mchId: "1900000109", legalName: '#1 某市政务服务中心, "+" <有限>公司' };

export const createTestRoot = () => createRootAuthority({ commonName: "Test Root", validity: decade });

/** One that issues by itself, without a root above it. */
export const authorityOf = (key: CertifiedKey) =>
  createCertificateAuthority({ issuers: [{ ...key, name: "test" }] });
