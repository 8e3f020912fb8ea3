/** What is to be sent, at least once. */

export type { Caused } from "./caused.ts";
export { deliverDue, type GoesOn } from "./deliver.ts";
export { messageColumn, type OutgoingMessage } from "./message.ts";
export type { QueuedMessage, Settlement } from "./queued-message.ts";
