/** What is to be sent, at least once. */

export type { Caused } from "./caused.ts";
export { deliverDue } from "./deliver.ts";
export {
  type EventMessage,
  type EventSaid,
  type MailMessage,
  messageColumn,
  type OutgoingMessage,
} from "./message.ts";
export type { QueuedMessage, Settlement } from "./queued-message.ts";
export type { DeliveryCounts, GoesOn } from "./settle.ts";
