import { checkPrimeSync, createPublicKey, generateKeyPairSync, generatePrimeSync } from "node:crypto";
import { expect, it } from "vitest";
import { readVectors, testKeys } from "../testing/vectors.ts";
import { hasCloseFactors, hasSmallFactor, sharesFactor } from "./factors.ts";
import { hasRocaFingerprint } from "./roca.ts";
import { rsaModulusOf, weaknessOfRsa } from "./weakness.ts";

const roca = readVectors<{ fingerprinted: string[]; others: string[] }>("weak-keys/roca.json");

const keyOf = (modulus: bigint) => {
  const hex = modulus.toString(16);
  const n = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
  return createPublicKey({ key: { kty: "RSA", n, e: "AQAB" }, format: "jwk" });
};
const prime = (bits: number) => generatePrimeSync(bits, { bigint: true });

function primeAfter(from: bigint): bigint {
  let next = from + 2n;
  while (!checkPrimeSync(next)) next += 2n;
  return next;
}

it("the published samples of ROCA are found, and none of the others", () => {
  const found = (moduli: readonly string[]) => moduli.map((hex) => hasRocaFingerprint(BigInt(`0x${hex}`)));
  expect(found(roca.fingerprinted)).toEqual(roca.fingerprinted.map(() => true));
  expect(found(roca.others)).toEqual(roca.others.map(() => false));
});

it("a sample of ROCA long enough for a certificate is refused for it", () => {
  const moduli = roca.fingerprinted.map((hex) => BigInt(`0x${hex}`)).filter((n) => n > 2n ** 2047n);
  for (const modulus of moduli) {
    expect(weaknessOfRsa(keyOf(modulus))?.en).toMatch(/ROCA/);
  }
  expect(moduli.length).toBeGreaterThan(0);
});

it("the keys that openssl and Node make are good", () => {
  for (const [, { publicKey }] of testKeys) expect(weaknessOfRsa(publicKey)).toBeUndefined();
  expect(weaknessOfRsa(generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey)).toBeUndefined();
});

it("primes next to each other are found, and so is a square", () => {
  const p = prime(1024);
  expect(hasCloseFactors(p * primeAfter(p))).toBe(true);
  expect(hasCloseFactors(p * p)).toBe(true);
  expect(hasCloseFactors(p * prime(1024))).toBe(false);
  expect(weaknessOfRsa(keyOf(p * primeAfter(p)))?.en).toMatch(/so close/);
});

it("a small factor is found", () => {
  expect(hasSmallFactor(prime(2048) * 9973n)).toBe(true);
  expect(hasSmallFactor(prime(1024) * prime(1024))).toBe(false);
  expect(weaknessOfRsa(keyOf(prime(2048) * 3n))?.en).toMatch(/small prime/);
});

it("a prime that another key has, too, is found among many others", () => {
  const [p, q, r] = [prime(1024), prime(1024), prime(1024)];
  const others = Array.from({ length: 60 }, () => prime(256) * prime(256));
  expect(sharesFactor(p * q, [...others, p * r, ...others])).toBe(true);
  expect(sharesFactor(p * q, others)).toBe(false);
  expect(sharesFactor(p * q, [])).toBe(false);
});

it("a modulus is read without leading zeros", () => {
  const modulus = prime(1024) * prime(1024);
  expect(rsaModulusOf(keyOf(modulus)).toString("hex")).toBe(modulus.toString(16));
});
