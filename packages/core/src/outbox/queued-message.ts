import type { OutgoingMessage } from "./message.ts";

/** A message as the outbox has it. */
export type QueuedMessage<Message extends OutgoingMessage = OutgoingMessage> = Message & {
  /** How many tries have ended. */
  readonly attempts: number;
  /** What the last try failed with, in the words of the protocol; names no person. */
  readonly lastError?: string | undefined;
  /** What came of the last tries of an event, sealed under {@link triesColumn}. */
  readonly sealedTries?: Uint8Array | undefined;
} & MessageState;

type MessageState =
  | { readonly state: "waiting"; readonly dueAt: Date }
  | { readonly state: "delivered"; readonly settledAt: Date }
  | { readonly state: "given_up"; readonly settledAt: Date };

/** How a try ended. Without `sealedTries` what was kept of earlier ones stays. */
export type Settlement = (
  | { readonly outcome: "delivered"; readonly at: Date }
  | { readonly outcome: "failed"; readonly error: string; readonly nextTryAt: Date }
  | { readonly outcome: "given_up"; readonly error: string; readonly at: Date }
) & { readonly sealedTries?: Uint8Array | undefined };

/** What the seal of an event's tries is bound to: the column has its name from when it held the last answer alone. */
export const triesColumn = (id: string) => `outbox.answer:${id}`;
