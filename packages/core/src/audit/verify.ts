import type { KeyObject } from "node:crypto";
import { digestOf } from "../digest.ts";
import type { AuditEntry } from "./chain.ts";
import { type ChainHead, GENESIS } from "./chain-head.ts";
import { isSignedHead, type SignedHead } from "./signed-head.ts";

/** What is wrong with the entry at `seq`, or with all from `seq` to `lastSeq`. */
export type AuditProblem =
  /** The entry's text does not have its digest, or not the digest that the next entry continues. */
  | { readonly problem: "changed"; readonly seq: number }
  | { readonly problem: "missing"; readonly seq: number; readonly lastSeq: number }
  /** The entry is not in the place where it was written. */
  | { readonly problem: "reordered"; readonly seq: number }
  /** A signed head knows these entries, and the chain ends before them. */
  | { readonly problem: "cut"; readonly seq: number; readonly lastSeq: number }
  /** This entry, or one before it, was written anew since the head of this place was signed. */
  | { readonly problem: "rewritten"; readonly seq: number }
  /** A head whose signature is not the platform's. */
  | { readonly problem: "head_forged"; readonly seq: number };

/** Entries that a signed head knows, and that were given up when staff accepted older data in their place. */
export interface GivenUp {
  readonly seq: number;
  readonly lastSeq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface AuditReport {
  readonly entries: number;
  readonly signedHeads: number;
  readonly givenUp: readonly GivenUp[];
  readonly problems: readonly AuditProblem[];
}

/**
 * Walks the whole chain once, in the order of its places, and names every entry that is not as it was written. The
 * memory it needs grows with the number of problems and signed heads, not of entries.
 *
 * An entry is vouched for by the next one, which holds its digest, and by the signed heads. What nothing vouches for
 * cannot be judged: a tail that was cut or written anew since the last signed head looks like any other.
 *
 * Where the chain says that older data was accepted, the heads that were signed of the newer data until then are no
 * problem: what they knew is told as given up.
 * @param publicKeys a head is good under any of them: the present one, and those before it
 */
export async function verifyAudit(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  heads: readonly SignedHead[],
  publicKeys: readonly KeyObject[],
): Promise<AuditReport> {
  const problems: AuditProblem[] = [];
  const signed = new Map<number, SignedHead[]>();
  for (const head of heads) {
    if (publicKeys.some((key) => isSignedHead(head, key)))
      signed.set(head.seq, [...(signed.get(head.seq) ?? []), head]);
    else problems.push({ problem: "head_forged", seq: head.seq });
  }
  const walk = new ChainWalk(signed);
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    problems.push(...walk.step(entry));
  }
  problems.push(...walk.finish());
  return { entries: count, signedHeads: heads.length, givenUp: walk.givenUp, problems };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** How far the walk is, which places it found without their entry, and which entries it found elsewhere. */
class ChainWalk {
  /** Those of places that the walk has yet to come to. */
  #signed: ReadonlyMap<number, readonly SignedHead[]>;
  readonly #vacant: Range[] = [];
  readonly #elsewhere = new Set<number>();
  readonly givenUp: GivenUp[] = [];
  /** What the next entry has to continue; `undefined` behind an entry that was changed or moved. */
  #last: ChainHead | undefined = GENESIS;
  #passed = 0;

  constructor(signed: ReadonlyMap<number, readonly SignedHead[]>) {
    this.#signed = signed;
  }

  *step({ seq: place, body, digest }: AuditEntry): Iterable<AuditProblem> {
    const link = digestOf(body) === digest ? readLink(body) : undefined;
    const written = link?.seq ?? place;
    if (link?.restored) this.#giveUp(written, link.restored);
    const isInPlace = written === place && place > this.#passed;
    if (!link) yield { problem: "changed", seq: place };
    else if (!isInPlace) yield { problem: "reordered", seq: written };
    else yield* this.#checkLink(place, link.previous);
    if (this.#signed.get(written)?.some((head) => head.digest !== digest)) {
      yield { problem: "rewritten", seq: written };
    }
    this.#pass(place, written, isInPlace);
    this.#last = link && isInPlace ? { seq: place, digest } : undefined;
  }

  /** Heads of newer data, from where its copy ends: they were signed before the copy was accepted. */
  #giveUp(from: number, { at, lastSeq }: Restored): void {
    const isOfNewerData = (head: SignedHead) => head.seq >= from && head.seq <= lastSeq && head.at <= at;
    const kept = [...this.#signed].map(
      ([seq, heads]) => [seq, heads.filter((head) => !isOfNewerData(head))] as const,
    );
    this.#signed = new Map(kept.filter(([, heads]) => heads.length > 0));
    if (lastSeq >= from) this.givenUp.push({ seq: from, lastSeq, at });
  }

  /** A broken link shows that the entry before was changed, and its digest with it. */
  *#checkLink(place: number, previous: unknown): Iterable<AuditProblem> {
    const last = this.#last;
    if (last?.seq !== place - 1 || last.digest === previous) return;
    yield { problem: "changed", seq: Math.max(1, last.seq) };
  }

  /** A place counts as passed only as far as the entry itself agrees: a wild number makes no gap of its size. */
  #pass(place: number, written: number, isInPlace: boolean): void {
    const reached = Math.min(place, written);
    if (reached > this.#passed + 1) this.#vacant.push({ from: this.#passed + 1, to: reached - 1 });
    if (!isInPlace) this.#elsewhere.add(written);
    if (written > place && place > this.#passed) this.#vacant.push({ from: place, to: place });
    this.#passed = Math.max(this.#passed, reached);
  }

  *finish(): Iterable<AuditProblem> {
    const missing = this.#vacant.filter(({ from }) => from <= this.#passed);
    for (const { from, to } of without(missing, this.#elsewhere)) {
      yield { problem: "missing", seq: from, lastSeq: to };
    }
    let highestSigned = 0;
    for (const seq of this.#signed.keys()) highestSigned = Math.max(highestSigned, seq);
    const behind = { from: this.#passed + 1, to: highestSigned };
    for (const { from, to } of without([behind], this.#elsewhere)) {
      yield { problem: "cut", seq: from, lastSeq: to };
    }
  }
}

/** What is left of the ranges without these numbers. */
function* without(ranges: readonly Range[], numbers: ReadonlySet<number>): Iterable<Range> {
  const ascending = [...numbers].sort((a, b) => a - b);
  for (const { from, to } of ranges) {
    let rest = from;
    for (const number of from === to ? [from].filter((n) => numbers.has(n)) : ascending) {
      if (number < rest || number > to) continue;
      if (number > rest) yield { from: rest, to: number - 1 };
      rest = number + 1;
    }
    if (rest <= to) yield { from: rest, to };
  }
}

/** That older data was accepted, and up to which place newer data is known to have been. */
interface Restored {
  readonly at: string;
  readonly lastSeq: number;
}

interface Link {
  readonly seq: number;
  readonly previous: unknown;
  readonly restored: Restored | undefined;
}

function readLink(body: string): Link | undefined {
  try {
    const link: unknown = JSON.parse(body);
    if (typeof link !== "object" || link === null || !("seq" in link) || !("previous" in link))
      return undefined;
    const { seq, previous } = link;
    return Number.isSafeInteger(seq)
      ? { seq: seq as number, previous, restored: restoredIn(link) }
      : undefined;
  } catch {
    return undefined;
  }
}

function restoredIn(link: object): Restored | undefined {
  const { kind, at, lost } = link as Readonly<Record<string, unknown>>;
  if (kind !== "older_data_accepted") return undefined;
  const { seq } = Object(lost) as { seq?: unknown };
  return Number.isSafeInteger(seq) ? { at: String(at), lastSeq: seq as number } : undefined;
}
