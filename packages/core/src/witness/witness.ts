import type { NoteVerifier } from "@shiming/transparency";

/** Somebody who is asked to sign checkpoints. */
export interface Witness {
  /** As others are told of it: name, id and key in one text. */
  readonly verifierKey: string;
  readonly verifier: NoteVerifier;
}

/** What a witness said last of the log, as it is stored. */
export interface WitnessStanding {
  /** Its verifier key. */
  readonly witness: string;
  /** The checkpoint that it signed last. */
  readonly cosigned?: {
    /** Entries of its tree. */
    readonly seq: number;
    /** Without the witness's signature. */
    readonly checkpoint: string;
    /** The line of a note, with its line feed. */
    readonly signature: string;
    /** When the witness says that it signed: ISO 8601, UTC. */
    readonly at: string;
  };
  /** Why it has signed nothing since. */
  readonly trouble?: WitnessTrouble;
}

export interface WitnessTrouble {
  readonly kind:
    | "away"
    /** It answers, and not as the protocol or its key says. */
    | "answer_wrong"
    | "unknown_log"
    /** It knows another key of the log. */
    | "other_key"
    /** It has signed a tree of more entries than the log has: the log was cut, or there are two of it. */
    | "ahead"
    /** The log does not go on from what it has signed: it was rewritten, or there are two of it. */
    | "inconsistent";
  /** Entries of the tree that the witness knows, where it is ahead or inconsistent. */
  readonly seq?: number;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** Whether somebody has laid hands on the log, as far as the witness can tell. */
export function isAlarm({ trouble }: WitnessStanding): boolean {
  return trouble?.kind === "ahead" || trouble?.kind === "inconsistent";
}
