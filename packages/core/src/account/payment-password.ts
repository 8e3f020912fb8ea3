import { timingSafeEqual } from "node:crypto";
import { hmac, type Sensitive } from "@shiming/crypto";
import { pepperName } from "../data/platform-key.ts";
import { refuse } from "../failure.ts";
import type { RandomBytes } from "../random.ts";
import { type Argon2Hash, formatPhc, parsePhc, tagOf } from "./argon2-hash.ts";
import type { Pepper, Peppers } from "./pepper.ts";

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

/** The PHC string of argon2id (RFC 9106) over the peppered password; `keyid` names the pepper, unless that is the first. */
export async function hashPayPassword(
  password: Sensitive<string>,
  peppers: Pick<Peppers, "current">,
  random: RandomBytes,
): Promise<string> {
  const pepper = peppers.current();
  const hash = { scheme: OWN, ...COST, keyId: pepper.id, salt: random(16), tag: Buffer.alloc(32) };
  return formatPhc({ ...hash, tag: await tagOf(peppered(password, pepper), hash) });
}

/** Whether the text is a hash that can be imported: the PHC string of argon2id, without a key, of a cost that can be borne. */
export function isForeignHash(phc: string): boolean {
  return foreignHashOf(phc) !== undefined;
}

function foreignHashOf(phc: string): Argon2Hash | undefined {
  const hash = parsePhc(phc);
  return hash?.scheme === OWN && hash.keyId === undefined ? hash : undefined;
}

/**
 * The form in which a hash from elsewhere is kept. It was made without the pepper, so its tag goes under it: what is
 * stored is worth no more to a thief than a hash of our own.
 * @param phc one that {@link isForeignHash} takes
 * @param pepper the one that new hashes are made with
 * @throws TypeError for another
 */
export function importPayPasswordHash(phc: Sensitive<string>, pepper: Pepper): string {
  const hash = foreignHashOf(phc.reveal());
  if (!hash) throw new TypeError("not the PHC string of argon2id");
  return formatPhc({ ...hash, scheme: IMPORTED, keyId: pepper.id, tag: keyed(hash.tag, pepper) });
}

/** Whether a stored hash should be made anew as soon as its password is known: it came from elsewhere, or its pepper is an older one. */
export function isOutdatedHash(stored: string, peppers: Pick<Peppers, "current">): boolean {
  return stored.startsWith(`$${IMPORTED}$`) || parsePhc(stored)?.keyId !== peppers.current().id;
}

/** Whether a stored hash may be worked out at all: one that was stored under a higher ceiling may not. */
export function isAffordableHash(stored: string): boolean {
  return parsePhc(stored) !== undefined;
}

/**
 * Whether the password belongs to the stored hash. One of another form, or that asks for too much, never matches.
 * @throws `platform_busy`, with the name of the file, where {@link missingPepperOf} finds one
 */
export async function verifyPayPassword(
  password: Sensitive<string>,
  stored: string,
  peppers: Pick<Peppers, "byId">,
): Promise<boolean> {
  const hash = parsePhc(stored);
  if (!hash) return false;
  const pepper = peppers.byId(hash.keyId) ?? refuseWithout(pepperName(hash.keyId));
  if (hash.scheme === OWN) {
    return timingSafeEqual(await tagOf(peppered(password, pepper), hash), hash.tag);
  }
  if (hash.scheme === IMPORTED) return matchesImported(password, hash, pepper);
  return false;
}

/** The name of the pepper that a hash needs and that is not at hand: whether a password is right cannot be said then. */
export function missingPepperOf(stored: string, peppers: Pick<Peppers, "byId">): string | undefined {
  const hash = parsePhc(stored);
  return hash && !peppers.byId(hash.keyId) ? pepperName(hash.keyId) : undefined;
}

/** @param pepper its name */
export function refuseWithout(pepper: string): never {
  return refuse("platform_busy", {
    hint: {
      en: `the password was set under ${pepper}.key, which is not in the folder of the keys`,
      zh: `该密码是用 ${pepper}.key 设置的，而密钥目录中没有这个文件`,
    },
  });
}

async function matchesImported(
  password: Sensitive<string>,
  hash: Argon2Hash,
  pepper: Pepper,
): Promise<boolean> {
  const tag = await tagOf(Buffer.from(password.reveal()), hash);
  return timingSafeEqual(keyed(tag, pepper), hash.tag);
}

/** Six digits have no entropy of their own: without the pepper, a stolen hash is a million guesses away from them. */
function peppered(password: Sensitive<string>, { secret }: Pepper): Buffer {
  return hmac("sha256", secret, password.reveal());
}

/** As long as the tag: a PHC string tells the length of its tag by the tag. */
function keyed(tag: Buffer, { secret }: Pepper): Buffer {
  return hmac("sha512", secret, tag).subarray(0, tag.length);
}
