/** The entries from before there was a log, as far as they vouch for each other: each holds the digest of the one before it. */
import { type Digest, digestOf } from "../digest.ts";
import type { AuditEntry } from "./entry.ts";
import type { AuditProblem } from "./problem.ts";
import type { SignedChainHead, SignedHead } from "./signed-head.ts";

/** Before the first entry. */
const NO_ENTRY: Digest = "0".repeat(64);

export class ChainWalk {
  readonly #problems: AuditProblem[];
  #signed: Map<number, SignedChainHead[]>;
  /** What the next entry has to continue; `undefined` behind one that was lost. */
  #last: Digest | undefined = NO_ENTRY;
  #matched = 0;

  constructor(heads: readonly SignedHead[], problems: AuditProblem[]) {
    const ofChain = heads.filter((head): head is SignedChainHead => "digest" in head);
    this.#signed = Map.groupBy(ofChain, ({ seq }) => seq);
    this.#problems = problems;
  }

  /** The last entry that a head knows, of those that the walk has yet to come to. */
  get lastSigned(): number {
    let last = 0;
    for (const seq of this.#signed.keys()) last = Math.max(last, seq);
    return last;
  }

  step({ seq, body }: AuditEntry): void {
    const heads = this.#signed.get(seq);
    const previous = previousIn(body);
    if (previous === undefined && !heads) return;
    if (previous !== undefined && this.#last !== undefined && previous !== this.#last) {
      this.#problems.push({ problem: "changed", seq: Math.max(1, seq - 1) });
    }
    this.#last = digestOf(body);
    if (heads) this.#compare(seq, heads);
  }

  /** The entry at hand is not the one that was written. */
  lose(): void {
    this.#last = undefined;
  }

  forget(isKept: (head: SignedHead) => boolean): void {
    const kept = [...this.#signed].map(([seq, heads]) => [seq, heads.filter(isKept)] as const);
    this.#signed = new Map(kept.filter(([, heads]) => heads.length > 0));
  }

  #compare(seq: number, heads: readonly SignedChainHead[]): void {
    this.#signed.delete(seq);
    if (heads.some(({ digest }) => digest !== this.#last)) {
      this.#problems.push({ problem: "rewritten", seq: this.#matched + 1, lastSeq: seq });
    }
    this.#matched = seq;
  }
}

const CHAINED = /^\{"seq":\d+,"previous":"([0-9a-f]{64})"/;

function previousIn(body: string): Digest | undefined {
  return body.startsWith('{"seq":') ? CHAINED.exec(body)?.[1] : undefined;
}
