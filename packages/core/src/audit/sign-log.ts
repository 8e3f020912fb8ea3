/** The sequencer: takes what is new in the audit into the tree, and signs the tree. */
import { createPublicKey, type KeyObject } from "node:crypto";
import {
  edgeTiles,
  formatCheckpoint,
  GrowingTree,
  HASH_BYTES,
  type Hash,
  leafHash,
  noteSigner,
  signNote,
} from "@shiming/transparency";
import type { AuditStore } from "../ports/audit-store.ts";
import type { LogStore } from "../ports/log-store.ts";
import { isSignedHead, type SignedTreeHead, treeHeadOf } from "./signed-head.ts";

export interface Log {
  readonly audit: Pick<AuditStore, "size" | "entries">;
  readonly log: Pick<LogStore, "head" | "tile" | "grow">;
}

export interface LogSigner {
  /** The name of the log, until it has signed its first checkpoint: then it keeps the one that it has. */
  readonly origin: string;
  /** Ed25519. */
  readonly privateKey: KeyObject;
  /** Whether the last checkpoint may be another key's: staff have just taken this key in its place. */
  readonly isNewKey?: boolean;
}

/** A checkpoint for so many entries at most: whoever has more takes several turns, and others have theirs between them. */
const MOST_ENTRIES = 1024;

/**
 * Takes every entry that is there into the tree, and signs it.
 * @returns the last checkpoint; `undefined` where there is no entry yet
 * @throws Error when the tree that is stored is not the one that was signed last, or an entry is gone: nothing is signed
 */
export async function signLog(stores: Log, signer: LogSigner, at: Date): Promise<SignedTreeHead | undefined> {
  const size = await stores.audit.size();
  let head = await stores.log.head();
  while ((head?.seq ?? 0) < size) {
    const grown = await grow(stores, head, signer, at);
    // Where somebody else was faster, it is he who goes on.
    if (!grown) return stores.log.head();
    head = grown;
  }
  return head;
}

async function grow(
  { audit, log }: Log,
  head: SignedTreeHead | undefined,
  signer: LogSigner,
  at: Date,
): Promise<SignedTreeHead | undefined> {
  const from = head?.seq ?? 0;
  const tree = await openTree(log, head);
  requireSigned(tree, head, signer);
  const tiles = tree.extend(await newLeaves(audit, from));
  const origin = head ? treeHeadOf(head).origin : signer.origin;
  const text = formatCheckpoint({ origin, size: tree.size, root: tree.root });
  const checkpoint = signNote(text, [noteSigner(origin, signer.privateKey)]);
  const grown = { seq: tree.size, at: at.toISOString(), checkpoint };
  return (await log.grow(from, tiles, grown)) ? grown : undefined;
}

async function newLeaves(audit: Log["audit"], behind: number): Promise<readonly Hash[]> {
  const leaves: Hash[] = [];
  for await (const { seq, body } of audit.entries(behind)) {
    if (seq !== behind + leaves.length + 1)
      throw new Error(`the audit lacks entry ${behind + leaves.length + 1}: the log cannot go on`);
    if (leaves.push(leafHash(body)) === MOST_ENTRIES) break;
  }
  return leaves;
}

async function openTree(log: Log["log"], head: SignedTreeHead | undefined): Promise<GrowingTree> {
  const size = head?.seq ?? 0;
  const edge = await Promise.all(
    edgeTiles(size).map(async ({ level, index, width }) => {
      const hashes = width > 0 ? await log.tile(level, index) : undefined;
      return (hashes ?? new Uint8Array()).subarray(0, width * HASH_BYTES);
    }),
  );
  return new GrowingTree(size, edge);
}

/** Whoever writes to the database alone cannot have another tree signed. */
function requireSigned(
  tree: GrowingTree,
  head: SignedTreeHead | undefined,
  { privateKey, isNewKey = false }: LogSigner,
): void {
  if (!head) return;
  const isOurs = isNewKey || isSignedHead(head, createPublicKey(privateKey));
  if (isOurs && treeHeadOf(head).root.equals(tree.root)) return;
  throw new Error("the tree of the audit's log is not the one that was signed last: the log cannot go on");
}
