import { deriveAside } from "./argon2-threads.ts";

/**
 * What a hash may ask of this machine: memory in KiB, as in its PHC string, and memory times passes, which is its time.
 * The parameters that RFC 9106 and OWASP recommend for servers are within; one hash takes 64 MiB and a quarter second at most.
 */
const MOST = { memory: 65_536, work: 262_144, parallelism: 4 } as const;
/** Below these, RFC 9106 or Node has no argon2; above, it is no hash of a password. In bytes. */
const SALT = { least: 8, most: 64 } as const;
const TAG = { least: 16, most: 64 } as const;
const PHC =
  /^\$([a-z0-9-]{1,32})\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})(?:,keyid=([A-Za-z0-9.-]{1,32}))?\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A hash by argon2id (RFC 9106) and what it was made with; `scheme` says what stands around it. */
export interface Argon2Hash {
  readonly scheme: string;
  /** KiB */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  /** The pepper that went into it; `undefined` for the first one. */
  readonly keyId: string | undefined;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** Reads a PHC string. @returns `undefined` for another form, and for one that asks for too much */
export function parsePhc(text: string): Argon2Hash | undefined {
  const [, scheme = "", m, t, p, keyId, salt = "", tag = ""] = PHC.exec(text) ?? [];
  const hash: Argon2Hash = {
    scheme,
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    keyId,
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
  return isPossible(hash) && isAffordable(hash) && formatPhc(hash) === text ? hash : undefined;
}

/** What a hash begins with, as long as its id can be. */
const BEGINNING =
  /^\$[a-z0-9-]{1,32}\$v=19\$m=\d{1,7},t=\d{1,2},p=\d{1,2}(?:,keyid=([A-Za-z0-9.-]{1,32}))?\$/;
export const LONGEST_HASH_BEGINNING = 128;

/** The pepper of a hash of which this is the beginning. @returns `undefined` for another form, whose password nobody knows */
export function pepperOfHash(beginning: string): { readonly id: string | undefined } | undefined {
  const found = BEGINNING.exec(beginning);
  return found ? { id: found[1] } : undefined;
}

export function formatPhc({ scheme, memory, passes, parallelism, keyId, salt, tag }: Argon2Hash): string {
  const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/(?<!=)=+$/, "");
  const cost = `m=${memory},t=${passes},p=${parallelism}`;
  const parameters = keyId === undefined ? cost : `${cost},keyid=${keyId}`;
  return `$${scheme}$v=19$${parameters}$${base64(salt)}$${base64(tag)}`;
}

/** The tag that argon2id makes of the message, with the salt, cost and length of the hash. */
export function tagOf(
  message: Buffer,
  { salt, memory, passes, parallelism, tag }: Argon2Hash,
): Promise<Buffer> {
  return deriveAside({
    // Copies, because a view is sent with everything that is in its buffer.
    message: Uint8Array.from(message),
    nonce: Uint8Array.from(salt),
    memory,
    passes,
    parallelism,
    tagLength: tag.length,
  });
}

function isPossible({ memory, passes, parallelism, salt, tag }: Argon2Hash): boolean {
  const isCost = passes >= 1 && parallelism >= 1 && memory >= 8 * parallelism;
  const isLong = (bytes: Buffer, { least, most }: typeof SALT | typeof TAG) =>
    bytes.length >= least && bytes.length <= most;
  return isCost && isLong(salt, SALT) && isLong(tag, TAG);
}

function isAffordable({ memory, passes, parallelism }: Argon2Hash): boolean {
  return memory <= MOST.memory && memory * passes <= MOST.work && parallelism <= MOST.parallelism;
}
