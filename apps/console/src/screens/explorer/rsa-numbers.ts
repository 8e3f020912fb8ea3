/** The numbers of an RSA key (RFC 8017 §3.2), and the one operation that WebCrypto does not offer: opening RSAES-PKCS1-v1_5. */

export interface RsaNumbers {
  /** Of the modulus, in bytes. */
  readonly size: number;
  readonly p: bigint;
  readonly q: bigint;
  readonly dP: bigint;
  readonly dQ: bigint;
  readonly qInv: bigint;
}

export function rsaNumbersOf({ n = "", p, q, dp, dq, qi }: JsonWebKey): RsaNumbers {
  const number = (text = "") => numberOf(bytesOf(text.replaceAll("-", "+").replaceAll("_", "/")));
  const size = bytesOf(n.replaceAll("-", "+").replaceAll("_", "/")).length;
  return { size, p: number(p), q: number(q), dP: number(dp), dQ: number(dq), qInv: number(qi) };
}

/**
 * Opens what was encrypted with PKCS#1 v1.5. Not in constant time: this runs for the owner of the key alone, on their own
 * machine, where nobody else measures or asks.
 * @param sealed base64 @returns `undefined` where another key was meant
 */
export function openPkcs1({ size, ...key }: RsaNumbers, sealed: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = bytesOf(sealed);
  if (bytes.length !== size) return undefined;
  const encoded = bytesFrom(decrypt(numberOf(bytes), key), size);
  const end = encoded.indexOf(0, 2);
  // RFC 8017 §7.2.2: 0, 2, at least eight bytes that are not 0, then 0.
  if (encoded[0] !== 0 || encoded[1] !== 2 || end < 10) return undefined;
  return encoded.slice(end + 1);
}

/** By the Chinese remainder theorem (RFC 8017 §5.1.2). */
function decrypt(sealed: bigint, { p, q, dP, dQ, qInv }: Omit<RsaNumbers, "size">): bigint {
  const first = power(sealed % p, dP, p);
  const second = power(sealed % q, dQ, q);
  const difference = (((first - second) % p) + p) % p;
  return second + q * ((difference * qInv) % p);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let [square, rest] = [base, exponent]; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const numberOf = (bytes: Uint8Array) =>
  BigInt(`0x${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("") || "0"}`);

function bytesFrom(number: bigint, size: number): Uint8Array<ArrayBuffer> {
  const hex = number.toString(16).padStart(2 * size, "0");
  return Uint8Array.from({ length: size }, (_, place) =>
    Number.parseInt(hex.slice(2 * place, 2 * place + 2), 16),
  );
}
