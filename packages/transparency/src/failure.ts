/** What can be wrong with something that a log, a witness or somebody in between has sent. */
export type LogFailure =
  | "note_malformed"
  /** A signature by a key that is known does not fit. */
  | "signature_wrong"
  /** No key that is known has signed. */
  | "signature_missing"
  | "key_malformed"
  | "checkpoint_malformed"
  /** The checkpoint is of another log. */
  | "origin_wrong"
  | "proof_malformed"
  /** The entry is not in the tree that the checkpoint is of. */
  | "proof_wrong"
  /** Fewer of the witnesses have signed than are asked for. */
  | "witnesses_missing"
  | "tile_malformed"
  | "bundle_malformed"
  | "request_malformed"
  /** The witness does not answer as the protocol says. */
  | "answer_malformed"
  | "policy_malformed";

/** The one error of this package. Its message quotes nothing of what was read. */
export class TransparencyError extends Error {
  readonly failure: LogFailure;
  /** Where it stands, in a file of lines; the first is 1. */
  readonly line: number | undefined;

  constructor(failure: LogFailure, line?: number) {
    super(failure.replaceAll("_", " "));
    this.name = "TransparencyError";
    this.failure = failure;
    this.line = line;
  }
}
