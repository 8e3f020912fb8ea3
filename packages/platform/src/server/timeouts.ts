import type { PlatformConfig } from "../parts.ts";

const SECOND = 1_000;

/** How long callers may take, in milliseconds. */
export interface Timeouts {
  /** For a body, from its request's headers on. */
  readonly body: number;
  readonly headers: number;
  /** For a whole request. */
  readonly request: number;
  /** For the next request of a connection. */
  readonly keepAlive: number;
  /** How often Node looks for connections whose time is over. */
  readonly check: number;
}

export function timeoutsOf({
  bodyTimeoutMs = 10 * SECOND,
  requestTimeoutMs = 30 * SECOND,
}: Pick<PlatformConfig, "bodyTimeoutMs" | "requestTimeoutMs">): Timeouts {
  return {
    body: bodyTimeoutMs,
    headers: Math.min(20 * SECOND, requestTimeoutMs),
    request: requestTimeoutMs,
    keepAlive: 65 * SECOND,
    check: Math.min(5 * SECOND, requestTimeoutMs),
  };
}
