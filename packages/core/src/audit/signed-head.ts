import { type KeyObject, sign, verify } from "node:crypto";
import type { ChainHead } from "./chain-head.ts";

/** A head of the chain, signed and kept outside the database: a chain alone does not show that its tail was cut. */
export interface SignedHead extends ChainHead {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Base64 of Ed25519 over `seq`, `digest` and `at`, joined by line feeds. */
  readonly signature: string;
}

const messageOf = (head: ChainHead & { at: string }) =>
  Buffer.from(`${head.seq}\n${head.digest}\n${head.at}`);

export function signHead(head: ChainHead, at: Date, privateKey: KeyObject): SignedHead {
  const unsigned = { seq: head.seq, digest: head.digest, at: at.toISOString() };
  return { ...unsigned, signature: sign(null, messageOf(unsigned), privateKey).toString("base64") };
}

export function isSignedHead(head: SignedHead, publicKey: KeyObject): boolean {
  return verify(null, messageOf(head), publicKey, Buffer.from(head.signature, "base64"));
}
