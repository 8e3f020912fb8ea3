import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CryptoError } from "./crypto-error.ts";
import { loadPrivateKey, loadPublicKey } from "./keys.ts";
import { run } from "./testing/command.ts";
import { aKey, readVectors } from "./testing/vectors.ts";

const { file } = aKey;
const passphrase = "口令 with spaces";
const openssl = (...args: string[]) => run("openssl", args).toString();

const modulusOf = (key: KeyObject) => Buffer.from(key.export({ format: "jwk" }).n ?? "", "base64url");
const expectedModulus = Buffer.from(openssl("rsa", "-in", file, "-noout", "-modulus").trim().slice(8), "hex");

test.each([
  ["PKCS#8", ["pkcs8", "-topk8", "-nocrypt", "-in", file], "BEGIN PRIVATE KEY"],
  ["PKCS#1", ["rsa", "-traditional", "-in", file], "BEGIN RSA PRIVATE KEY"],
])("a private key in %s is loaded", (_what, args, label) => {
  const pem = openssl(...args);
  expect(pem).toContain(label);
  expect(modulusOf(loadPrivateKey(pem))).toEqual(expectedModulus);
  expect(modulusOf(loadPrivateKey(Buffer.from(pem)))).toEqual(expectedModulus);
  for (const saved of [`\ufeff${pem}`, pem.replaceAll("\n", "\r\n")]) {
    expect(modulusOf(loadPrivateKey(saved))).toEqual(expectedModulus);
    expect(modulusOf(loadPrivateKey(Buffer.from(saved)))).toEqual(expectedModulus);
  }
});

test.each([
  ["PKCS#8", ["pkcs8", "-topk8", "-v2", "aes-256-cbc", "-in", file], "BEGIN ENCRYPTED PRIVATE KEY"],
  ["traditional PEM", ["rsa", "-traditional", "-aes256", "-in", file], "Proc-Type: 4,ENCRYPTED"],
  ["traditional PEM, 3DES", ["rsa", "-traditional", "-des3", "-in", file], "DEK-Info: DES-EDE3-CBC"],
])("an encrypted private key in %s is loaded with its passphrase and with no other", (_what, args, label) => {
  const pem = openssl(...args, "-passout", `pass:${passphrase}`);
  expect(pem).toContain(label);
  expect(modulusOf(loadPrivateKey(pem, passphrase))).toEqual(expectedModulus);
  for (const other of [undefined, "", "wrong", `${passphrase} `]) {
    expect(() => loadPrivateKey(pem, other)).toThrow(
      expect.objectContaining({ name: "CryptoError", code: "passphrase_missing_or_wrong" }),
    );
  }
});

test.each([
  ["a certificate request", ["req", "-new", "-subj", "/CN=a", "-key", file]],
  ["a certificate", ["req", "-x509", "-subj", "/CN=a", "-key", file]],
  ["a public key", ["pkey", "-in", file, "-pubout"]],
])("%s in the place of a private key is named", (what, args) => {
  const bytes = run("openssl", args);
  for (const given of [bytes, bytes.toString()]) {
    expect(() => loadPrivateKey(given)).toThrow(
      expect.objectContaining({
        code: "key_malformed",
        message: expect.stringContaining(`needed; this is ${what}`),
      }),
    );
  }
});

test("a passphrase that is not needed does no harm", () => {
  expect(modulusOf(loadPrivateKey(readFileSync(file), "unused"))).toEqual(expectedModulus);
});

test.each([
  ["PUBLIC KEY", ["pkey", "-in", file, "-pubout"]],
  ["RSA PUBLIC KEY", ["rsa", "-in", file, "-RSAPublicKey_out"]],
])("a public key in %s is loaded", (label, args) => {
  const pem = openssl(...args);
  expect(pem).toContain(`BEGIN ${label}`);
  expect(modulusOf(loadPublicKey(pem))).toEqual(expectedModulus);
});

test("the public key of a certificate is loaded", () => {
  const { cases } = readVectors<{ cases: { certificate: string }[] }>("serials.json");
  expect(modulusOf(loadPublicKey(cases[0]?.certificate ?? ""))).toEqual(expectedModulus);
});

const pem = (key: KeyObject) =>
  key.export({ format: "pem", type: key.type === "private" ? "pkcs8" : "spki" }).toString();
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
const short = generateKeyPairSync("rsa", { modulusLength: 1024 });
const pss = generateKeyPairSync("rsa-pss", { modulusLength: 2048 });
const cube = generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 });

/** 4104 bits. A public key is any odd modulus here: nothing needs its factors. */
const long = createPublicKey({
  key: { kty: "RSA", n: Buffer.alloc(513, 0xff).toString("base64url"), e: "AQAB" },
  format: "jwk",
});

test("keys of other kinds and sizes are refused by name", () => {
  expect(codeOf(() => loadPrivateKey(pem(curve.privateKey)))).toBe("key_not_rsa");
  expect(codeOf(() => loadPublicKey(pem(curve.publicKey)))).toBe("key_not_rsa");
  expect(codeOf(() => loadPublicKey(pem(pss.publicKey)))).toBe("key_not_rsa");
  expect(codeOf(() => loadPrivateKey(pem(pss.privateKey)))).toBe("key_not_rsa");
  expect(codeOf(() => loadPrivateKey(pem(short.privateKey)))).toBe("key_size_unsupported");
  expect(codeOf(() => loadPublicKey(pem(short.publicKey)))).toBe("key_size_unsupported");
  expect(codeOf(() => loadPublicKey(pem(long)))).toBe("key_size_unsupported");
  expect(codeOf(() => loadPublicKey(pem(cube.publicKey)))).toBeUndefined();
});

test("what is no key, or the wrong half, is refused", () => {
  const whole = readFileSync(file, "utf8");
  expect(codeOf(() => loadPrivateKey(""))).toBe("key_malformed");
  expect(codeOf(() => loadPrivateKey(whole.slice(0, 900)))).toBe("key_malformed");
  // Some of the lines in another order: OpenSSL takes it, and nobody could verify what it signs.
  const lines = whole.split("\n");
  const mixed = [...lines.slice(0, 5), lines[6], lines[5], ...lines.slice(7)].join("\n");
  expect(codeOf(() => loadPrivateKey(mixed))).toBe("key_malformed");
  expect(codeOf(() => loadPrivateKey(pem(aKey.publicKey)))).toBe("key_malformed");
  expect(codeOf(() => loadPublicKey(""))).toBe("key_malformed");
  expect(codeOf(() => loadPublicKey(whole))).toBe("key_malformed");
});

test("no error shows any part of a key", () => {
  const whole = readFileSync(file, "utf8");
  const lines = whole.split("\n").filter((line) => line.length === 64);
  for (const broken of [
    whole.replace("MII", "MIX"),
    whole.slice(0, 900),
    whole.replace(" PRIVATE", " ENCRYPTED PRIVATE"),
  ]) {
    try {
      loadPrivateKey(broken);
      expect.unreachable();
    } catch (error) {
      const shown = `${error} ${(error as Error).stack} ${JSON.stringify(error)} ${(error as Error).cause}`;
      expect(lines.some((line) => shown.includes(line.slice(0, 16)))).toBe(false);
    }
  }
});

function codeOf(load: () => unknown): string | undefined {
  try {
    load();
    return undefined;
  } catch (error) {
    return error instanceof CryptoError ? error.code : "not a CryptoError";
  }
}
