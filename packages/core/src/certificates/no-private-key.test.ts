import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { DomainError } from "../failure.ts";
import { OPERATOR } from "../testing/operator.ts";
import { issueCertificate } from "./issue-certificate.ts";
import { registerCertificate } from "./register-certificate.ts";
import { addTrustedAuthority } from "./trusted-authorities.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const locked = { cipher: "aes-256-cbc", passphrase: "shiming-test" };
const beside = "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n";
const at = new Date(Date.UTC(2026, 0, 1));
const wish = { mchId: "1900000109" };
/** That it is known is all that is asked of any store. */
const deps = { merchants: { find: async () => ({ ...wish, legalName: "单位" }) } };

const takers: [name: string, failure: string, take: (given: string) => Promise<unknown>][] = [
  [
    "a request",
    "certificate_request_invalid",
    (csr) =>
      issueCertificate(
        { ...wish, csr },
        OPERATOR,
        deps as unknown as Parameters<typeof issueCertificate>[2],
        at,
      ),
  ],
  [
    "a certificate",
    "certificate_invalid",
    (certificate) =>
      registerCertificate(
        { ...wish, certificate },
        OPERATOR,
        deps as unknown as Parameters<typeof registerCertificate>[2],
        at,
      ),
  ],
  [
    "an authority",
    "certificate_invalid",
    (given) =>
      addTrustedAuthority(given, OPERATOR, deps as unknown as Parameters<typeof addTrustedAuthority>[2], at),
  ],
];

describe.each(takers)(
  "%s with a private key beside it is refused before anything is kept",
  (_, failure, take) => {
    it.each([
      ["in PKCS#8", privateKey.export({ type: "pkcs8", format: "pem" })],
      ["in PKCS#1", privateKey.export({ type: "pkcs1", format: "pem" })],
      ["encrypted", privateKey.export({ type: "pkcs8", format: "pem", ...locked })],
      ["encrypted as OpenSSL once did", privateKey.export({ type: "pkcs1", format: "pem", ...locked })],
    ])("%s", async (_form, key) => {
      const refused: DomainError = await take(`${beside}${key}`).then(
        () => expect.unreachable(),
        (error) => error,
      );
      expect(refused.failure).toBe(failure);
      expect(refused.detail.hint?.en).toContain("private key in it");
      expect(JSON.stringify(refused.detail)).not.toContain(String(key).split("\n")[1]);
    });
  },
);
