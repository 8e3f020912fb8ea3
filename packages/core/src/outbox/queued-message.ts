import type { OutgoingMessage } from "./message.ts";

/** A message as the outbox has it. */
export type QueuedMessage = OutgoingMessage & {
  /** How many tries have ended. */
  readonly attempts: number;
  /** What the last try failed with, in the words of the protocol; names no person. */
  readonly lastError?: string | undefined;
} & MessageState;

type MessageState =
  | { readonly state: "waiting"; readonly dueAt: Date }
  | { readonly state: "delivered"; readonly settledAt: Date }
  | { readonly state: "given_up"; readonly settledAt: Date };

/** How a try ended. */
export type Settlement =
  | { readonly outcome: "delivered"; readonly at: Date }
  | { readonly outcome: "failed"; readonly error: string; readonly nextTryAt: Date }
  | { readonly outcome: "given_up"; readonly error: string; readonly at: Date };
