import { hkdfSync, type KeyObject } from "node:crypto";
import type { Digest } from "../digest.ts";

/** A key of the platform, as the data remembers it: by name, and by what tells it from any other. */
export interface PlatformKey {
  /** `audit`, `sign-in`, `pepper`, `pepper-NAME`, `kek-NAME`, `events-NAME`, `merchant-root`, or one of the issuers. */
  readonly name: string;
  readonly fingerprint: Digest;
}

/** Before the name of a key-encryption key. */
export const KEK = "kek-";

/** Before the name of a key that signs events. */
export const EVENTS = "events-";

/** The name of the first pepper; behind it, those of the others have a hyphen and the id. */
export const PEPPER = "pepper";

export const pepperName = (id: string | undefined) => (id === undefined ? PEPPER : `${PEPPER}-${id}`);

export const isPepper = (name: string) => name === PEPPER || name.startsWith(`${PEPPER}-`);

/**
 * Of a secret of random bytes: HKDF-SHA-256 (RFC 5869), with the name in its `info`. It cannot be turned back, and is
 * of no use wherever the secret itself goes into a hash.
 */
export function fingerprintOfSecret(name: string, secret: Uint8Array): PlatformKey {
  return { name, fingerprint: derive(name, secret) };
}

/** Of a key pair: the same, over its public half. */
export function fingerprintOfKeyPair(name: string, publicKey: KeyObject): PlatformKey {
  return { name, fingerprint: derive(name, publicKey.export({ type: "spki", format: "der" })) };
}

function derive(name: string, material: Uint8Array): Digest {
  const derived = hkdfSync("sha256", material, "", `shiming key fingerprint v1\0${name}`, 32);
  return Buffer.from(derived).toString("hex");
}
