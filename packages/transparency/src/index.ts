/**
 * Logs that anybody can check: a Merkle tree over entries (RFC 6962), stored and served as tiles, its head signed as a
 * checkpoint, and proofs that an entry is in it and that it only grew. Formats: C2SP tlog-tiles, tlog-checkpoint,
 * signed-note, tlog-cosignature, tlog-witness and tlog-proof; whatever speaks them can read a log of ours. Pure: reading
 * and sending are arguments.
 */

export {
  type AddCheckpoint,
  formatAddCheckpoint,
  judgeCheckpoint,
  parseAddCheckpoint,
  type Refusal,
  type Verdict,
  type WitnessedLog,
} from "./add-checkpoint.ts";
export { type AskedWitness, askWitness, type PostToWitness, type WitnessAnswer } from "./ask-witness.ts";
export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint } from "./checkpoint.ts";
export { checkConsistency, proveConsistency, type TreeHead } from "./consistency.ts";
export { cosignatureVerifier, cosignedAt, cosigner } from "./cosignature.ts";
export { formatEntryBundle, LONGEST_ENTRY, parseEntryBundle } from "./entry-bundle.ts";
export { type LogFailure, TransparencyError } from "./failure.ts";
export { edgeTiles, type FilledTile, GrowingTree } from "./growing-tree.ts";
export { EMPTY_ROOT, HASH_BYTES, type Hash, leafHash, nodeHash } from "./hash.ts";
export { type HashReader, readRoot } from "./hash-reader.ts";
export { checkInclusion, type Inclusion, proveInclusion } from "./inclusion.ts";
export {
  formatNote,
  formatSignature,
  type Note,
  type NoteSignature,
  type OpenedNote,
  openNote,
  parseNote,
  parseSignatures,
  signNote,
} from "./note.ts";
export {
  formatVerifierKey,
  type NoteSigner,
  type NoteVerifier,
  noteSigner,
  noteVerifier,
  parseVerifierKey,
  SIGNATURE_TYPE,
  type VerifierKey,
} from "./note-key.ts";
export { originHash } from "./origin-hash.ts";
export { type PolicyWitness, parsePolicy, type TrustPolicy } from "./policy.ts";
export { checkProof, formatProof, type LogProof, type ProofPolicy, parseProof } from "./proof-file.ts";
export type { Subtree } from "./subtree.ts";
export { TILE_WIDTH, type Tile, tileAt, tileReader, tilesBetween } from "./tile.ts";
export { parseTilePath, type TileName, tilePath } from "./tile-path.ts";
