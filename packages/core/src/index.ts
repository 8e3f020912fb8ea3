/** The domain: nouns, use cases, ports and failures. No HTTP, no SQL, no clock of its own. */

export {
  CryptoError,
  /** Whoever serves exchanges starts one for them, and closes it. */
  EncryptionThread,
  LONGEST_BEGINNING,
  orderOfName,
  Sensitive,
  serialNumberForms,
  type Text,
  wrappedKeyOf,
} from "@shiming/crypto";
export * from "./access-token/index.ts";
export * from "./account/index.ts";
export * from "./actor/index.ts";
export * from "./administration/index.ts";
export * from "./api-token/index.ts";
export * from "./application/index.ts";
export * from "./assessment/index.ts";
export * from "./audit/index.ts";
export * from "./authorization/index.ts";
export { BoundedMap } from "./bounded-map.ts";
export * from "./breach/index.ts";
export * from "./category/index.ts";
export * from "./certificates/index.ts";
export * from "./consent/index.ts";
export { csvLine, splitValues } from "./csv-line.ts";
export * from "./data/index.ts";
export { type Digest, digestOf, sameDigest } from "./digest.ts";
export * from "./disclosure/index.ts";
export * from "./event/index.ts";
export * from "./exchange/index.ts";
export { DomainError, type Failure, type FailureDetail, type FileFault, refuse } from "./failure.ts";
export * from "./file/index.ts";
export * from "./guardian/index.ts";
export * from "./host/index.ts";
export { CLOCK_TOLERANCE_MS } from "./lifetime.ts";
export { endsOfOpen } from "./lifetimes.ts";
export * from "./login/index.ts";
export * from "./mail/index.ts";
export * from "./merchant/index.ts";
export * from "./mini-program/index.ts";
export { detailOfMisplaced, type Misplaced } from "./misplaced.ts";
export { NodeClock } from "./node-clock.ts";
export * from "./operator/index.ts";
export * from "./organisation/index.ts";
export * from "./outbox/index.ts";
export * from "./people/index.ts";
export * from "./person-request/index.ts";
export * from "./ports/index.ts";
export * from "./processing/index.ts";
export * from "./proposal/index.ts";
export * from "./quota/index.ts";
export type { RandomBytes } from "./random.ts";
export * from "./receipt/index.ts";
export * from "./register/index.ts";
export * from "./rights/index.ts";
export { shanghaiDateOf, shanghaiDayStart, shanghaiTimeOf } from "./shanghai-time.ts";
export * from "./usage/index.ts";
export * from "./verification/index.ts";
export * from "./witness/index.ts";
