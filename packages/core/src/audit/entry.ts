import { stocked } from "@shiming/crypto";
import { LONGEST_ENTRY } from "@shiming/transparency";
import { opaqueId, type RandomBytes } from "../random.ts";
import type { AuditEvent } from "./event.ts";

/** One entry of the audit. */
export interface AuditEntry {
  /** 1, 2, 3 …, without gaps. It is one more than the index of its leaf in the log. */
  readonly seq: number;
  /** The exact text, whose UTF-8 the leaf is the hash of. */
  readonly body: string;
}

/**
 * The text of an entry. It does not know its number: that comes later, where many write at once.
 * @param nonce 128 random bits: without them a hash that is published could be tried against guesses
 * @throws RangeError for an event that is too long for an entry
 */
export function entryBody(event: AuditEvent, nonce: string): string {
  const body = JSON.stringify({ nonce, ...event });
  // No character has more than three bytes of its own.
  if (body.length * 3 > LONGEST_ENTRY && Buffer.byteLength(body) > LONGEST_ENTRY)
    throw new RangeError("the event is too long for an entry of the audit");
  return body;
}

/** Nonces for entries; randomness is asked for many of them at a time. */
export function createNonces(random: RandomBytes): () => string {
  const take = stocked(random);
  return () => opaqueId(take);
}
