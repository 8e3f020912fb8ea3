import type { KeyObject } from "node:crypto";
import type { AuditEntry } from "./entry.ts";
import { type LeafTile, LogWalk } from "./log-walk.ts";
import type { AuditProblem, GivenUp } from "./problem.ts";
import { isSignedHead, type SignedHead } from "./signed-head.ts";

export interface AuditReport {
  readonly entries: number;
  readonly signedHeads: number;
  readonly givenUp: readonly GivenUp[];
  readonly problems: readonly AuditProblem[];
}

export interface AuditEvidence {
  readonly heads: readonly SignedHead[];
  /** A head is good under any of them: the present one, and those before it. */
  readonly publicKeys: readonly KeyObject[];
  /** The checkpoint that is stored with the entries. */
  readonly stored?: SignedHead | undefined;
  /** The tiles of the leaves, as they are stored: they name which entry was changed. */
  readonly leafTile?: LeafTile | undefined;
}

/** So often somebody is told how far it is. */
const PROGRESS = 100_000;

/**
 * Goes through the whole audit once, in the order of its numbers, builds its tree anew, and names what is not as it was
 * signed. The memory it needs grows with the number of problems and signed heads, not of entries.
 *
 * An entry is vouched for by every signed head behind it. What nothing vouches for cannot be judged: a tail that was cut
 * or written anew since the last signed head looks like any other.
 *
 * Where the audit says that older data was accepted, the heads that were signed of the newer data until then are no
 * problem: what they knew is told as given up.
 */
export async function verifyAudit(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  { heads, publicKeys, stored, leafTile }: AuditEvidence,
  onProgress?: (entries: number) => void,
): Promise<AuditReport> {
  const [signed, forged]: [SignedHead[], AuditProblem[]] = [[], []];
  for (const head of stored ? [...heads, stored] : heads) {
    if (publicKeys.some((key) => isSignedHead(head, key))) signed.push(head);
    else forged.push({ problem: "head_forged", seq: head.seq });
  }
  const walk = new LogWalk(signed, leafTile);
  let count = 0;
  const step = (entry: AuditEntry) => {
    count += 1;
    if (count % PROGRESS === 0) onProgress?.(count);
    return walk.step(entry);
  };
  // To wait for each would be dearer than to look at it.
  if (Symbol.iterator in entries) {
    for (const entry of entries) {
      const waiting = step(entry);
      if (waiting) await waiting;
    }
  } else for await (const entry of entries) await step(entry);
  walk.finish();
  return {
    entries: count,
    signedHeads: heads.length,
    givenUp: walk.givenUp,
    problems: [...forged, ...walk.problems],
  };
}
