/** An access token and the time until which it is good, in milliseconds since 1970. Safe to store as JSON. */
export interface CachedToken {
  readonly accessToken: string;
  readonly expiresAt: number;
}

/**
 * Where access tokens are kept: in memory, unless a client is given another. One that several processes share saves them
 * requests; without it they get the same token all the same, because the platform hands out one to all.
 *
 * A key names a platform and a mini program, and holds no secret; a token is one. If a method fails, so does the call, as
 * `token_cache_failed`.
 */
export interface TokenCache {
  /** What was last set, or nothing. It may be too old; the client looks at it. */
  get(key: string): CachedToken | undefined | Promise<CachedToken | undefined>;
  /** Replaces what was there. It need not be kept for longer than until `expiresAt`. */
  set(key: string, token: CachedToken): void | Promise<void>;
}

/** The default: lives and dies with the client. */
export function createMemoryTokenCache(): TokenCache {
  const tokens = new Map<string, CachedToken>();
  return {
    get: (key) => tokens.get(key),
    set: (key, token) => void tokens.set(key, token),
  };
}
