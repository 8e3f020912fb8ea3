/** When a message is tried again: after 1, 2, 4 … minutes, at last as often as its channel wants, for as long as that waits. */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface BackOff {
  readonly longestMs: number;
  readonly lifeMs: number;
}

export const MAIL_BACK_OFF: BackOff = { longestMs: 6 * HOUR_MS, lifeMs: 3 * DAY_MS };
/** Seven days (contract §11). */
export const EVENT_BACK_OFF: BackOff = { longestMs: HOUR_MS, lifeMs: 7 * DAY_MS };

/**
 * @param attempts how many tries have ended, this one included
 * @param since when the message was caused: one that is repeated by hand later has one more try
 * @returns `undefined` when it is given up
 */
export function nextTry(attempts: number, since: Date, at: Date, backOff: BackOff): Date | undefined {
  const next = new Date(at.getTime() + waitAfter(attempts, backOff.longestMs));
  return next.getTime() - since.getTime() > backOff.lifeMs ? undefined : next;
}

/** @param attempts how many in a row have failed, from 1 */
export function waitAfter(attempts: number, longestMs: number): number {
  return Math.min(MINUTE_MS * 2 ** Math.min(attempts - 1, 20), longestMs);
}
