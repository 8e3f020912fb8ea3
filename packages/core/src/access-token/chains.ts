import { shanghaiDayOf } from "../shanghai-time.ts";
import { type AccessToken, isLive } from "./access-token.ts";

const SUPERSEDED_GRACE_MS = 5 * 60_000;
const RENEW_BEFORE_END_MS = 5 * 60_000;
const REFRESH_AT_MOST_EVERY_MS = 30_000;
const REFRESHES_PER_DAY = 20;

/** What a chain is changed to, and which of its tokens answers the request. */
export interface ChainStep {
  readonly tokens: readonly AccessToken[];
  readonly answer: AccessToken;
}

/**
 * `GET /cgi-bin/token`: always a new token. The one before it lives five more minutes at most; an older one ends now, so
 * that at most two are live (contract §3).
 */
export function supersede(chain: readonly AccessToken[], fresh: AccessToken): ChainStep {
  const at = fresh.issuedAt;
  const current = currentOf(chain, at);
  const older = chain.map((token) => {
    if (token.endsAt <= at) return token;
    const grace = token === current ? SUPERSEDED_GRACE_MS : 0;
    return { ...token, endsAt: new Date(Math.min(token.endsAt.getTime(), at.getTime() + grace)) };
  });
  return { tokens: [...older, fresh], answer: fresh };
}

/** `POST /cgi-bin/stable_token`: the current token until five minutes before its end, then a new one beside it. */
export function continueStable(chain: readonly AccessToken[], fresh: AccessToken): ChainStep {
  const current = currentOf(chain, fresh.issuedAt);
  const renewAt = (current?.endsAt.getTime() ?? 0) - RENEW_BEFORE_END_MS;
  if (current && fresh.issuedAt.getTime() < renewAt) return { tokens: chain, answer: current };
  return { tokens: [...endAhead(chain, fresh.issuedAt), fresh], answer: fresh };
}

/**
 * `force_refresh`: revokes what is live and issues another, at most 20 a day (Asia/Shanghai); within 30 s of the last
 * issue the current one is the answer. `undefined` when the day's refreshes are used up.
 */
export function refreshStable(chain: readonly AccessToken[], fresh: AccessToken): ChainStep | undefined {
  const at = fresh.issuedAt;
  const current = currentOf(chain, at);
  if (current && at.getTime() - current.issuedAt.getTime() < REFRESH_AT_MOST_EVERY_MS) {
    return { tokens: chain, answer: current };
  }
  const today = shanghaiDayOf(at);
  const used = chain.filter((token) => token.forced && shanghaiDayOf(token.issuedAt) === today).length;
  if (used >= REFRESHES_PER_DAY) return undefined;
  const forced = { ...fresh, forced: true };
  return { tokens: [...endAll(chain, at), forced], answer: forced };
}

/** Ends every token now, as when the secret that they were issued for is replaced. */
export function endAll(chain: readonly AccessToken[], at: Date): readonly AccessToken[] {
  return chain.map((token) => (token.endsAt > at ? { ...token, endsAt: at } : token));
}

/** Ends what was issued while the clock was ahead: it is not live now, and must not come to life later. */
function endAhead(chain: readonly AccessToken[], at: Date): readonly AccessToken[] {
  return chain.map((token) => (token.endsAt > at && !isLive(token, at) ? { ...token, endsAt: at } : token));
}

function currentOf(chain: readonly AccessToken[], at: Date): AccessToken | undefined {
  return chain.filter((token) => isLive(token, at)).at(-1);
}
