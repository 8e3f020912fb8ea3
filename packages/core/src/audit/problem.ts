/** What is wrong with the entry at `seq`, or with all from `seq` to `lastSeq`. */
export type AuditProblem =
  /** The entry's text is not the one that its leaf is the hash of, or that the next entry of a chain continues. */
  | { readonly problem: "changed"; readonly seq: number }
  | { readonly problem: "missing"; readonly seq: number; readonly lastSeq: number }
  /** No entry has such a number. */
  | { readonly problem: "added"; readonly seq: number }
  /** A signed head knows these entries, and the audit ends before them. */
  | { readonly problem: "cut"; readonly seq: number; readonly lastSeq: number }
  /** Of these entries at least one was written anew, and its leaf with it, since a head of the last was signed. */
  | { readonly problem: "rewritten"; readonly seq: number; readonly lastSeq: number }
  /** Another audit was signed up to this entry: a later head goes on from the one that is here. */
  | { readonly problem: "forked"; readonly seq: number }
  /** A head whose signature is not the platform's. */
  | { readonly problem: "head_forged"; readonly seq: number };

/** Entries that a signed head knows, and that were given up when staff accepted older data in their place. */
export interface GivenUp {
  readonly seq: number;
  readonly lastSeq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}
