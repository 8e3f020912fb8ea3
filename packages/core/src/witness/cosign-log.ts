import {
  askWitness,
  cosignedAt,
  formatSignature,
  type Hash,
  type PostToWitness,
  proveConsistency,
  TransparencyError,
  tileReader,
  type WitnessAnswer,
} from "@shiming/transparency";
import type { SignedTreeHead } from "../audit/signed-head.ts";
import type { LogStore } from "../ports/log-store.ts";
import type { Witness, WitnessStanding, WitnessTrouble } from "./witness.ts";

export type { PostToWitness } from "@shiming/transparency";

/** No answer came. What sends to a witness throws it. */
export class WitnessAway extends Error {
  override readonly name = "WitnessAway";
}

type Found = Pick<WitnessTrouble, "kind" | "seq">;

/**
 * Has a witness sign the log's last checkpoint, and remembers what it said.
 * @returns what stands now; `undefined` where the log has no checkpoint, or another node has been faster
 * @throws Error when the tiles are not there that a proof needs
 */
export async function cosignLog(
  log: LogStore,
  witness: Witness,
  post: PostToWitness,
  at: Date,
): Promise<WitnessStanding | undefined> {
  const head = await log.head();
  if (!head) return undefined;
  const before = (await log.witnesses()).find((each) => each.witness === witness.verifierKey);
  const said = await ask(log, head, { witness, post, lastSize: before?.cosigned?.seq ?? 0 });
  if (said.kind === "ahead" && ((await log.head())?.seq ?? 0) >= (said.seq ?? 0)) return undefined;
  const next = standingAfter(said, head, before ?? { witness: witness.verifierKey }, at);
  if (next !== before) await log.noteWitness(next);
  return next;
}

async function ask(
  log: LogStore,
  { checkpoint }: SignedTreeHead,
  {
    witness,
    ...asked
  }: { readonly witness: Witness; readonly post: PostToWitness; readonly lastSize: number },
): Promise<Found | Extract<WitnessAnswer, { kind: "cosigned" }>> {
  const prove = (smaller: number, larger: number) => proofOf(log, smaller, larger);
  try {
    const answer = await askWitness({ keys: [witness.verifier], ...asked }, checkpoint, prove);
    if (answer.kind === "cosigned") return answer;
    return answer.kind === "refused" ? refusal(answer.status) : { kind: answer.kind, seq: answer.size };
  } catch (error) {
    if (error instanceof WitnessAway) return { kind: "away" };
    if (error instanceof TransparencyError) return { kind: "answer_wrong" };
    throw error;
  }
}

async function proofOf(log: LogStore, smaller: number, larger: number): Promise<readonly Hash[]> {
  const read = tileReader(
    larger,
    async ({ level, index }) => (await log.tile(level, index)) ?? Buffer.alloc(0),
  );
  try {
    return await proveConsistency(read, smaller, larger);
  } catch (cause) {
    throw new Error("tiles of the audit's log are missing: nothing can be proven to a witness", { cause });
  }
}

function refusal(status: number): Found {
  if (status === 404) return { kind: "unknown_log" };
  return { kind: status === 403 ? "other_key" : "away" };
}

function standingAfter(
  said: Awaited<ReturnType<typeof ask>>,
  { seq, checkpoint }: SignedTreeHead,
  before: WitnessStanding,
  at: Date,
): WitnessStanding {
  const { witness, trouble } = before;
  if (said.kind === "cosigned") {
    const [signature] = said.signatures;
    if (!signature) return before;
    const line = formatSignature(signature);
    return {
      witness,
      cosigned: { seq, checkpoint, signature: line, at: cosignedAt(signature).toISOString() },
    };
  }
  if (trouble?.kind === said.kind && trouble.seq === said.seq) return before;
  return { ...before, trouble: { ...said, since: at.toISOString() } };
}
