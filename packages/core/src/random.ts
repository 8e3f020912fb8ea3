/** Cryptographically strong random bytes; an argument of every use case that needs some. */
export type RandomBytes = (size: number) => Buffer;

/** 256 bits as 43 characters of base64url: what every token, secret and session of the platform is made of. */
export function opaqueToken(random: RandomBytes): string {
  return random(32).toString("base64url");
}

/**
 * 128 bits as 22 characters of base64url: a name that cannot be guessed but opens nothing by itself. None begins with a dash,
 * which would make it an option where a person types it.
 */
export function opaqueId(random: RandomBytes): string {
  return random(16).toString("base64url").replace(/^-/, "_");
}

const OPAQUE_TOKEN = /^[A-Za-z0-9_-]{43}$/;

export function isOpaqueToken(value: unknown): value is string {
  return typeof value === "string" && OPAQUE_TOKEN.test(value);
}
