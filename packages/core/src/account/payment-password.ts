import { createHmac, timingSafeEqual } from "node:crypto";
import type { Sensitive } from "@shiming/crypto";
import type { RandomBytes } from "../random.ts";
import { type Argon2Hash, formatPhc, parsePhc, tagOf } from "./argon2-hash.ts";

const PAY_PASSWORD = /^[0-9]{6}$/;
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
/** argon2id over the peppered password: what is made here. */
const OWN = "argon2id";
/** argon2id over the bare password, made elsewhere; its tag is kept under an HMAC with the pepper. */
const IMPORTED = "argon2id-hmac-sha512";

/** A payment password is six decimal digits (contract §2). */
export function isPayPassword(value: unknown): value is string {
  return typeof value === "string" && PAY_PASSWORD.test(value);
}

/** Six equal digits, or six in a row up or down, over 9 and 0 too: what a thief tries first. */
export function isGuessable(password: string): boolean {
  const digits = [...password].map(Number);
  const steps = digits.slice(1).map((digit, place) => (digit - (digits[place] ?? 0) + 10) % 10);
  return [0, 1, 9].some((step) => steps.every((each) => each === step));
}

/** The PHC string of argon2id (RFC 9106) over the peppered password. */
export async function hashPayPassword(
  password: Sensitive<string>,
  pepper: Sensitive<Buffer>,
  random: RandomBytes,
): Promise<string> {
  const hash = { scheme: OWN, ...COST, salt: random(16), tag: Buffer.alloc(32) };
  return formatPhc({ ...hash, tag: await tagOf(peppered(password, pepper), hash) });
}

/** Whether the text is a hash that can be imported: the PHC string of argon2id, of a cost that can be borne. */
export function isForeignHash(phc: string): boolean {
  return parsePhc(phc)?.scheme === OWN;
}

/**
 * The form in which a hash from elsewhere is kept. It was made without the pepper, so its tag goes under it: what is
 * stored is worth no more to a thief than a hash of our own.
 * @param phc one that {@link isForeignHash} takes
 * @throws TypeError for another
 */
export function importPayPasswordHash(phc: Sensitive<string>, pepper: Sensitive<Buffer>): string {
  const hash = parsePhc(phc.reveal());
  if (hash?.scheme !== OWN) throw new TypeError("not the PHC string of argon2id");
  return formatPhc({ ...hash, scheme: IMPORTED, tag: keyed(hash.tag, pepper) });
}

/** Whether a stored hash came from elsewhere, and should be made anew as soon as its password is known. */
export function isImportedHash(stored: string): boolean {
  return stored.startsWith(`$${IMPORTED}$`);
}

/** Whether a stored hash may be worked out at all: one that was stored under a higher ceiling may not. */
export function isAffordableHash(stored: string): boolean {
  return parsePhc(stored) !== undefined;
}

/** Whether the password belongs to the stored hash. One of another form, or that asks for too much, never matches. */
export async function verifyPayPassword(
  password: Sensitive<string>,
  stored: string,
  pepper: Sensitive<Buffer>,
): Promise<boolean> {
  const hash = parsePhc(stored);
  if (hash?.scheme === OWN) {
    return timingSafeEqual(await tagOf(peppered(password, pepper), hash), hash.tag);
  }
  if (hash?.scheme === IMPORTED) return matchesImported(password, hash, pepper);
  return false;
}

async function matchesImported(
  password: Sensitive<string>,
  hash: Argon2Hash,
  pepper: Sensitive<Buffer>,
): Promise<boolean> {
  const tag = await tagOf(Buffer.from(password.reveal()), hash);
  return timingSafeEqual(keyed(tag, pepper), hash.tag);
}

/** Six digits have no entropy of their own: without the pepper, a stolen hash is a million guesses away from them. */
function peppered(password: Sensitive<string>, pepper: Sensitive<Buffer>): Buffer {
  return createHmac("sha256", pepper.reveal()).update(password.reveal()).digest();
}

/** As long as the tag: a PHC string tells the length of its tag by the tag. */
function keyed(tag: Buffer, pepper: Sensitive<Buffer>): Buffer {
  return createHmac("sha512", pepper.reveal()).update(tag).digest().subarray(0, tag.length);
}
