import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { parseCanonicalBase64 } from "./base64.ts";
import { signRequest, stringToSign, verifySignature, verifySignatureAside } from "./signature.ts";
import { run, withFile } from "./testing/command.ts";
import { aKey, readVectors, testKey, testKeys } from "./testing/vectors.ts";

type Valid = { key: string; cert_serialno: string; timestamp: number; string_to_sign: string; sign: string };
type Invalid = { why: string; key: string; string_to_sign: string; sign: string };
const vectors = readVectors<{ valid: Valid[]; invalid: Invalid[] }>("signing.json");
const fields = { certSerialNo: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1", timestamp: 1573203570 };

test("the published vectors are signed as published, and verify", () => {
  expect(vectors.valid.length).toBeGreaterThan(0);
  for (const { key, cert_serialno, timestamp, string_to_sign, sign } of vectors.valid) {
    const { privateKey, publicKey } = testKey(key);
    expect(stringToSign({ certSerialNo: cert_serialno, timestamp })).toBe(string_to_sign);
    expect(signRequest(privateKey, { certSerialNo: cert_serialno, timestamp })).toBe(sign);
    expect(verifySignature(publicKey, string_to_sign, Buffer.from(sign, "base64"))).toBe(true);
  }
});

test.each(vectors.invalid.map((vector) => [vector.why, vector] as const))(
  "a published bad signature is refused: %s",
  (_why, { key, string_to_sign, sign }) => {
    const signature = parseCanonicalBase64(sign);
    expect(
      signature !== undefined && verifySignature(testKey(key).publicKey, string_to_sign, signature),
    ).toBe(false);
  },
);

test.each(testKeys)("%s: openssl verifies our signature, and we openssl's", (_name, key) => {
  const text = stringToSign(fields);
  const theirs = run("openssl", ["dgst", "-sha256", "-sign", key.file], text);
  expect(verifySignature(key.publicKey, text, theirs)).toBe(true);
  expect(verifySignature(key.publicKey, `${text}\n`, theirs)).toBe(false);

  const ours = Buffer.from(signRequest(key.privateKey, fields), "base64");
  const verdict = withFile(ours, (path) =>
    run("openssl", ["dgst", "-sha256", "-prverify", key.file, "-signature", path], text),
  );
  expect(verdict.toString()).toBe("Verified OK\n");
});

test("Wycheproof: valid signatures verify; invalid ones do not, nor does one without the NULL of its algorithm", async () => {
  type Group = { publicKeyPem: string; tests: { tcId: number; msg: string; sig: string; result: string }[] };
  const { testGroups, numberOfTests } = readVectors<{ testGroups: Group[]; numberOfTests: number }>(
    "wycheproof/rsa_signature_2048_sha256_test.json",
  );
  let tried = 0;
  for (const group of testGroups) {
    const publicKey = createPublicKey(group.publicKeyPem);
    for (const { tcId, msg, sig, result } of group.tests) {
      const [message, signature] = [Buffer.from(msg, "hex"), Buffer.from(sig, "hex")];
      const verdict = verifySignature(publicKey, message, signature);
      const aside = await verifySignatureAside(publicKey, message, signature);
      const isValid = result === "valid";
      expect({ tcId, verdict, aside }).toEqual({ tcId, verdict: isValid, aside: isValid });
      tried += 1;
    }
  }
  expect(tried).toBe(numberOfTests);
});

test("a signature of any other length is false, not an error", async () => {
  for (const length of [0, 1, 255, 257, 512, 100_000]) {
    const signature = Buffer.alloc(length, 1);
    expect(verifySignature(aKey.publicKey, "text", signature)).toBe(false);
    expect(await verifySignatureAside(aKey.publicKey, "text", signature)).toBe(false);
  }
});

test("a key that is not RSA verifies nothing", async () => {
  const { publicKey } = generateKeyPairSync("ed25519");
  expect(verifySignature(publicKey, "text", Buffer.alloc(64))).toBe(false);
  expect(await verifySignatureAside(publicKey, "text", Buffer.alloc(64))).toBe(false);
});
