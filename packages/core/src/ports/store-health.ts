export interface StoreHealth {
  /**
   * Commits a write, and looks whether the next start would find it.
   * @throws what stands in the way: no space, a failing disk, a database that was removed or exchanged under its name
   */
  check(at: Date): Promise<void>;

  /** By the clock that all nodes of this database have in common; `undefined` where there is none but the node's own. */
  now(): Promise<Date | undefined>;
}
