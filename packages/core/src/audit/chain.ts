import { type Digest, digestOf } from "../digest.ts";
import type { ChainHead } from "./chain-head.ts";
import type { AuditEvent } from "./event.ts";

/** One link of the audit chain. `body` is the exact text that `digest` is the SHA-256 of. */
export interface AuditEntry {
  /** 1, 2, 3 …, without gaps. */
  readonly seq: number;
  readonly body: string;
  readonly digest: Digest;
}

/** The entry that puts the event behind the head. */
export function chainEntry(head: ChainHead, event: AuditEvent): AuditEntry {
  const seq = head.seq + 1;
  const body = JSON.stringify({ seq, previous: head.digest, ...event });
  return { seq, body, digest: digestOf(body) };
}
