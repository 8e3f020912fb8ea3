import {
  checkInclusion,
  formatEntryBundle,
  type LogProof,
  leafHash,
  proveInclusion,
  TILE_WIDTH,
  tileReader,
} from "@shiming/transparency";
import type { LogStore } from "../ports/log-store.ts";
import { cosignedCheckpoint, mostCosigned } from "../witness/cosigned-checkpoint.ts";
import type { AuditEntry } from "./entry.ts";
import { treeHeadOf } from "./signed-head.ts";

interface Entries {
  entries(after?: number): Iterable<AuditEntry> | AsyncIterable<AuditEntry>;
}

type Log = Pick<LogStore, "head" | "tile" | "witnesses">;

/**
 * The way from the entry of this number to a checkpoint, the one with most signatures of witnesses; it says nothing of what
 * stands in the entry.
 * @returns `undefined` where no checkpoint knows of such an entry (yet)
 */
export async function proveEntry(log: Log, seq: number): Promise<LogProof | undefined> {
  const head = await log.head();
  if (!head || !(seq >= 1 && seq <= head.seq)) return undefined;
  const standings = await log.witnesses();
  const { checkpoint } = mostCosigned(head, standings, seq);
  const { size } = treeHeadOf({ checkpoint });
  const read = tileReader(
    size,
    async ({ level, index }) => (await log.tile(level, index)) ?? new Uint8Array(),
  );
  const path = await proveInclusion(read, { index: seq - 1, size });
  return { index: seq - 1, path, checkpoint: cosignedCheckpoint(checkpoint, standings) };
}

/** The same with the entry's text, for whoever may read it: all that is needed to check it. */
export async function proveEntryWithText(
  { audit, log }: { readonly audit: Entries; readonly log: Log },
  seq: number,
): Promise<(LogProof & { readonly extra: Buffer; readonly holds: boolean }) | undefined> {
  const proof = await proveEntry(log, seq);
  const extra = proof && (await textOf(audit, seq));
  if (!extra) return undefined;
  const { size, root } = treeHeadOf(proof);
  return {
    ...proof,
    extra,
    holds: checkInclusion(proof.path, { index: seq - 1, size }, leafHash(extra), root),
  };
}

/** The entries whose leaves are in this tile of leaves, as they are served; `undefined` where some are gone. */
export async function bundleOf(audit: Entries, index: number, width: number): Promise<Buffer | undefined> {
  const texts: Buffer[] = [];
  for await (const { seq, body } of audit.entries(index * TILE_WIDTH)) {
    if (seq !== index * TILE_WIDTH + texts.length + 1) return undefined;
    if (texts.push(Buffer.from(body)) === width) return formatEntryBundle(texts);
  }
  return undefined;
}

async function textOf(audit: Entries, seq: number): Promise<Buffer | undefined> {
  for await (const entry of audit.entries(seq - 1)) {
    return entry.seq === seq ? Buffer.from(entry.body) : undefined;
  }
  return undefined;
}
