/** Data that was put back from a copy: told by the last head that was signed of it, and made safe before it is used. */
import { type CommandLine, nameOfActor } from "../actor/actor.ts";
import { type ChainHead, GENESIS } from "../audit/chain-head.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import type { OlderData } from "../ports/older-data.ts";
import type { Voided } from "./voided.ts";

/** A host's clock may be ahead by so much, and its assertions with it. */
const CLOCK_TOLERANCE_MS = 30_000;

/** Whether the chain holds the entry that the head names: if not, it is older than the head, or was written anew. */
export async function holdsHead(audit: Pick<AuditStore, "entries">, head: ChainHead): Promise<boolean> {
  if (head.seq === GENESIS.seq) return true;
  for await (const { seq, digest } of audit.entries(head.seq - 1)) {
    return seq === head.seq && digest === head.digest;
  }
  return false;
}

/**
 * Takes a copy for the data: whatever may have been used or withdrawn since it was made becomes void first, and the audit
 * says so. Afterwards nothing is released without a consent that is given from now on.
 * @param lost the last signed head that the data does not hold
 */
export async function acceptOlderData(
  { actor, lost }: { readonly actor: CommandLine; readonly lost: ChainHead | undefined },
  olderData: OlderData,
  at: Date,
): Promise<Voided> {
  const assertionsUntil = new Date(at.getTime() + CLOCK_TOLERANCE_MS);
  const head = lost ? { seq: lost.seq, digest: lost.digest } : null;
  return olderData.voidAll(at, assertionsUntil, (voided) => ({
    kind: "older_data_accepted",
    at,
    actor: nameOfActor(actor),
    lost: head,
    voided,
  }));
}
