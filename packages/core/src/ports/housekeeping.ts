export interface Housekeeping {
  /** Forgets what can no longer matter at that time: ended access tokens after a day, spent assertions, old sessions. */
  forgetEnded(at: Date): Promise<void>;

  /**
   * Ends what was issued while the clock was ahead, for good: access tokens, open requests, unused tokens, invitations and
   * sessions that end later than `endsOfOpen` allows. Without it they would come to life when the time comes.
   */
  endIssuedAhead(at: Date): Promise<void>;
}
