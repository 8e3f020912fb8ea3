/** A line that security hangs on, changed as a mistake would change it, and the test that has to notice. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  /** As it stands there, once. */
  readonly was: string;
  readonly becomes: string;
  /** What the change would let happen. */
  readonly lets: string;
  /** The test file that fails with it. */
  readonly caughtBy: string;
}
