import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { Sensitive } from "./sensitive.ts";

/** Each key as Node holds it: of bytes, it would find out by two caught exceptions each time that they are none of its own keys. */
const held = new WeakMap<Sensitive<Buffer>, KeyObject>();

/**
 * An HMAC (RFC 2104) under a key that stays the same for as long as it is wrapped.
 *
 * @param message text is taken as UTF-8
 * @returns as many bytes as the hash has: 32 or 64
 */
export function hmac(
  hash: "sha256" | "sha512",
  key: Sensitive<Buffer>,
  message: string | Uint8Array,
): Buffer {
  return createHmac(hash, keyObjectOf(key)).update(message).digest();
}

function keyObjectOf(key: Sensitive<Buffer>): KeyObject {
  const known = held.get(key);
  if (known) return known;
  const made = createSecretKey(key.reveal());
  held.set(key, made);
  return made;
}
