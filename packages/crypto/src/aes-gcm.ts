// Keys are KeyObjects throughout: handed raw bytes, Node 24 takes 23 µs instead of 3 to set up a cipher.

import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { stocked } from "./random-stock.ts";

const ivLength = 12;
const tagLength = 16;
const random = stocked(randomBytes);

/** Encrypts with AES-256-GCM under a fresh random IV. @returns IV (12 bytes) | ciphertext | tag (16 bytes) */
export function encryptGcm(key: KeyObject, plaintext: Uint8Array, associatedData: Uint8Array): Buffer {
  const iv = random(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagLength });
  cipher.setAAD(associatedData);
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The inverse of {@link encryptGcm}; throws whatever `node:crypto` throws if anything was changed. */
export function decryptGcm(key: KeyObject, sealed: Uint8Array, associatedData: Uint8Array): Buffer {
  const tagAt = sealed.length - tagLength;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(associatedData);
  decipher.setAuthTag(sealed.subarray(tagAt));
  const start = decipher.update(sealed.subarray(ivLength, tagAt));
  // GCM is a stream mode: `final` adds nothing, it only checks the tag.
  decipher.final();
  return start;
}
