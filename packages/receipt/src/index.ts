/**
 * Receipts of consents: a record after ISO/IEC TS 27560, in the JSON-LD of the DPV community group's guide, signed as a JWS,
 * with proofs that the platform's log has what it tells of (C2SP tlog-proof). Made from facts, and checked with Web Crypto
 * alone: in a browser and in Node.js by the same code. Asks nobody, and reads no clock.
 */

export { type CheckedReceipt, checkReceipt, type ReceiptFault, type VouchingEntry } from "./check.ts";
export { createReceipt, type ReceiptFacts } from "./create.ts";
export { knowsEd25519 } from "./ed25519.ts";
export { isSignedAs, parseJws } from "./jws.ts";
export { type ReceiptNotice, type ReceiptStory, readReceipt } from "./read.ts";
export { RECEIPT_TYPE } from "./terms.ts";
