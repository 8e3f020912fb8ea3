/** When a message is tried again: after 1, 2, 4 … minutes, at last every 6 hours, for 3 days. */
const MINUTE_MS = 60_000;
const FIRST_MS = MINUTE_MS;
const LONGEST_MS = 360 * MINUTE_MS;
const LIFE_MS = 3 * 24 * 60 * MINUTE_MS;

/**
 * @param attempts how many tries have ended, this one included
 * @param since when the message was caused: one that is repeated by hand later has one more try
 * @returns `undefined` when it is given up
 */
export function nextTry(attempts: number, since: Date, at: Date): Date | undefined {
  const wait = Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS);
  const next = new Date(at.getTime() + wait);
  return next.getTime() - since.getTime() > LIFE_MS ? undefined : next;
}
