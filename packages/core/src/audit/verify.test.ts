import { generateKeyPairSync } from "node:crypto";
import { leafHash } from "@shiming/transparency";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addEntries, type MemoryLog, memoryLog } from "../testing/log.ts";
import type { AuditEntry } from "./entry.ts";
import { signLog } from "./sign-log.ts";
import type { SignedHead, SignedTreeHead } from "./signed-head.ts";
import { type AuditEvidence, verifyAudit } from "./verify.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signer = { origin: "platform.example/log", privateKey };

/** An audit that was signed at each of these sizes. */
async function signedAt(
  ...sizes: readonly number[]
): Promise<{ memory: MemoryLog; heads: SignedTreeHead[] }> {
  const memory = memoryLog();
  const heads: SignedTreeHead[] = [];
  for (const size of sizes) {
    addEntries(memory, size - memory.entries.length);
    heads.push((await signLog(memory, signer, new Date(size))) as SignedTreeHead);
  }
  return { memory, heads };
}

async function problemsOf(
  entries: Iterable<AuditEntry>,
  heads: readonly SignedHead[] = [],
  evidence: Partial<AuditEvidence> = {},
): Promise<string[]> {
  const { problems } = await verifyAudit(entries, { heads, publicKeys: [publicKey], ...evidence });
  return problems.map((found) => {
    const last = "lastSeq" in found && found.lastSeq !== found.seq ? `–${found.lastSeq}` : "";
    return `${found.problem} ${found.seq}${last}`;
  });
}

const withTiles = ({ log }: MemoryLog) => ({ leafTile: (index: number) => log.tile(0, index) });

function doctored(entries: readonly AuditEntry[], seq: number): AuditEntry[] {
  return entries.map((entry) =>
    entry.seq === seq ? { seq, body: entry.body.replace("operator", "nobody") } : entry,
  );
}

/** Whoever has the database changes the leaf as well. */
function doctorLeaf({ tiles, entries }: MemoryLog, seq: number): void {
  const place = `0/${Math.floor((seq - 1) / 256)}`;
  const tile = Buffer.from(tiles.get(place) ?? []);
  tile.set(leafHash(Buffer.from(entries[seq - 1]?.body ?? "")), ((seq - 1) % 256) * 32);
  tiles.set(place, tile);
}

describe("the audit", () => {
  it("has nothing to name as it was written", async () => {
    const { memory, heads } = await signedAt(3, 10, 600);
    const evidence = { heads, publicKeys: [publicKey], ...withTiles(memory) };
    const whole = { entries: 600, signedHeads: 3, givenUp: [], problems: [] };
    expect(await verifyAudit(memory.entries, evidence)).toEqual(whole);
    expect(await verifyAudit(memory.entries, { heads, publicKeys: [publicKey] })).toEqual(whole);
    const nothing = { entries: 0, signedHeads: 0, givenUp: [], problems: [] };
    expect(await verifyAudit([], { heads: [], publicKeys: [publicKey] })).toEqual(nothing);
  });

  it.each([1, 5, 256, 257, 300])("names an entry whose text was changed: %i", async (seq) => {
    const { memory, heads } = await signedAt(100, 300);
    expect(await problemsOf(doctored(memory.entries, seq), heads, withTiles(memory))).toEqual([
      `changed ${seq}`,
    ]);
  });

  it("names the entries between two heads of which one was written anew, with its leaf", async () => {
    const { memory, heads } = await signedAt(10, 100, 300);
    memory.entries.splice(0, 300, ...doctored(memory.entries, 50));
    doctorLeaf(memory, 50);
    expect(await problemsOf(memory.entries, heads, withTiles(memory))).toEqual(["rewritten 11–100"]);
    expect(await problemsOf(memory.entries, heads)).toEqual(["rewritten 11–100"]);
  });

  it("names both of two entries that changed places", async () => {
    const { memory, heads } = await signedAt(10);
    const [third, seventh] = [memory.entries[2], memory.entries[6]] as [AuditEntry, AuditEntry];
    const entries = memory.entries.with(2, { ...seventh, seq: 3 }).with(6, { ...third, seq: 7 });
    expect(await problemsOf(entries, heads, withTiles(memory))).toEqual(["changed 3", "changed 7"]);
  });

  it("names what is missing, and compares the rest all the same", async () => {
    const { memory, heads } = await signedAt(100, 600);
    const { entries } = memory;
    const gap = (from: number, to: number) => entries.filter(({ seq }) => seq < from || seq > to);
    expect(await problemsOf(gap(1, 1), heads, withTiles(memory))).toEqual(["missing 1"]);
    expect(await problemsOf(gap(7, 9), heads, withTiles(memory))).toEqual(["missing 7–9"]);
    expect(await problemsOf(gap(200, 550), heads, withTiles(memory))).toEqual(["missing 200–550"]);
    expect(await problemsOf(gap(7, 9), heads)).toEqual(["missing 7–9"]);
    const both = doctored(gap(7, 9), 300);
    expect(await problemsOf(both, heads, withTiles(memory))).toEqual(["missing 7–9", "changed 300"]);
  });

  it("names what was cut off its end, if a head behind it was signed", async () => {
    const { memory, heads } = await signedAt(4, 9);
    addEntries(memory, 1);
    expect(await problemsOf(memory.entries.slice(0, 6), heads)).toEqual(["cut 7–9"]);
    expect(await problemsOf(memory.entries.slice(0, 6), [], { stored: memory.head })).toEqual(["cut 7–9"]);
    expect(await problemsOf([], heads)).toEqual(["cut 1–9"]);
    expect(await problemsOf(memory.entries.slice(0, 9), heads)).toEqual([]);
  });

  it("names a head of another audit that the key has signed beside this one", async () => {
    const { memory, heads } = await signedAt(4, 6, 9);
    const fork = memoryLog(doctored(memory.entries.slice(0, 6), 5));
    const forked = (await signLog(fork, signer, new Date(6))) as SignedTreeHead;
    expect(await problemsOf(memory.entries, [...heads, forked], withTiles(memory))).toEqual(["forked 6"]);
    const [first, , last] = heads as [SignedTreeHead, SignedTreeHead, SignedTreeHead];
    expect(await problemsOf(memory.entries, [first, forked, last])).toEqual(["forked 6"]);
    expect(await problemsOf(memory.entries, [first, forked])).toEqual(["rewritten 5–6"]);
  });

  it("names what has no number that an entry can have", async () => {
    const { memory, heads } = await signedAt(10);
    const { body } = memory.entries[0] as AuditEntry;
    for (const seq of [-5, 0, Number.MAX_SAFE_INTEGER]) {
      const entries = [...memory.entries, { seq, body }].sort((a, b) => a.seq - b.seq);
      expect(await problemsOf(entries, heads, withTiles(memory))).toEqual([`added ${seq}`]);
    }
    expect(await problemsOf([...memory.entries, { seq: 3, body }], heads)).toEqual(["added 3"]);
  });

  it("is not led astray by a head of a wild size, which only the key can have signed", async () => {
    const { memory } = await signedAt(10);
    const wild = { seq: 50, at: "", checkpoint: memory.head?.checkpoint.replace("\n10\n", "\n50\n") ?? "" };
    expect(await problemsOf(memory.entries, [wild])).toEqual(["head_forged 50"]);
  });

  it("names a head that the platform did not sign, and believes nothing of it", async () => {
    const { memory, heads } = await signedAt(10);
    const [head] = heads as [SignedTreeHead];
    const { privateKey: strange } = generateKeyPairSync("ed25519");
    const other = memoryLog(memory.entries);
    const stranger = (await signLog(
      other,
      { ...signer, privateKey: strange },
      new Date(0),
    )) as SignedTreeHead;
    const forged = [
      stranger,
      { ...head, seq: 9 },
      { ...head, checkpoint: head.checkpoint.replace("platform", "another") },
      { ...head, checkpoint: "" },
    ];
    const named = [10, 9, 10, 10].map((seq) => `head_forged ${seq}`);
    expect(await problemsOf(memory.entries, forged)).toEqual(named);
    const keys = [publicKey, generateKeyPairSync("ed25519").publicKey];
    expect(await problemsOf(memory.entries, [head], { publicKeys: keys.reverse() })).toEqual([]);
  });

  it("does not survive any change to a text or a number unnoticed, with tiles or without", async () => {
    const { memory, heads } = await signedAt(10);
    const place = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.boolean(),
        fc.boolean(),
        fc.nat(),
        async (index, isSeq, hasTiles, position) => {
          const { seq, body } = memory.entries[index] as AuditEntry;
          const at = position % body.length;
          const other = `${body.slice(0, at)}${body[at] === "0" ? "1" : "0"}${body.slice(at + 1)}`;
          const tampered = isSeq ? { seq: seq + 1 + position, body } : { seq, body: other };
          const entries = memory.entries.with(index, tampered).toSorted((a, b) => a.seq - b.seq);
          expect(await problemsOf(entries, heads, hasTiles ? withTiles(memory) : {})).not.toEqual([]);
        },
      ),
    );
  });
});
