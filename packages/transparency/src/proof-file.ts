/** A proof that anybody can check without the log (C2SP tlog-proof): an index, a path, and a checkpoint. */
import { decodeBase64 } from "./base64.ts";
import { type Checkpoint, openCheckpoint, parseCount } from "./checkpoint.ts";
import { TransparencyError } from "./failure.ts";
import { HASH_BYTES, type Hash } from "./hash.ts";
import { checkInclusion } from "./inclusion.ts";
import type { NoteVerifier } from "./note-key.ts";

export interface LogProof {
  /** What the application adds; nothing vouches for it. */
  readonly extra?: Buffer | undefined;
  readonly index: number;
  readonly path: readonly Hash[];
  /** The note as the log gave it. */
  readonly checkpoint: string;
}

const FIRST_LINE = "c2sp.org/tlog-proof@v1";
const LONGEST_PATH = 63;

export function formatProof({ extra, index, path, checkpoint }: LogProof): string {
  const lines = [
    FIRST_LINE,
    ...(extra ? [`extra ${extra.toString("base64")}`] : []),
    `index ${index}`,
    ...path.map((hash) => hash.toString("base64")),
  ];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** @throws TransparencyError for a text that is no proof */
export function parseProof(text: string): LogProof {
  const end = text.indexOf("\n\n");
  const [first, ...lines] = text.slice(0, end).split("\n");
  const extra = lines[0]?.startsWith("extra ") ? decodeBase64(lines.shift()?.slice(6) ?? "") : null;
  const index = /^index (.*)$/.exec(lines.shift() ?? "")?.[1];
  const count = parseCount(index ?? "");
  const path = parseHashes(lines);
  if (end < 0 || first !== FIRST_LINE || extra === undefined || count === undefined || !path)
    throw new TransparencyError("proof_malformed");
  return { ...(extra && { extra }), index: count, path, checkpoint: text.slice(end + 2) };
}

/** Hashes, one a line; `undefined` where one is none, or where they are more than a tree can ask for. */
export function parseHashes(lines: readonly string[]): Hash[] | undefined {
  const hashes = lines.flatMap((line) => decodeBase64(line) ?? []);
  const isWhole = hashes.length === lines.length && hashes.every(({ length }) => length === HASH_BYTES);
  return isWhole && lines.length <= LONGEST_PATH ? hashes : undefined;
}

export interface ProofPolicy {
  readonly origin: string;
  readonly logKeys: readonly NoteVerifier[];
  readonly witnesses?: readonly NoteVerifier[];
  /** So many of the witnesses must have signed. */
  readonly quorum?: number;
}

/**
 * @param leaf the hash of the entry that is said to be in the log
 * @returns the checkpoint that it is in, and the names of the witnesses that have signed it
 * @throws TransparencyError when anything of it does not hold
 */
export function checkProof(
  { index, path, checkpoint: note }: LogProof,
  leaf: Hash,
  { origin, logKeys, witnesses = [], quorum = 0 }: ProofPolicy,
): Checkpoint & { readonly witnesses: readonly string[] } {
  const { note: opened, ...checkpoint } = openCheckpoint(note, origin, logKeys);
  if (!checkInclusion(path, { index, size: checkpoint.size }, leaf, checkpoint.root))
    throw new TransparencyError("proof_wrong");
  const seen = witnesses.filter((witness) => hasSigned(opened, witness)).map(({ name }) => name);
  if (new Set(seen).size < quorum) throw new TransparencyError("witnesses_missing");
  return { ...checkpoint, witnesses: seen };
}

/** @throws TransparencyError for a signature of this key that does not fit */
function hasSigned(
  { text, signatures }: ReturnType<typeof openCheckpoint>["note"],
  key: NoteVerifier,
): boolean {
  const own = signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (own.some(({ signature }) => !key.verify(text, signature)))
    throw new TransparencyError("signature_wrong");
  return own.length > 0;
}
