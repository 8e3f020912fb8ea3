/** That what was taken out of the database is not left in what the database is kept in. */
export interface Erasure {
  /**
   * Resolves when none of these bytes is in the files of the database as far as the engine lets anybody say so: on SQLite in none of its
   * pages, nor in its log; on PostgreSQL in no row that a query or a dump can see.
   * @throws StoreUnavailable where somebody who reads an older state is in the way for too long
   */
  erase(bytes: readonly Uint8Array[]): Promise<void>;
}
