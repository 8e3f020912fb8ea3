import { type Digest, digestOf } from "../digest.ts";
import type { AuditEvent } from "./event.ts";

/** One link of the audit chain. `body` is the exact text that `digest` is the SHA-256 of. */
export interface AuditEntry {
  /** 1, 2, 3 …, without gaps. */
  readonly seq: number;
  readonly body: string;
  readonly digest: Digest;
}

/** Where a chain ends: the place and digest of its last entry. */
export interface ChainHead {
  readonly seq: number;
  readonly digest: Digest;
}

/** The head of a chain with no entry yet. */
export const GENESIS: ChainHead = { seq: 0, digest: "0".repeat(64) };

/** The entry that puts the event behind the head. */
export function chainEntry(head: ChainHead, event: AuditEvent): AuditEntry {
  const seq = head.seq + 1;
  const body = JSON.stringify({ seq, previous: head.digest, ...event });
  return { seq, body, digest: digestOf(body) };
}
