import { limits } from "@shiming/wire";
import type { Effects } from "../effects.ts";
import { RealnameError } from "../error/realname-error.ts";
import { codeOf } from "../http/transport.ts";
import type { CachedToken, TokenCache } from "./token-cache.ts";

export interface AccessTokensDeps {
  readonly cache: TokenCache;
  /** The cache's name for this mini program at this platform. */
  readonly key: string;
  /** Asks the platform. */
  readonly fetch: () => Promise<CachedToken>;
  readonly effects: Pick<Effects, "now">;
}

/** The platform hands out another token from five minutes before the end; half a minute later it does so by any clock. */
const RENEWAL_MS = (limits.stableTokenRenewalSeconds - 30) * 1000;

/** The access token of a mini program: asked for once, however many calls need it, and renewed before it ends. */
export class AccessTokens {
  readonly #deps: AccessTokensDeps;
  /** What is being obtained, by the token that the platform has refused; "" where none was. */
  readonly #flights = new Map<string, Promise<string>>();

  constructor(deps: AccessTokensDeps) {
    this.#deps = deps;
  }

  /**
   * A token that is not the refused one, unless the platform itself hands that out again.
   *
   * @throws RealnameError `token_cache_failed`, and whatever asking the platform throws
   */
  obtain(refused = ""): Promise<string> {
    const underway = this.#flights.get(refused);
    if (underway) return underway;
    const flight = this.#cachedOrFetched(refused).finally(() => this.#flights.delete(refused));
    this.#flights.set(refused, flight);
    return flight;
  }

  async #cachedOrFetched(refused: string): Promise<string> {
    const { cache, key, fetch } = this.#deps;
    const cached = await ofCache(() => cache.get(key));
    if (this.#isFresh(cached) && cached.accessToken !== refused) return cached.accessToken;
    const token = await fetch();
    await ofCache(() => cache.set(key, token));
    return token.accessToken;
  }

  /** A shared cache may hold anything: another version's entry, or another program's. */
  #isFresh(cached: unknown): cached is CachedToken {
    if (typeof cached !== "object" || cached === null) return false;
    const { accessToken, expiresAt } = cached as Partial<CachedToken>;
    if (typeof accessToken !== "string" || typeof expiresAt !== "number") return false;
    return expiresAt - RENEWAL_MS > this.#deps.effects.now().getTime();
  }
}

/** Of the store's error only the code is kept: a driver's error may quote the token that was to be stored. */
async function ofCache<T>(use: () => T | Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw new RealnameError("token_cache_failed", { detail: codeOf(error) });
  }
}
