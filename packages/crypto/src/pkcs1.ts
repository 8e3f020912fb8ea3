/** RSAES-PKCS1-v1_5 (RFC 8017 §7.2), the padding the wire contract prescribes, made safe to open. */

import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from "node:crypto";
import { CryptoError } from "./crypto-error.ts";
import { type SyntheticMessage, syntheticMessage, syntheticStandIn } from "./implicit-rejection.ts";

const shortestPadding = 8;

/**
 * Encrypts up to `k - 11` bytes, `k` being the length of the modulus (245 bytes for RSA 2048).
 *
 * @returns `k` bytes, different each time
 * @throws CryptoError `plaintext_too_long`
 */
export function encryptPkcs1(publicKey: KeyObject, plaintext: Uint8Array): Buffer {
  requireRoom(publicKey, plaintext);
  return publicEncrypt(encryptionKeyOf(publicKey).key, plaintext);
}

/** @throws CryptoError `plaintext_too_long` */
export function requireRoom(publicKey: KeyObject, plaintext: Uint8Array): void {
  const { room } = encryptionKeyOf(publicKey);
  if (plaintext.length > room) {
    throw new CryptoError("plaintext_too_long", {
      en: `The key has room for ${room} bytes of plaintext.`,
      zh: `这个密钥最多加密 ${room} 字节的明文。`,
    });
  }
}

type EncryptionKey = { key: KeyObject; room: number };

const encryptionKeys = new WeakMap<KeyObject, EncryptionKey>();

/**
 * A copy of the key that carries its padding, made once. Node takes `{ key, padding }` too, but finds out that it is no
 * key by catching two exceptions, which costs half as much again as the encryption.
 */
function encryptionKeyOf(publicKey: KeyObject): EncryptionKey {
  const known = encryptionKeys.get(publicKey);
  if (known) return known;
  const der = publicKey.export({ type: "spki", format: "der" });
  const copy = createPublicKey({ key: der, type: "spki", format: "der" });
  const key = Object.assign(copy, { padding: constants.RSA_PKCS1_PADDING });
  const room = Math.ceil((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8) - 11;
  encryptionKeys.set(publicKey, { key, room });
  return { key, room };
}

/**
 * Decrypts. Never says that a ciphertext was bad: padding that is wrong, a length that is wrong and a number that is
 * too large all give a synthetic message, always the same one for the same ciphertext (see implicit-rejection.ts).
 * So the result must be validated by what it is expected to be, and every refusal must look alike.
 *
 * @returns 0 to `k - 11` bytes
 */
export function decryptPkcs1(privateKey: KeyObject, ciphertext: Uint8Array): Buffer {
  return open(privateKey, ciphertext, syntheticMessage).message;
}

/** `genuine` is all ones (-1) for a message that was encrypted, 0 for a synthetic one. Never branch on it alone. */
export type OpenedPkcs1 = { message: Buffer; genuine: number };

/**
 * What {@link decryptPkcs1} does, for those in this package who fold `genuine` into a larger decision and never show a
 * synthetic message to anybody: it is a cheaper one.
 */
export function openPkcs1(privateKey: KeyObject, ciphertext: Uint8Array): OpenedPkcs1 {
  return open(privateKey, ciphertext, syntheticStandIn);
}

type Synthesize = (secret: KeyObject, ciphertext: Uint8Array, k: number) => SyntheticMessage;

/**
 * One path for every Node version: Node 20 refuses this padding (CVE-2023-46809) and later ones leave the answer to
 * the OpenSSL they were built with. Hence the raw RSA operation, unpadded here without branches on secrets, as far
 * as JavaScript can promise that.
 */
function open(privateKey: KeyObject, ciphertext: Uint8Array, synthesize: Synthesize): OpenedPkcs1 {
  const { modulus, secret, rawKey } = partsOf(privateKey);
  const k = modulus.length;
  const wellFormed = ciphertext.length === k && Buffer.compare(ciphertext, modulus) < 0;
  // Zero decrypts to zero, which is no padding. Ciphertext and modulus are public, so this branch tells nothing.
  const raw = wellFormed ? ciphertext : Buffer.alloc(k);
  const block = privateDecrypt(rawKey, raw);
  const synthetic = synthesize(secret, ciphertext, k);

  let seen = 0;
  let separator = 0;
  for (let i = 2; i < k; i += 1) {
    const zero = maskOfZero(block[i] as number);
    separator |= i & zero & ~seen;
    seen |= zero;
  }
  const genuine =
    maskOfZero(block[0] as number) &
    maskOfZero((block[1] as number) ^ 2) &
    ~maskOfLess(separator, 2 + shortestPadding);

  for (let i = 0; i < k; i += 1) {
    block[i] = ((block[i] as number) & genuine) | ((synthetic.block[i] as number) & ~genuine);
  }
  const start = ((separator + 1) & genuine) | ((k - synthetic.length) & ~genuine);
  return { message: Buffer.from(block.subarray(start)), genuine };
}

/** All ones if `x` is 0, else 0; `x` is 0 to 2³¹ − 1. */
function maskOfZero(x: number): number {
  return -((x - 1) >>> 31);
}

/** All ones if `a < b`, else 0; both are 0 to 2³¹ − 1. */
function maskOfLess(a: number, b: number): number {
  return -((a - b) >>> 31);
}

type Parts = { modulus: Buffer; secret: KeyObject; rawKey: KeyObject };
const known = new WeakMap<KeyObject, Parts>();

/**
 * The modulus (`k` bytes), SHA-256 of the private exponent (padded to `k` bytes), and a copy of the key that carries "no
 * padding" as {@link encryptionKeyOf} explains. Made once a key: exporting is slow.
 */
function partsOf(privateKey: KeyObject): Parts {
  let parts = known.get(privateKey);
  if (parts === undefined) {
    const { n = "", d = "" } = privateKey.export({ format: "jwk" });
    const modulus = Buffer.from(n, "base64url");
    const exponent = Buffer.from(d, "base64url");
    const padded = Buffer.concat([Buffer.alloc(modulus.length - exponent.length), exponent]);
    const secret = createSecretKey(createHash("sha256").update(padded).digest());
    const der = privateKey.export({ type: "pkcs8", format: "der" });
    const copy = createPrivateKey({ key: der, type: "pkcs8", format: "der" });
    const rawKey = Object.assign(copy, { padding: constants.RSA_NO_PADDING });
    parts = { modulus, secret, rawKey };
    known.set(privateKey, parts);
  }
  return parts;
}
