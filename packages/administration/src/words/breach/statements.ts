/** What only people know of a breach; where it is empty a draft says that it is to be filled in. */
export interface BreachStatements {
  readonly cause: string;
  readonly harm: string;
  readonly measures: string;
  /** What the persons can do themselves. */
  readonly advice: string;
  readonly contact: string;
}

export const NO_STATEMENTS: BreachStatements = { cause: "", harm: "", measures: "", advice: "", contact: "" };
