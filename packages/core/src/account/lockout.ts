/** What is remembered of the attempts on one payment password. */
export interface Lockout {
  /** Attempts since the last right password or the last lock. */
  readonly attempts: number;
  /** Locks by wrong passwords since the last right one; 0 beside an end is a lock by staff, who may set any. */
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

/** How long the lock lasts that is this many in a row. */
function lockMs(locks: number): number {
  return Math.min(FIRST_LOCK_MS * 2 ** Math.min(locks - 1, 20), LONGEST_LOCK_MS);
}

/**
 * The end of a lock by wrong passwords that begins now, by how many came in a row; the last is for all further ones. A lock
 * that ends later was set while the clock was ahead.
 */
export function endsOfLocks(at: Date): ReadonlyMap<number, Date> {
  const ends = new Map<number, Date>();
  for (let locks = 1; ; locks++) {
    ends.set(locks, new Date(at.getTime() + lockMs(locks)));
    if (lockMs(locks) === LONGEST_LOCK_MS) return ends;
  }
}

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
  const locks = lockout.locks + 1;
  const next = { attempts: 0, locks, lockedUntil: new Date(at.getTime() + lockMs(locks)) };
  return { admitted: true, next, triesLeft: 0 };
}
