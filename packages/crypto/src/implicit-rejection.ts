import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

/**
 * What an undecipherable message is replaced by: bytes that look like a message, depend on nothing but key and
 * ciphertext, and cannot be told from a real message without the key. As in OpenSSL ≥ 3.2 and
 * draft-irtf-cfrg-rsa-guidance §7: there is then no "padding was wrong" for an attacker to observe (Bleichenbacher).
 */
export type SyntheticMessage = {
  /** A whole block of `k` bytes; the message is its last `length` bytes. */
  block: Buffer;
  /** 0 to `k - 11` bytes. */
  length: number;
};

const candidateLengths = 128;
const framing = 2 + 8;

/**
 * Derives the synthetic message of a ciphertext. Keys are key objects, because Node tells that bytes are none by catching two
 * exceptions, and here are 17 HMACs.
 *
 * @param secret SHA-256 of the private exponent, written as `k` bytes
 * @param ciphertext as received, whatever its length
 * @param k length of the modulus in bytes
 */
export function syntheticMessage(secret: KeyObject, ciphertext: Uint8Array, k: number): SyntheticMessage {
  const derivationKey = createSecretKey(createHmac("sha256", secret).update(ciphertext).digest());
  return {
    block: expand(derivationKey, "message", k),
    length: pickLength(expand(derivationKey, "length", candidateLengths * 2), k - framing),
  };
}

/**
 * One with a single HMAC, for a message that is judged where it is opened and thrown away: nobody sees that its bytes repeat
 * or how its length was drawn, and judging it takes as long as judging a real one of any length.
 */
export function syntheticStandIn(secret: KeyObject, ciphertext: Uint8Array, k: number): SyntheticMessage {
  const bytes = createHmac("sha256", secret).update("stand-in").update(ciphertext).digest();
  return { block: Buffer.alloc(k, bytes), length: bytes.readUInt32BE(0) % (k - framing) };
}

/** The last candidate below `limit`, found without a branch; 0 if there is none (probability below 2⁻⁶⁴). */
function pickLength(candidates: Buffer, limit: number): number {
  const mask = 2 ** (32 - Math.clz32(limit)) - 1;
  let picked = 0;
  for (let i = 0; i < candidates.length; i += 2) {
    const candidate = candidates.readUInt16BE(i) & mask;
    const fits = -((candidate - limit) >>> 31);
    picked = (candidate & fits) | (picked & ~fits);
  }
  return picked;
}

/** The guidance's `IRPRF`: HMAC-SHA256 over counter, label and length in bits, concatenated and cut. */
function expand(key: KeyObject, label: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  const input = Buffer.concat([uint16(0), Buffer.from(label), uint16(length * 8)]);
  for (let counter = 0; counter * 32 < length; counter += 1) {
    input.writeUInt16BE(counter);
    blocks.push(createHmac("sha256", key).update(input).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}
