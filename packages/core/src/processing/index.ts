/** The operator's registers of what is done with people's identities: derived from approvals and consents, and never typed. */

export { listRecipients, type Recipient } from "./recipients.ts";
export type { ProcessingCounts, ProcessingRecord } from "./record.ts";
export { processingRecords } from "./records.ts";
export { safeguards } from "./safeguards.ts";
export type { Period } from "./tally.ts";
