import type { Caused } from "@shiming/core";
import type { RecordEvent } from "./audit.ts";
import type { QueueMessage } from "./outbox.ts";

/** Puts what a change causes beside it. To be called inside a unit of work, which it commits with. */
export type Settle = (caused: Caused) => void;

export function createSettle(record: RecordEvent, queueMessage: QueueMessage): Settle {
  return ({ events, messages = [] }) => {
    for (const event of events) record(event);
    for (const message of messages) queueMessage(message);
  };
}
