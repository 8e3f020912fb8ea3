/** A chain as it was before there was a log, written as that release wrote it. */
import { createHash, type KeyObject, sign } from "node:crypto";
import type { AuditEntry } from "../audit/entry.ts";
import type { SignedChainHead } from "../audit/signed-head.ts";
import { staffWrite } from "./log.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export function chainOf(length: number, behind: readonly AuditEntry[] = [], label = "action"): AuditEntry[] {
  const entries = [...behind];
  while (entries.length < length) {
    const seq = entries.length + 1;
    const before = entries.at(-1);
    const previous = before ? sha256(before.body) : "0".repeat(64);
    entries.push({ seq, body: JSON.stringify({ seq, previous, ...staffWrite(`${label} ${seq}`) }) });
  }
  return entries;
}

export function chainHeadOf(
  { seq, body }: AuditEntry,
  privateKey: KeyObject,
  at = new Date(seq),
): SignedChainHead {
  const head = { seq, digest: sha256(body), at: at.toISOString() };
  const message = Buffer.from(`${head.seq}\n${head.digest}\n${head.at}`);
  return { ...head, signature: sign(null, message, privateKey).toString("base64") };
}
