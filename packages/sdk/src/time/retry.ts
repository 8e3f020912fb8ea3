import type { Effects } from "../effects.ts";
import { RealnameError } from "../error/realname-error.ts";
import { type Patience, pause, withinTime } from "./patience.ts";

/** How often, and with which pauses, something is tried. Durations are milliseconds. */
export interface RetryPolicy {
  readonly attempts: number;
  /** The longest that one attempt may take. */
  readonly attemptMs: number;
}

const FIRST_PAUSE_MS = 200;
const MINUTE_MS = 60_000;

/**
 * Tries until an attempt succeeds, fails for a reason that another attempt does not help, or the patience ends. A pause
 * that would outlast the patience is not begun.
 *
 * @throws RealnameError the failure of the last attempt
 */
export async function retry<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { attempts, attemptMs }: RetryPolicy,
  { until, signal }: Patience,
  effects: Effects,
): Promise<T> {
  const left = () => until - effects.now().getTime();
  for (let tried = 1; ; tried += 1) {
    try {
      return await withinTime(Math.max(0, Math.min(attemptMs, left())), signal, effects, attempt);
    } catch (error) {
      if (!(error instanceof RealnameError) || !error.retryable || tried >= attempts) throw error;
      const pauseMs = pauseBefore(tried, error, effects);
      if (pauseMs >= left()) throw error;
      await pause(pauseMs, signal, effects);
    }
  }
}

/** 200, 400, 800 … milliseconds, of which half is left to chance, so that callers who failed together part. */
function pauseBefore(tried: number, { code }: RealnameError, { now, random }: Effects): number {
  const spread = (longestMs: number) => longestMs * (0.5 + random() / 2);
  // The quota counts refused calls too: before the next minute another one only makes it worse.
  if (code === "minute_quota_exceeded")
    return MINUTE_MS - (now().getTime() % MINUTE_MS) + spread(FIRST_PAUSE_MS);
  return spread(FIRST_PAUSE_MS * 2 ** (tried - 1));
}
