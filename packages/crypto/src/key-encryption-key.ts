import { createSecretKey } from "node:crypto";
import { decryptGcm, encryptGcm } from "./aes-gcm.ts";
import { CryptoError } from "./crypto-error.ts";

/**
 * A key that encrypts data keys and nothing else. Named, so that it can be rotated: a record says which one wrapped
 * its data key. An operator may put an HSM behind it.
 *
 * `unwrap` throws unless wrapped key and context are exactly those of `wrap`; what it throws is never passed on.
 */
export type KeyEncryptionKey = {
  /** 1 to 255 bytes of UTF-8, never reused for another key. */
  readonly id: string;
  /** Encrypts a data key of 32 bytes, bound to `context`; at most 65535 bytes come out. */
  wrap(dataKey: Uint8Array, context: string): Uint8Array;
  /** Decrypts what {@link KeyEncryptionKey.wrap} made for the same `context`. */
  unwrap(wrapped: Uint8Array, context: string): Uint8Array;
};

/**
 * A key-encryption key held in memory: AES-256-GCM, bound to its own id and to the context. Its random IVs allow
 * 2³² wraps (NIST SP 800-38D §8.3); rotate long before that.
 *
 * @param key 32 bytes
 * @throws CryptoError `key_encryption_key_invalid`
 */
export function localKeyEncryptionKey(id: string, key: Uint8Array): KeyEncryptionKey {
  const idLength = Buffer.byteLength(id);
  if (idLength < 1 || idLength > 255 || key.length !== 32) {
    throw new CryptoError("key_encryption_key_invalid", {
      en: "A key-encryption key has an id of 1 to 255 bytes and exactly 32 bytes of key.",
      zh: "密钥加密密钥的名称为 1 到 255 字节，密钥正好 32 字节。",
    });
  }
  const secret = createSecretKey(Buffer.from(key));
  const bindTo = (context: string) => Buffer.from(`shiming data key v1\0${id}\0${context}`);
  return {
    id,
    wrap: (dataKey, context) => encryptGcm(secret, dataKey, bindTo(context)),
    unwrap: (wrapped, context) => decryptGcm(secret, wrapped, bindTo(context)),
  };
}
