/** What a log sends to a witness (C2SP tlog-witness, add-checkpoint), and what a witness makes of it. */
import { type Checkpoint, parseCheckpoint, parseCount } from "./checkpoint.ts";
import { checkConsistency, type TreeHead } from "./consistency.ts";
import { TransparencyError } from "./failure.ts";
import { EMPTY_ROOT, type Hash } from "./hash.ts";
import { openNote, parseNote } from "./note.ts";
import type { NoteVerifier } from "./note-key.ts";
import { parseHashes } from "./proof-file.ts";

export interface AddCheckpoint {
  /** Of the checkpoint that the witness signed last; 0 before the first. */
  readonly oldSize: number;
  /** That the checkpoint's tree goes on from it. */
  readonly proof: readonly Hash[];
  /** The note. */
  readonly checkpoint: string;
}

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const lines = [`old ${oldSize}`, ...proof.map((hash) => hash.toString("base64"))];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** @throws TransparencyError for a body that is none */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf("\n\n");
  const [first = "", ...lines] = body.slice(0, end).split("\n");
  const oldSize = first.startsWith("old ") ? parseCount(first.slice(4)) : undefined;
  const proof = parseHashes(lines);
  if (end < 0 || oldSize === undefined || !proof) throw new TransparencyError("request_malformed");
  return { oldSize, proof, checkpoint: body.slice(end + 2) };
}

/** What a witness knows of a log. */
export interface WitnessedLog {
  readonly keys: readonly NoteVerifier[];
  /** What it signed last. */
  readonly last: TreeHead | undefined;
}

/** Why a witness does not sign, by its status. */
export type Refusal =
  /** Not a request of this protocol, or back to a smaller tree. */
  | { readonly status: 400 }
  /** Not signed by the log. */
  | { readonly status: 403 }
  /** A log that it does not know. */
  | { readonly status: 404 }
  /** It has signed another size last. */
  | { readonly status: 409; readonly size: number }
  /** The trees are not of one log: something that was in it is not any more. */
  | { readonly status: 422 };

export type Verdict = { readonly status: 200; readonly checkpoint: Checkpoint } | Refusal;

/** Whether a witness may sign. Whoever acts on it has to remember the checkpoint first, unless `last` has changed meanwhile. */
export function judgeCheckpoint(
  { oldSize, proof, checkpoint: note }: AddCheckpoint,
  findLog: (origin: string) => WitnessedLog | undefined,
): Verdict {
  const checkpoint = readCheckpoint(note);
  if (!checkpoint) return { status: 400 };
  const log = findLog(checkpoint.origin);
  if (!log) return { status: 404 };
  if (!isSignedBy(note, log.keys)) return { status: 403 };
  if (oldSize > checkpoint.size) return { status: 400 };
  const last = log.last ?? { size: 0, root: EMPTY_ROOT };
  if (oldSize !== last.size) return { status: 409, size: last.size };
  const isEmptyRight = checkpoint.size > 0 || checkpoint.root.equals(EMPTY_ROOT);
  if (!isEmptyRight || !checkConsistency(proof, last, checkpoint)) return { status: 422 };
  return { status: 200, checkpoint };
}

function readCheckpoint(note: string): Checkpoint | undefined {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}

function isSignedBy(note: string, keys: readonly NoteVerifier[]): boolean {
  try {
    return openNote(note, keys).verified.length > 0;
  } catch (error) {
    if (error instanceof TransparencyError) return false;
    throw error;
  }
}
