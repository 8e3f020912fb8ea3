import { type KeyObject, verify } from "node:crypto";
import {
  noteVerifier,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  TransparencyError,
  type TreeHead,
} from "@shiming/transparency";
import type { ChainHead } from "./chain-head.ts";

/** A head that is kept outside the database, which alone does not show that its tail was cut. */
export type SignedHead = SignedTreeHead | SignedChainHead;

/** Of the log: a checkpoint. */
export interface SignedTreeHead {
  /** The last entry that it knows: the size of its tree. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The note of C2SP tlog-checkpoint. */
  readonly checkpoint: string;
}

/** Of the chain before it. None is signed any more. */
export interface SignedChainHead extends ChainHead {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Base64 of Ed25519 over `seq`, `digest` and `at`, joined by line feeds. */
  readonly signature: string;
}

export function isSignedHead(head: SignedHead, publicKey: KeyObject): boolean {
  if ("checkpoint" in head) return treeHeadIn(head, publicKey)?.size === head.seq;
  const message = Buffer.from(`${head.seq}\n${head.digest}\n${head.at}`);
  return verify(null, message, publicKey, Buffer.from(head.signature, "base64"));
}

/** What a checkpoint says, if this key has signed it; under whatever name of the log. */
function treeHeadIn({ checkpoint }: SignedTreeHead, publicKey: KeyObject): TreeHead | undefined {
  try {
    const { origin } = parseCheckpoint(parseNote(checkpoint).text);
    return openCheckpoint(checkpoint, origin, [noteVerifier(origin, publicKey)]);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}

/** The tree of a checkpoint that was verified before. */
export function treeHeadOf({
  checkpoint,
}: Pick<SignedTreeHead, "checkpoint">): TreeHead & { readonly origin: string } {
  return parseCheckpoint(parseNote(checkpoint).text);
}
