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

/**
 * Has a checkpoint signed by a witness; asks a second time where the witness had signed another size last.
 * @param prove that the tree of the checkpoint goes on from one of this size
 * @returns its signatures, verified
 * @throws TransparencyError when it refuses, or knows a larger tree than the checkpoint's
 */
export async function askWitness(
  { keys, post, lastSize }: AskedWitness,
  checkpoint: string,
  prove: (smaller: number, larger: number) => Promise<readonly Hash[]>,
): Promise<readonly NoteSignature[]> {
  const { text } = parseNote(checkpoint);
  const { size } = parseCheckpoint(text);
  const ask = async (oldSize: number) =>
    post(formatAddCheckpoint({ oldSize, proof: await prove(oldSize, size), checkpoint }));
  let answer = await ask(Math.min(lastSize, size));
  if (answer.status === 409) {
    const known = parseCount(answer.body.trimEnd());
    if (known === undefined || known > size) throw new TransparencyError("witness_refused");
    answer = await ask(known);
  }
  if (answer.status !== 200) throw new TransparencyError("witness_refused");
  const signatures = parseSignatures(answer.body).filter((signature) => isBy(keys, signature, text));
  if (signatures.length === 0) throw new TransparencyError("signature_missing");
  return signatures;
}

function isBy(
  keys: readonly NoteVerifier[],
  { name, keyId, signature }: NoteSignature,
  text: string,
): boolean {
  return keys.some((key) => key.name === name && key.keyId === keyId && key.verify(text, signature));
}
