export interface Housekeeping {
  /**
   * Forgets what can no longer matter at that time: ended access tokens after a day, old sessions, and spent assertions a
   * day after their end, by the hosts' clocks too: they ended a day before the newest one does.
   */
  forgetEnded(at: Date): Promise<void>;

  /**
   * Ends what was issued while the clock was ahead, for good: access tokens, open requests, unused tokens, invitations and
   * sessions that end later than `endsOfOpen` allows. Without it they would come to life when the time comes.
   * Locks by wrong passwords that end later than `endsOfLocks` begin anew: they never end early.
   */
  endIssuedAhead(at: Date): Promise<void>;
}
