/** A log's side of C2SP tlog-witness. */
import { formatAddCheckpoint } from "./add-checkpoint.ts";
import { parseCheckpoint, parseCount } from "./checkpoint.ts";
import { TransparencyError } from "./failure.ts";
import type { Hash } from "./hash.ts";
import { type NoteSignature, parseNote, parseSignatures } from "./note.ts";
import type { NoteVerifier } from "./note-key.ts";

/** Sends a body to `add-checkpoint` of a witness. */
export type PostToWitness = (body: string) => Promise<{ readonly status: number; readonly body: string }>;

export interface AskedWitness {
  /** Its keys; what others sign in its name counts for nothing. */
  readonly keys: readonly NoteVerifier[];
  readonly post: PostToWitness;
  /** The size that it is thought to have signed last; 0 where nobody knows. */
  readonly lastSize: number;
}

/** What a witness makes of a checkpoint. */
export type WitnessAnswer =
  | { readonly kind: "cosigned"; readonly signatures: readonly NoteSignature[] }
  /** It has signed a larger tree: of the same log, one that was cut since, or one beside it. */
  | { readonly kind: "ahead"; readonly size: number }
  /** What it has signed, of this size, is not in the tree of the checkpoint: that was rewritten, or there are two of them. */
  | { readonly kind: "inconsistent"; readonly size: number }
  /** It knows no such log (404), or another key of it (403); or it cannot answer now. */
  | { readonly kind: "refused"; readonly status: number };

/**
 * Has a checkpoint signed by a witness; asks a second time where the witness had signed another size last.
 * @param prove that the tree of the checkpoint goes on from one of this size
 * @returns its signatures, verified, or why there are none
 * @throws TransparencyError for an answer that is none, and `signature_missing` for one that its keys have not signed
 */
export async function askWitness(
  { keys, post, lastSize }: AskedWitness,
  checkpoint: string,
  prove: (smaller: number, larger: number) => Promise<readonly Hash[]>,
): Promise<WitnessAnswer> {
  const { text } = parseNote(checkpoint);
  const { size } = parseCheckpoint(text);
  const ask = async (oldSize: number) =>
    post(formatAddCheckpoint({ oldSize, proof: await prove(oldSize, size), checkpoint }));
  let known = Math.min(lastSize, size);
  let answer = await ask(known);
  if (answer.status === 409) {
    known = sizeIn(answer.body);
    if (known > size) return { kind: "ahead", size: known };
    answer = await ask(known);
  }
  if (answer.status === 422) return { kind: "inconsistent", size: known };
  if (answer.status !== 200) return { kind: "refused", status: answer.status };
  const signatures = parseSignatures(answer.body).filter((signature) => isBy(keys, signature, text));
  if (signatures.length === 0) throw new TransparencyError("signature_missing");
  return { kind: "cosigned", signatures };
}

/** @throws TransparencyError for what is no size of a tree */
function sizeIn(body: string): number {
  const size = parseCount(body.trimEnd());
  if (size === undefined) throw new TransparencyError("answer_malformed");
  return size;
}

function isBy(
  keys: readonly NoteVerifier[],
  { name, keyId, signature }: NoteSignature,
  text: string,
): boolean {
  return keys.some((key) => key.name === name && key.keyId === keyId && key.verify(text, signature));
}
