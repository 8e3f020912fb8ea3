/** What a row of the error table is. */

/** Who has to act: the service provider that calls, the person whose name it is, or whoever runs the platform. */
export type Fault = "caller" | "user" | "platform";

/** One sentence that says what to do. */
export interface Advice {
  readonly en: string;
  readonly zh: string;
}

/** One code. */
export interface ErrorEntry {
  /** Exactly as on the wire; a hint may follow it there, see `formatErrmsg`. */
  readonly errmsg: string;
  readonly fault: Fault;
  /** Whether the very same request may succeed within the next minute, with nobody changing anything. */
  readonly retryable: boolean;
  readonly advice: Advice;
}
