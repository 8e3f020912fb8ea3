import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import type { RevocationListToSign } from "../ports/certificate-authority.ts";
import { RevocationLists } from "./revocation-lists.ts";

const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
const certificatePem = execFileSync("openssl", [...made, "-keyout", "/dev/null", "-subj", "/CN=root"], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
});

it("the list of the root names the issuers that it has revoked", async () => {
  const revokedIssuers = [{ certSerialNo: "0A".repeat(20), at: new Date("2026-11-27T00:00:00Z") }];
  const root = { id: "1", name: "root", certificatePem, revokedIssuers: () => revokedIssuers };
  const signed: RevocationListToSign[] = [];
  const lists = new RevocationLists({
    authority: {
      issuers: [root],
      publicKeyOf: () => Promise.reject(new Error("not asked")),
      issue: () => Promise.reject(new Error("not asked")),
      signRevocations: async (_name, list) => {
        signed.push(list);
        return Buffer.of();
      },
    },
    merchants: { revokedCertificates: async () => [] },
    publishedRevocations: { last: async () => undefined, publish: async () => true },
  });
  await lists.listOf(root, new Date("2026-11-28T00:00:00Z"));
  expect(signed.map(({ revoked }) => revoked)).toEqual([revokedIssuers]);
});
