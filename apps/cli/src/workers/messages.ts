/** What the primary and a worker tell each other. */
import type { Text } from "@shiming/crypto";

/** From the primary. */
export type Order =
  /** Take the control channel, mail and jobs of the data folder. */
  | { readonly order: "take_duties" }
  /** Let go of them, and report it. */
  | { readonly order: "leave_duties" }
  /** Take no more connections, answer what was accepted, and end; where nobody goes on, wait for `finish` before. */
  | { readonly order: "end"; readonly isReplaced: boolean }
  /** To whoever has the duties when all others have ended: sign the last head; and end. */
  | { readonly order: "finish" }
  | { readonly order: "tell_metrics"; readonly id: number }
  /** What the others tell, to the one that was asked. */
  | { readonly order: "hear_metrics"; readonly id: number; readonly texts: readonly string[] };

/** From a worker. */
export type Report =
  /** It listens. */
  | { readonly report: "ready" }
  | { readonly report: "duties_taken" }
  | { readonly report: "duties_left" }
  /** Everything is answered; it ends, or waits for `finish`. */
  | { readonly report: "drained" }
  /** Why it could not start, or not take the duties; it ends. */
  | { readonly report: "failed"; readonly text: Text; readonly exitCode: number }
  | { readonly report: "metrics"; readonly id: number; readonly text: string }
  | { readonly report: "ask_metrics"; readonly id: number };

/** The variable that tells a worker its number. */
export const WORKER_NUMBER = "WORKER_NUMBER";
