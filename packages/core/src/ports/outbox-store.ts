import type { AuditEvent } from "../audit/event.ts";
import type { MailMessage, OutgoingMessage } from "../outbox/message.ts";
import type { QueuedMessage, Settlement } from "../outbox/queued-message.ts";

/** A part of the list of messages, newest first. */
export interface MessagePage {
  readonly limit: number;
  /** The id of the last message of the page before. */
  readonly after?: string | undefined;
  readonly state?: QueuedMessage["state"] | undefined;
  readonly about?: string | undefined;
  readonly channel?: OutgoingMessage["channel"] | undefined;
}

/** The messages that changes have caused. They get in with the changes alone, or by {@link put} where nothing changes. */
export interface OutboxStore {
  /** Puts messages in that belong to no change, durably, before answering. */
  put(messages: readonly OutgoingMessage[]): Promise<void>;

  /**
   * Takes mails that are due, those due longest first, and lends them out until then: of any number of nodes each mail goes to
   * one, and when that one dies, it is due again. Events have queues, which {@link EventEndpointStore.claim} lends.
   */
  claim(at: Date, until: Date, limit: number): Promise<readonly QueuedMessage<MailMessage>[]>;

  /** Remembers how a try ended. Nothing happens to a message that was settled meanwhile. */
  settle(id: string, settlement: Settlement): Promise<void>;

  /**
   * Makes a message due at once that was given up, or that waits after a try that failed, with the audit's entries.
   * @throws `entity_not_found`; `value_invalid` for any other
   */
  retry(id: string, at: Date, events: readonly AuditEvent[]): Promise<void>;

  /** Gives up a message that waits, with the audit's entries. @throws `entity_not_found`; `value_invalid` where it does not wait */
  cancel(id: string, at: Date, events: readonly AuditEvent[]): Promise<void>;

  /** Of a channel, or of all. */
  count(state: "waiting" | "given_up", channel?: OutgoingMessage["channel"]): Promise<number>;

  find(id: string): Promise<QueuedMessage | undefined>;

  /** @throws `entity_not_found` for an `after` that is not there */
  list(page: MessagePage): Promise<readonly QueuedMessage[]>;
}
