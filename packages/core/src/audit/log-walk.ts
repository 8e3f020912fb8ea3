/** The way through the audit that verifies it: how far it is, which tree it has built, and what it found on the way. */
import { GrowingTree, HASH_BYTES, type Hash, leafHash, TILE_WIDTH } from "@shiming/transparency";
import { ChainWalk } from "./chain-walk.ts";
import type { AuditEntry } from "./entry.ts";
import type { AuditProblem, GivenUp } from "./problem.ts";
import { restoredIn } from "./restored.ts";
import { type SignedHead, type SignedTreeHead, treeHeadOf } from "./signed-head.ts";

/** The hashes of a tile of leaves, as far as they are stored. */
export type LeafTile = (index: number) => Promise<Uint8Array | undefined>;

export class LogWalk {
  readonly problems: AuditProblem[] = [];
  readonly givenUp: GivenUp[] = [];
  readonly #tree = new GrowingTree();
  readonly #chain: ChainWalk;
  readonly #leafTile: LeafTile;
  #tile: Buffer | undefined;
  /** Those of sizes that the walk has yet to come to. */
  #signed: Map<number, SignedTreeHead[]>;
  /** Those that are of another tree than this one. */
  #unmatched: SignedTreeHead[] = [];
  /** The last size that a signed head vouches for. */
  #matched = 0;
  /** Behind a gap whose leaves nobody knows no head can be compared. */
  #isBroken = false;

  constructor(heads: readonly SignedHead[], leafTile: LeafTile = async () => undefined) {
    const ofTree = heads.filter((head): head is SignedTreeHead => "checkpoint" in head);
    this.#signed = Map.groupBy(ofTree, ({ seq }) => seq);
    this.#chain = new ChainWalk(heads, this.problems);
    this.#leafTile = leafTile;
  }

  /** @returns what is to be waited for, where there is something: that is rare, and waiting is dear */
  step(entry: AuditEntry): Promise<void> | undefined {
    const { seq } = entry;
    if (seq <= this.#tree.size) {
      this.problems.push({ problem: "added", seq });
      return undefined;
    }
    if (seq > this.#tree.size + 1 || this.#tree.size % TILE_WIDTH === 0) return this.#stepAfar(entry);
    this.#take(entry);
    return undefined;
  }

  finish(): void {
    const [first] = this.#unmatched;
    if (first && !this.#isBroken) {
      this.problems.push({ problem: "rewritten", seq: this.#matched + 1, lastSeq: first.seq });
    }
    const last = this.#lastSigned;
    if (last > this.#tree.size)
      this.problems.push({ problem: "cut", seq: this.#tree.size + 1, lastSeq: last });
  }

  async #stepAfar(entry: AuditEntry): Promise<void> {
    const first = this.#tree.size + 1;
    const lastSigned = first < entry.seq ? this.#lastSigned : 0;
    while (this.#tree.size + 1 < entry.seq) {
      await this.#openTile();
      const leaf = this.#knownLeaf();
      // A number that nobody knows of makes no gap of its size.
      if (!leaf && this.#tree.size >= lastSigned) break;
      this.#isBroken ||= !leaf;
      this.#grow(leaf ?? Buffer.alloc(HASH_BYTES));
    }
    if (this.#tree.size >= first) {
      this.problems.push({ problem: "missing", seq: first, lastSeq: this.#tree.size });
      this.#chain.lose();
    }
    if (entry.seq > this.#tree.size + 1) {
      this.problems.push({ problem: "added", seq: entry.seq });
      return;
    }
    await this.#openTile();
    this.#take(entry);
  }

  /** The last entry that a head knows, of those that the walk has yet to come to. */
  get #lastSigned(): number {
    let last = this.#chain.lastSigned;
    for (const size of this.#signed.keys()) last = Math.max(last, size);
    return last;
  }

  #take(entry: AuditEntry): void {
    const leaf = leafHash(entry.body);
    const known = this.#knownLeaf();
    if (known && !known.equals(leaf)) {
      this.problems.push({ problem: "changed", seq: entry.seq });
      this.#chain.lose();
    } else {
      this.#chain.step(entry);
    }
    this.#giveUp(entry);
    this.#grow(known ?? leaf);
  }

  #grow(leaf: Hash): void {
    this.#tree.push(leaf);
    const heads = this.#signed.get(this.#tree.size);
    if (heads) this.#compare(heads);
  }

  #compare(heads: readonly SignedTreeHead[]): void {
    this.#signed.delete(this.#tree.size);
    const { root } = this.#tree;
    const strange = heads.filter((head) => !treeHeadOf(head).root.equals(root));
    this.#unmatched.push(...strange);
    if (strange.length === heads.length) return;
    // The tree that goes on from all of them was signed, too: those are of a tree beside it.
    this.problems.push(...this.#unmatched.map(({ seq }) => ({ problem: "forked", seq }) as const));
    this.#unmatched = [];
    this.#matched = this.#tree.size;
  }

  /** Heads of newer data, from where its copy ends: they were signed before the copy was accepted. */
  #giveUp(entry: AuditEntry): void {
    const restored = restoredIn(entry.body);
    if (!restored) return;
    const { at, lastSeq } = restored;
    const isKept = (head: SignedHead) => head.seq < entry.seq || head.seq > lastSeq || head.at > at;
    const kept = [...this.#signed].map(([size, heads]) => [size, heads.filter(isKept)] as const);
    this.#signed = new Map(kept.filter(([, heads]) => heads.length > 0));
    this.#chain.forget(isKept);
    if (lastSeq >= entry.seq) this.givenUp.push({ seq: entry.seq, lastSeq, at });
  }

  async #openTile(): Promise<void> {
    if (this.#tree.size % TILE_WIDTH !== 0) return;
    const hashes = await this.#leafTile(this.#tree.size / TILE_WIDTH);
    this.#tile = hashes && Buffer.from(hashes);
  }

  /** The leaf that is stored for the next place. */
  #knownLeaf(): Hash | undefined {
    const at = (this.#tree.size % TILE_WIDTH) * HASH_BYTES;
    const leaf = this.#tile?.subarray(at, at + HASH_BYTES);
    return leaf?.length === HASH_BYTES ? leaf : undefined;
  }
}
