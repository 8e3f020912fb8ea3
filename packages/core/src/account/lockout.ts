/** What is remembered of the attempts on one payment password. */
export interface Lockout {
  /** Attempts since the last right password or the last lock. */
  readonly attempts: number;
  /** Locks since the last right password. */
  readonly locks: number;
  readonly lockedUntil: Date | undefined;
}

export const NO_LOCKOUT: Lockout = { attempts: 0, locks: 0, lockedUntil: undefined };

const FREE_ATTEMPTS = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 3_600_000;

export type AttemptAdmission =
  | { readonly admitted: true; readonly next: Lockout; readonly triesLeft: number }
  | { readonly admitted: false; readonly until: Date };

/** Until when the account is locked at that time, if it is. */
export function lockedUntil(lockout: Lockout, at: Date): Date | undefined {
  return lockout.lockedUntil && lockout.lockedUntil > at ? lockout.lockedUntil : undefined;
}

/** How many wrong passwords lock the account, from that time on: five before the first lock, one after each. */
export function triesLeft(lockout: Lockout, at: Date): number {
  return lockedUntil(lockout, at) ? 0 : freeAttempts(lockout) - lockout.attempts;
}

const freeAttempts = ({ locks }: Lockout): number => (locks === 0 ? FREE_ATTEMPTS : 1);

/**
 * Counts an attempt as wrong before its password is looked at, so that neither a crash nor a thousand attempts at once
 * get a try for nothing; a right password clears it again. The last free attempt locks in advance, every lock twice as
 * long as the one before, 24 hours at most.
 */
export function admitAttempt(lockout: Lockout, at: Date): AttemptAdmission {
  const until = lockedUntil(lockout, at);
  if (until) return { admitted: false, until };
  const attempts = lockout.attempts + 1;
  const free = freeAttempts(lockout);
  if (attempts < free) {
    return {
      admitted: true,
      next: { attempts, locks: lockout.locks, lockedUntil: undefined },
      triesLeft: free - attempts,
    };
  }
  const lock = Math.min(FIRST_LOCK_MS * 2 ** Math.min(lockout.locks, 20), LONGEST_LOCK_MS);
  const next = { attempts: 0, locks: lockout.locks + 1, lockedUntil: new Date(at.getTime() + lock) };
  return { admitted: true, next, triesLeft: 0 };
}
