export interface Housekeeping {
  /** Forgets what can no longer matter at that time: ended access tokens after a day, spent assertions, old sessions. */
  forgetEnded(at: Date): Promise<void>;
}
