/**
 * Records at rest: AES-256-GCM under a data key of their own, which a key-encryption key wraps.
 *
 * ```text
 * version       1 byte    0x01
 * key id        1 byte length (1–255), then UTF-8
 * wrapped key   2 bytes length, big endian, then what the key-encryption key made of the data key
 *               (a local one: IV 12 | encrypted data key 32 | tag 16)
 * IV            12 bytes
 * ciphertext    as long as the plaintext
 * tag           16 bytes
 * ```
 *
 * Record and wrapped key are both bound to a context, which names the one place that the record belongs to (its
 * account and column, say `account/42/real_name`): moved elsewhere, it does not open. Rotation replaces only the
 * wrapped key.
 */

import { createSecretKey, randomBytes } from "node:crypto";
import { decryptGcm, encryptGcm } from "./aes-gcm.ts";
import { CryptoError } from "./crypto-error.ts";
import type { KeyEncryptionKey } from "./key-encryption-key.ts";
import { stocked } from "./random-stock.ts";

const version = 1;
const shortestBody = 12 + 16;
const random = stocked(randomBytes);

type Envelope = { keyId: string; wrappedKey: Uint8Array; body: Uint8Array };
type KeyById = (id: string) => KeyEncryptionKey | undefined;

/** Seals a record for `context` under a fresh data key; the format is at the head of this module. */
export function sealRecord(plaintext: Uint8Array, context: string, key: KeyEncryptionKey): Uint8Array {
  const dataKey = random(32);
  const sealed = write({
    keyId: key.id,
    wrappedKey: key.wrap(dataKey, context),
    body: encryptGcm(createSecretKey(dataKey), plaintext, bindTo(context)),
  });
  dataKey.fill(0);
  return sealed;
}

/**
 * Opens a record sealed for the same context.
 *
 * @throws CryptoError `record_unreadable` if a bit or the context differs, `key_encryption_key_unknown` if `keyById`
 *   does not know the key it names
 */
export function openRecord(sealed: Uint8Array, context: string, keyById: KeyById): Uint8Array {
  const envelope = read(sealed);
  const dataKey = unwrap(envelope, context, keyById);
  try {
    return decryptGcm(createSecretKey(dataKey), envelope.body, bindTo(context));
  } catch {
    throw unreadable();
  } finally {
    dataKey.fill(0);
  }
}

/** How much of a record tells which key it needs, at most: in bytes. */
export const LONGEST_BEGINNING = 2 + 255;

/**
 * The id of the key-encryption key that a record needs.
 * @param beginning of the record, {@link LONGEST_BEGINNING} of its bytes at least where it has so many
 * @throws CryptoError `record_unreadable`
 */
export function sealedWith(beginning: Uint8Array): string {
  const bytes = Buffer.from(beginning.buffer, beginning.byteOffset, beginning.byteLength);
  const idEnd = 2 + (bytes[1] ?? 0);
  if (bytes[0] !== version || bytes.length < Math.max(idEnd, 3)) throw unreadable();
  return bytes.toString("utf8", 2, idEnd);
}

/**
 * A part of the data key as it is wrapped: half of what it is. Where it is nowhere any more, the record does not open, whatever else is
 * left of it. @throws CryptoError `record_unreadable`
 */
export function wrappedKeyOf(sealed: Uint8Array): Buffer {
  return Buffer.from(read(sealed).wrappedKey.subarray(12, 28));
}

/** What every record that names this key begins with. */
function recordBeginning(keyId: string): Uint8Array {
  const id = Buffer.from(keyId);
  return Buffer.from([version, id.length, ...id]);
}

/**
 * The same record with its data key wrapped by `newKey`: the step of a key rotation. The plaintext is not touched.
 *
 * @throws CryptoError `record_unreadable`, `key_encryption_key_unknown`
 */
export function rewrapRecord(
  sealed: Uint8Array,
  context: string,
  keyById: KeyById,
  newKey: KeyEncryptionKey,
): Uint8Array {
  const envelope = read(sealed);
  const dataKey = unwrap(envelope, context, keyById);
  const rewrapped = write({ ...envelope, keyId: newKey.id, wrappedKey: newKey.wrap(dataKey, context) });
  dataKey.fill(0);
  return rewrapped;
}

function unwrap({ keyId, wrappedKey }: Envelope, context: string, keyById: KeyById): Uint8Array {
  const key = keyById(keyId);
  if (key === undefined) {
    throw new CryptoError("key_encryption_key_unknown", {
      en: "The record names a key-encryption key that is not loaded.",
      zh: "密封记录所用的密钥加密密钥没有加载。",
    });
  }
  try {
    return key.unwrap(wrappedKey, context);
  } catch {
    throw unreadable();
  }
}

function bindTo(context: string): Buffer {
  return Buffer.from(`shiming record v${version}\0${context}`);
}

function write({ keyId, wrappedKey, body }: Envelope): Buffer {
  const wrappedLength = Buffer.from([wrappedKey.length >> 8, wrappedKey.length & 0xff]);
  return Buffer.concat([recordBeginning(keyId), wrappedLength, wrappedKey, body]);
}

function read(sealed: Uint8Array): Envelope {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const idEnd = 2 + (bytes[1] ?? 0);
  const wrappedAt = idEnd + 2;
  if (bytes[0] !== version || bytes.length < wrappedAt) throw unreadable();
  const bodyAt = wrappedAt + bytes.readUInt16BE(idEnd);
  if (bytes.length < bodyAt + shortestBody) throw unreadable();
  return {
    keyId: bytes.toString("utf8", 2, idEnd),
    wrappedKey: bytes.subarray(wrappedAt, bodyAt),
    body: bytes.subarray(bodyAt),
  };
}

function unreadable(): CryptoError {
  return new CryptoError("record_unreadable", {
    en: "The record was changed, or belongs to another place.",
    zh: "密封记录被改动过，或者不属于这个位置。",
  });
}
