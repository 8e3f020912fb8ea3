import { constants, createPrivateKey, privateDecrypt, publicEncrypt } from "node:crypto";
import { expect, test } from "vitest";
import { CryptoError } from "./crypto-error.ts";
import { decryptPkcs1, encryptPkcs1 } from "./pkcs1.ts";
import { run } from "./testing/command.ts";
import { aKey, readVectors, type TestKey, testKeys } from "./testing/vectors.ts";

type WycheproofCase = { tcId: number; msg: string; ct: string; result: "valid" | "invalid" };
const wycheproof = readVectors<{
  numberOfTests: number;
  testGroups: { privateKeyPkcs8: string; tests: WycheproofCase[] }[];
}>("wycheproof/rsa_pkcs1_2048_test.json");

const cases = wycheproof.testGroups.flatMap(({ privateKeyPkcs8, tests }) => {
  const der = { key: Buffer.from(privateKeyPkcs8, "hex"), format: "der", type: "pkcs8" } as const;
  const privateKey = createPrivateKey(der);
  return tests.map(({ tcId, msg, ct, result }) => {
    return { tcId, privateKey, message: Buffer.from(msg, "hex"), ciphertext: Buffer.from(ct, "hex"), result };
  });
});

test("Wycheproof: a valid ciphertext gives exactly its message, the empty one included", () => {
  const valid = cases.filter(({ result }) => result === "valid");
  expect(cases).toHaveLength(wycheproof.numberOfTests);
  expect(valid.some(({ message }) => message.length === 0)).toBe(true);
  for (const { tcId, privateKey, ciphertext, message } of valid) {
    expect({ tcId, got: decryptPkcs1(privateKey, ciphertext) }).toEqual({ tcId, got: message });
  }
});

test("Wycheproof: an invalid ciphertext gives some message, never its own, and always the same one", () => {
  const invalid = cases.filter(({ result }) => result === "invalid");
  expect(invalid.length).toBeGreaterThan(0);
  for (const { privateKey, ciphertext, message } of invalid) {
    const got = decryptPkcs1(privateKey, ciphertext);
    expect(got.equals(message)).toBe(false);
    expect(got.length).toBeLessThanOrEqual(256 - 11);
    expect(decryptPkcs1(privateKey, ciphertext)).toEqual(got);
  }
});

/** A block of `k` bytes, raised to the public exponent as it is. */
function raw({ publicKey }: TestKey, block: Buffer): Buffer {
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block);
}

/** What the OpenSSL inside this Node (3.2 or later) answers, its implicit rejection included. */
function openedByOpenssl({ privateKey }: TestKey, ciphertext: Buffer): Buffer {
  return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, ciphertext);
}

test.each(testKeys)(
  "%s: bad padding gives byte for byte what OpenSSL's implicit rejection gives",
  (_name, key) => {
    const k = (key.publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
    for (let round = 0; round < 40; round += 1) {
      const bad = raw(key, Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(k - 2, round + 1)]));
      expect(decryptPkcs1(key.privateKey, bad)).toEqual(openedByOpenssl(key, bad));
    }
    const zero = Buffer.alloc(k);
    expect(decryptPkcs1(key.privateKey, zero)).toEqual(openedByOpenssl(key, zero));
  },
);

test("every place of the separator is judged as OpenSSL judges it", () => {
  for (let separator = 2; separator < 256; separator += 1) {
    const block = Buffer.alloc(256, 0xa5);
    block[0] = 0;
    block[1] = 2;
    block[separator] = 0;
    const ciphertext = raw(aKey, block);
    const opened = decryptPkcs1(aKey.privateKey, ciphertext);
    expect(opened).toEqual(openedByOpenssl(aKey, ciphertext));
    if (separator >= 10) expect(opened).toEqual(block.subarray(separator + 1));
  }
});

test.each([
  ["empty", Buffer.alloc(0)],
  ["a byte short", Buffer.alloc(255, 1)],
  ["a byte long", Buffer.alloc(257, 1)],
  ["larger than the modulus", Buffer.alloc(256, 0xff)],
])("a ciphertext that is %s looks like bad padding from outside", (_what, ciphertext) => {
  const opened = decryptPkcs1(aKey.privateKey, ciphertext);
  expect(opened).toBeInstanceOf(Buffer);
  expect(decryptPkcs1(aKey.privateKey, ciphertext)).toEqual(opened);
});

test("synthetic messages have lengths from one end to the other", () => {
  const lengths = new Set<number>();
  for (let i = 0; i < 300; i += 1)
    lengths.add(decryptPkcs1(aKey.privateKey, Buffer.from([i >> 8, i])).length);
  expect(lengths.size).toBeGreaterThan(120);
  expect(Math.min(...lengths)).toBeLessThan(20);
  expect(Math.max(...lengths)).toBeGreaterThan(225);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(245);
});

test.each(testKeys)("%s: openssl opens what we encrypt, and we what openssl encrypts", (_name, key) => {
  const k = (key.publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  for (const length of [0, 1, 18, k - 11]) {
    const message = Buffer.alloc(length, 0x31);
    const theirs = run("openssl", ["pkeyutl", "-encrypt", "-inkey", key.file], message);
    expect(decryptPkcs1(key.privateKey, theirs)).toEqual(message);
    const ours = encryptPkcs1(key.publicKey, message);
    expect(run("openssl", ["pkeyutl", "-decrypt", "-inkey", key.file], ours)).toEqual(message);
  }
});

test("encryption never repeats itself", () => {
  const message = Buffer.from("the same");
  expect(encryptPkcs1(aKey.publicKey, message).equals(encryptPkcs1(aKey.publicKey, message))).toBe(false);
});

test("a plaintext that does not fit is refused with the room there is", () => {
  expect(() => encryptPkcs1(aKey.publicKey, Buffer.alloc(246))).toThrow(CryptoError);
  expect(() => encryptPkcs1(aKey.publicKey, Buffer.alloc(246))).toThrow("245 bytes");
});
