import type { SeenKey } from "../merchant/seen-key.ts";

/** All keys that were ever brought for a certificate. */
export interface SeenKeyStore {
  /**
   * Remembers the key, durably, before answering. Of any number of calls at once, on any number of nodes, one sees what all
   * others have brought.
   * @returns the place of the key: those before it are what it has to be compared with
   */
  see(key: SeenKey, at: Date): Promise<number>;

  /** What was seen before that place, a few hundred at a time, so that nothing else has to wait for all of them. */
  before(place: number): AsyncIterable<readonly SeenKey[]>;
}
