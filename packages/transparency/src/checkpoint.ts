/** What a log says of itself, and signs (C2SP tlog-checkpoint): its name, how many entries it has, and their root. */
import { decodeBase64 } from "./base64.ts";
import type { TreeHead } from "./consistency.ts";
import { TransparencyError } from "./failure.ts";
import { HASH_BYTES } from "./hash.ts";
import { type OpenedNote, openNote } from "./note.ts";
import type { NoteVerifier } from "./note-key.ts";

export interface Checkpoint extends TreeHead {
  /** The log's name. */
  readonly origin: string;
  /** Lines that the log's own users may understand. */
  readonly extensions?: readonly string[];
}

/** The text of the note. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  return [origin, size, root.toString("base64"), ...extensions].map((line) => `${line}\n`).join("");
}

/** @throws TransparencyError for a text that is none */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = "", size = "", root = "", ...extensions] = text.split("\n");
  const count = parseCount(size);
  const hash = decodeBase64(root);
  const isWhole = origin !== "" && extensions.pop() === "" && !extensions.includes("");
  if (!isWhole || count === undefined || hash?.length !== HASH_BYTES)
    throw new TransparencyError("checkpoint_malformed");
  return { origin, size: count, root: hash, extensions };
}

/** A number without leading zeros; `undefined` for another text, and for more than the safe integers. */
export function parseCount(text: string): number | undefined {
  const count = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : undefined;
}

/**
 * A checkpoint that this log has signed.
 * @param keys the log's own, present and former
 * @throws TransparencyError for another text, another log, a wrong signature, or none by the log
 */
export function openCheckpoint(
  note: string | Uint8Array,
  origin: string,
  keys: readonly NoteVerifier[],
): Checkpoint & { readonly note: OpenedNote } {
  const opened = openNote(note, keys);
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint.origin !== origin) throw new TransparencyError("origin_wrong");
  return { ...checkpoint, note: opened };
}
