/** How often something was tried in a while: one count over all nodes. */
export interface ThrottleStore {
  /**
   * Counts one more. The first begins a while of that length, and the first behind its end another.
   * @param subject names nobody: a keyed digest of an address, of a person or of the network
   * @returns how many there were in this while, and when it ends
   */
  count(
    subject: string,
    windowMs: number,
    at: Date,
  ): Promise<{ readonly times: number; readonly endsAt: Date }>;

  /** It went well: what came before counts no more. */
  forget(subject: string): Promise<void>;
}
