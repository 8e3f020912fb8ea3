/** Data that was put back from a copy: told by the last head that was signed of it, and made safe before it is used. */
import { readRoot, tileReader } from "@shiming/transparency";
import { type CommandLine, nameOfActor } from "../actor/actor.ts";
import type { ChainHead } from "../audit/chain-head.ts";
import { type SignedHead, treeHeadOf } from "../audit/signed-head.ts";
import { digestOf } from "../digest.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import type { OlderData } from "../ports/older-data.ts";
import type { Stores } from "../ports/stores.ts";
import type { Voided } from "./voided.ts";

/** A host's clock may be ahead by so much, and its assertions with it. */
const CLOCK_TOLERANCE_MS = 30_000;

/** Whether the audit holds the entries that the head names: if not, it is older than the head, or was written anew. */
export async function holdsHead(
  { audit, log }: Pick<Stores, "audit" | "log">,
  head: SignedHead,
): Promise<boolean> {
  if ("digest" in head) return holdsChainHead(audit, head);
  const { size, root } = treeHeadOf(head);
  const stored = await log.head();
  if ((stored?.seq ?? 0) < size || (await audit.size()) < size) return false;
  const read = tileReader(
    size,
    async ({ level, index }) => (await log.tile(level, index)) ?? new Uint8Array(),
  );
  return (await readRoot(read, size)).equals(root);
}

async function holdsChainHead(audit: Pick<AuditStore, "entries">, head: ChainHead): Promise<boolean> {
  for await (const { seq, body } of audit.entries(head.seq - 1)) {
    return seq === head.seq && digestOf(body) === head.digest;
  }
  return false;
}

/**
 * Takes a copy for the data: whatever may have been used or withdrawn since it was made becomes void first, and the audit
 * says so. Afterwards nothing is released without a consent that is given from now on.
 * @param lost the last signed head that the data does not hold
 */
export async function acceptOlderData(
  { actor, lost }: { readonly actor: CommandLine; readonly lost: SignedHead | undefined },
  olderData: OlderData,
  at: Date,
): Promise<Voided> {
  const assertionsUntil = new Date(at.getTime() + CLOCK_TOLERANCE_MS);
  return olderData.voidAll(at, assertionsUntil, (voided) => ({
    kind: "older_data_accepted",
    at,
    actor: nameOfActor(actor),
    lost: lost ? { seq: lost.seq, root: rootOf(lost) } : null,
    voided,
  }));
}

const rootOf = (head: SignedHead) => ("digest" in head ? head.digest : treeHeadOf(head).root.toString("hex"));
