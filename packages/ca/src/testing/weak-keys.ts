/** Keys that nobody should have. */
import { checkPrimeSync, createPrivateKey, generatePrimeSync } from "node:crypto";

const EXPONENT = 65_537n;

/** RSA 2048 in PEM, whose second prime is the next one after the first. */
export function keyOfClosePrimes(): string {
  const p = generatePrimeSync(1024, { bigint: true });
  let q = p + 2n;
  while (!checkPrimeSync(q)) q += 2n;
  return keyOfPrimes(q, p);
}

/** Two keys in PEM that have one prime in common. */
export function keysOfSharedPrime(): readonly [string, string] {
  const prime = () => generatePrimeSync(1024, { bigint: true });
  const shared = prime();
  return [keyOfPrimes(shared, prime()), keyOfPrimes(shared, prime())];
}

function keyOfPrimes(p: bigint, q: bigint): string {
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const key = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const members = Object.entries(key).map(([name, value]) => [name, base64url(value)]);
  const jwk = { kty: "RSA", ...Object.fromEntries(members) };
  return createPrivateKey({ key: jwk, format: "jwk" }).export({ type: "pkcs8", format: "pem" }).toString();
}

/** By Euclid's extended algorithm. */
function inverse(number: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}

function base64url(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
}
