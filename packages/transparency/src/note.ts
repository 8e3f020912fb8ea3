/** A text and who signed it (C2SP signed-note): `text`, an empty line, and a line for each signature. */
import { decodeBase64 } from "./base64.ts";
import { TransparencyError } from "./failure.ts";
import { isKeyName, type NoteSigner, type NoteVerifier } from "./note-key.ts";

export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** What stands behind the key's id. */
  readonly signature: Buffer;
}

/** A note as it was read: nobody has verified it. */
export interface Note {
  /** Ends with a line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Whoever verifies may have to do with so many signatures, and with so many bytes. */
const MOST_SIGNATURES = 100;
const MOST_BYTES = 1_000_000;
const SIGNATURE_LINE = /^— ([^ ]+) ([A-Za-z0-9+/=]+)$/u;
const CONTROL = /[^\n -\u{10ffff}]/u;

/** @throws TransparencyError for a text with control characters or without its last line feed */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  const signatures = signers.map((signer) => ({ ...signer, signature: signer.sign(text) }));
  return formatNote({ text, signatures });
}

/** @throws TransparencyError for a text that no note can have */
export function formatNote({ text, signatures }: Note): string {
  if (!text.endsWith("\n") || CONTROL.test(text) || !text.isWellFormed())
    throw new TransparencyError("note_malformed");
  return `${text}\n${signatures.map(formatSignature).join("")}`;
}

/** The line, with its line feed. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `— ${name} ${Buffer.concat([id, signature]).toString("base64")}\n`;
}

/** @throws TransparencyError for bytes that are no note */
export function parseNote(note: string | Uint8Array): Note {
  const whole = textOf(note);
  const end = whole.lastIndexOf("\n\n");
  if (end < 0 || CONTROL.test(whole)) throw new TransparencyError("note_malformed");
  const signatures = parseSignatures(whole.slice(end + 2));
  if (signatures.length === 0) throw new TransparencyError("note_malformed");
  return { text: whole.slice(0, end + 1), signatures };
}

/** Lines of signatures, each with its line feed. @throws TransparencyError for others, and for too many */
export function parseSignatures(lines: string): NoteSignature[] {
  const all = lines.split("\n");
  if (all.pop() !== "" || all.length > MOST_SIGNATURES) throw new TransparencyError("note_malformed");
  return all.map(parseSignature);
}

function parseSignature(line: string): NoteSignature {
  const [, name = "", encoded = ""] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = decodeBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 5) throw new TransparencyError("note_malformed");
  return { name, keyId: bytes.readUInt32BE(), signature: bytes.subarray(4) };
}

function textOf(note: string | Uint8Array): string {
  if (note.length > MOST_BYTES) throw new TransparencyError("note_malformed");
  if (typeof note === "string") {
    if (!note.isWellFormed()) throw new TransparencyError("note_malformed");
    return note;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(note);
  } catch {
    throw new TransparencyError("note_malformed");
  }
}

/** A note and which of its signatures are verified. Those by keys that are not known are kept, and say nothing. */
export interface OpenedNote extends Note {
  readonly verified: readonly NoteSignature[];
  readonly unknown: readonly NoteSignature[];
}

/**
 * @throws TransparencyError `signature_wrong` when one by a known key does not fit, `signature_missing` when no known key
 * has signed
 */
export function openNote(note: string | Uint8Array, verifiers: readonly NoteVerifier[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const verified: NoteSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of signatures) {
    const verifier = verifiers.find(
      ({ name, keyId }) => name === signature.name && keyId === signature.keyId,
    );
    if (verifier && !verifier.verify(text, signature.signature))
      throw new TransparencyError("signature_wrong");
    (verifier ? verified : unknown).push(signature);
  }
  if (verified.length === 0) throw new TransparencyError("signature_missing");
  return { text, signatures, verified, unknown };
}
