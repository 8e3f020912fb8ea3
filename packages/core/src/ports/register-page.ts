/** A part of a register, or all of it: which ones, in which order, and how many. */
export interface RegisterPage<Order extends string> {
  /** How many at most; all unless it is given. */
  readonly limit?: number | undefined;
  /** The key of the last one of the page before. */
  readonly after?: string | undefined;
  /** What they are ordered by, and by their key where that is the same; with `-` from the last to the first. */
  readonly order?: Order | `-${Order}` | undefined;
  /** A part of a name, or the beginning of a number. */
  readonly search?: string | undefined;
  /** Those of these organisations alone. */
  readonly among?: readonly string[] | undefined;
}
