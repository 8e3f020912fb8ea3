import type { Digest } from "../digest.ts";
import { CLOCK_TOLERANCE_MS } from "../lifetime.ts";

/** The two ways to get an access token; their tokens do not touch each other (contract §3). */
export type TokenChain = "token" | "stable_token";

export interface AccessToken {
  readonly digest: Digest;
  readonly appid: string;
  readonly chain: TokenChain;
  readonly issuedAt: Date;
  /** When its two hours are over. */
  readonly expiresAt: Date;
  /** When it stops working: `expiresAt`, or earlier where it was superseded or revoked. */
  readonly endsAt: Date;
  /** Issued by `force_refresh`. */
  readonly forced: boolean;
  /** The token itself, sealed: a stable token is handed out again, on every node. */
  readonly sealed: Uint8Array | undefined;
}

export const ACCESS_TOKEN_LIFE_MS = 7_200_000;

/** Its two hours are over, or it was issued while the clock was ahead and would live longer than those. */
export function isExpired({ issuedAt, expiresAt }: AccessToken, at: Date): boolean {
  return expiresAt <= at || issuedAt.getTime() > at.getTime() + CLOCK_TOLERANCE_MS;
}

export function isLive(token: AccessToken, at: Date): boolean {
  return token.endsAt > at && !isExpired(token, at);
}
