/** What can go wrong without a code of the platform: one row, one text, whose fault it is and what to do. */
import type { Advice, Fault } from "@shiming/wire";

export interface LocalFailure {
  /** Who has to act; `network` is whatever lies between the caller and the platform. */
  readonly fault: Fault | "network";
  /** Whether the same call may succeed a moment later, with nobody changing anything. */
  readonly retryable: boolean;
  /** What happened. `{subject}` is the option or variable concerned, `{detail}` a status or a system's error code. */
  readonly text: Advice;
  readonly advice: Advice;
}
