/** A witness of C2SP tlog-witness: signs what goes on from all that it signed before, and nothing else. */
import type { KeyObject } from "node:crypto";
import {
  type AddCheckpoint,
  cosigner,
  formatNote,
  formatSignature,
  judgeCheckpoint,
  type NoteSignature,
  type NoteVerifier,
  openNote,
  originHash,
  parseAddCheckpoint,
  TransparencyError,
  type Verdict,
} from "@shiming/transparency";
import type { EvidenceFile } from "./evidence.ts";
import type { WitnessRecord } from "./record.ts";

export interface WitnessParts {
  readonly name: string;
  /** Ed25519. */
  readonly privateKey: KeyObject;
  /** Of each log that it knows, by its name. */
  readonly logs: ReadonlyMap<string, readonly NoteVerifier[]>;
  readonly record: WitnessRecord;
  readonly evidence: EvidenceFile;
  readonly clock: () => Date;
  /** Hears of a log that is not what it was, each time that it shows another tree. */
  readonly onInconsistent: (found: Inconsistent) => void;
}

export interface Inconsistent {
  readonly origin: string;
  /** Sizes of the two trees: of the one that was signed, and of the one that does not go on from it. */
  readonly cosigned: number;
  readonly refused: number;
}

export interface WitnessReply {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

export interface Witness {
  addCheckpoint(body: string): WitnessReply;
  /** What it signed last of the log whose name has this hash. */
  checkpoint(originHash: string): WitnessReply;
}

export function createWitness(parts: WitnessParts): Witness {
  const { logs, record } = parts;
  const originOf = new Map([...logs.keys()].map((origin) => [originHash(origin), origin]));
  return {
    // Nothing is waited for between the look at what was signed last and its replacement: one request at a time.
    addCheckpoint(body) {
      const request = parseRequest(body);
      if (!request) return { status: 400 };
      const verdict = judgeCheckpoint(request, (origin) => {
        const keys = logs.get(origin);
        return keys && { keys, last: record.headOf(origin) };
      });
      if (verdict.status === 422) tellInconsistent(request, parts);
      if (verdict.status === 200) return sign(request, verdict, parts);
      return verdict.status === 409
        ? { status: 409, type: "text/x.tlog.size", body: `${verdict.size}\n` }
        : verdict;
    },
    checkpoint(hash) {
      const note = record.noteOf(originOf.get(hash) ?? "");
      return note === undefined
        ? { status: 404 }
        : { status: 200, type: "text/plain; charset=utf-8", body: note };
    },
  };
}

function sign(
  { checkpoint: note }: AddCheckpoint,
  { checkpoint: { origin } }: Extract<Verdict, { status: 200 }>,
  { name, privateKey, logs, record, clock }: WitnessParts,
): WitnessReply {
  const { text, verified } = openNote(note, logs.get(origin) ?? []);
  const signer = cosigner(name, privateKey, clock());
  const own: NoteSignature = { name, keyId: signer.keyId, signature: signer.sign(text) };
  record.remember(origin, formatNote({ text, signatures: [...verified, own] }));
  return { status: 200, type: "text/plain; charset=utf-8", body: formatSignature(own) };
}

function tellInconsistent(
  { checkpoint: refused, proof }: AddCheckpoint,
  { logs, record, evidence, clock, onInconsistent }: WitnessParts,
): void {
  const [origin = "", size] = openNote(refused, [...logs.values()].flat()).text.split("\n");
  const cosigned = record.noteOf(origin);
  // A first checkpoint that is malformed contradicts nothing.
  if (cosigned === undefined) return;
  const at = clock().toISOString();
  const kept = { at, origin, cosigned, refused, proof: proof.map((hash) => hash.toString("base64")) };
  if (!evidence.keep(kept)) return;
  onInconsistent({ origin, cosigned: record.headOf(origin)?.size ?? 0, refused: Number(size) });
}

function parseRequest(body: string): AddCheckpoint | undefined {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}
