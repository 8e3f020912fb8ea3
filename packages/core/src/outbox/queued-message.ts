import type { OutgoingMessage } from "./message.ts";

/** A message as the outbox has it. */
export type QueuedMessage<Message extends OutgoingMessage = OutgoingMessage> = Message & {
  /** How many tries have ended. */
  readonly attempts: number;
  /** What the last try failed with, in the words of the protocol; names no person. */
  readonly lastError?: string | undefined;
  /** What an endpoint answered last, sealed under {@link answerColumn}. */
  readonly sealedAnswer?: Uint8Array | undefined;
} & MessageState;

type MessageState =
  | { readonly state: "waiting"; readonly dueAt: Date }
  | { readonly state: "delivered"; readonly settledAt: Date }
  | { readonly state: "given_up"; readonly settledAt: Date };

/** How a try ended. */
export type Settlement = (
  | { readonly outcome: "delivered"; readonly at: Date }
  | { readonly outcome: "failed"; readonly error: string; readonly nextTryAt: Date }
  | { readonly outcome: "given_up"; readonly error: string; readonly at: Date }
) & { readonly sealedAnswer?: Uint8Array | undefined };

/** What the seal of an answer is bound to. */
export const answerColumn = (id: string) => `outbox.answer:${id}`;
