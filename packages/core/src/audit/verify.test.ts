import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "../digest.ts";
import { type AuditEntry, chainEntry } from "./chain.ts";
import { GENESIS } from "./chain-head.ts";
import type { AuditEvent } from "./event.ts";
import { type SignedHead, signHead } from "./signed-head.ts";
import { verifyAudit } from "./verify.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");

function event(action: string): AuditEvent {
  return { kind: "staff_write", at: new Date(0), actor: "operator", action, subject: "subject" };
}

/** A chain of so many entries, behind those that are there. */
function chain(length: number, behind: readonly AuditEntry[] = [], label = "action"): AuditEntry[] {
  const entries = [...behind];
  while (entries.length < length) {
    entries.push(chainEntry(entries.at(-1) ?? GENESIS, event(`${label} ${entries.length + 1}`)));
  }
  return entries;
}

const entryOf = (entries: readonly AuditEntry[], seq: number) => entries[seq - 1] as AuditEntry;

function headOf(entries: readonly AuditEntry[], seq: number, key = privateKey): SignedHead {
  return signHead(entryOf(entries, seq), new Date(seq), key);
}

/** The problems, each as a short text. */
async function problemsOf(
  entries: Iterable<AuditEntry>,
  heads: readonly SignedHead[] = [],
): Promise<string[]> {
  const { problems } = await verifyAudit(entries, heads, [publicKey]);
  return problems.map((found) => {
    const last = "lastSeq" in found && found.lastSeq !== found.seq ? `–${found.lastSeq}` : "";
    return `${found.problem} ${found.seq}${last}`;
  });
}

/** The entry with another text, and that text's digest. */
function rewritten(entry: AuditEntry, change: (link: Record<string, unknown>) => object): AuditEntry {
  const body = JSON.stringify(change(JSON.parse(entry.body)));
  return { seq: entry.seq, body, digest: digestOf(body) };
}

const doctored = (entry: AuditEntry) => rewritten(entry, (link) => ({ ...link, action: "nothing" }));

describe("the audit", () => {
  const good = chain(10);

  it("has nothing to name as it was written", async () => {
    const heads = [headOf(good, 3), headOf(good, 10), headOf(good, 10)];
    expect(await verifyAudit(good, heads, [publicKey])).toEqual({
      entries: 10,
      signedHeads: 3,
      givenUp: [],
      problems: [],
    });
    expect(await verifyAudit([], [], [publicKey])).toEqual({
      entries: 0,
      signedHeads: 0,
      givenUp: [],
      problems: [],
    });
  });

  it.each([1, 5, 10])("names an entry whose text was changed: %i", async (seq) => {
    const { body } = doctored(entryOf(good, seq));
    const entries = good.map((entry) => (entry.seq === seq ? { ...entry, body } : entry));
    expect(await problemsOf(entries)).toEqual([`changed ${seq}`]);
  });

  it.each([
    "",
    "nonsense",
    "null",
    "[]",
    "{}",
    '{"seq":5}',
    '{"seq":"5","previous":""}',
    '{"seq":5.5,"previous":""}',
    '{"seq":1e300,"previous":""}',
  ])("names an entry whose text was replaced by %j", async (body) => {
    const entries = good.with(4, { seq: 5, body, digest: digestOf(body) });
    expect(await problemsOf(entries)).toEqual(["changed 5"]);
  });

  it.each([1, 5, 9])("names an entry that was changed together with its digest: %i", async (seq) => {
    expect(await problemsOf(good.with(seq - 1, doctored(entryOf(good, seq))))).toEqual([`changed ${seq}`]);
  });

  it("names a last entry that was changed together with its digest, if its head was signed", async () => {
    const entries = good.with(9, doctored(entryOf(good, 10)));
    expect(await problemsOf(entries, [headOf(good, 10)])).toEqual(["rewritten 10"]);
  });

  it("names a first entry that was made to continue something else", async () => {
    const first = rewritten(entryOf(good, 1), (link) => ({ ...link, previous: "f".repeat(64) }));
    expect(await problemsOf(chain(3, [first]))).toEqual(["changed 1"]);
  });

  it.each([[2], [5], [9]])("names an entry that is missing: %i", async (seq) => {
    expect(await problemsOf(good.filter((entry) => entry.seq !== seq))).toEqual([`missing ${seq}`]);
  });

  it("names entries that are missing together at once, those at the beginning too", async () => {
    expect(await problemsOf(good.slice(3))).toEqual(["missing 1–3"]);
    expect(await problemsOf(good.toSpliced(3, 4))).toEqual(["missing 4–7"]);
  });

  it("names a missing entry also when the others were moved up", async () => {
    const moved = good.toSpliced(3, 1).map((entry, n) => ({ ...entry, seq: n + 1 }));
    expect(await problemsOf(moved, [headOf(good, 10)])).toEqual([
      ...[5, 6, 7, 8, 9, 10].map((seq) => `reordered ${seq}`),
      "missing 4",
    ]);
  });

  it("names both of two entries that changed places", async () => {
    const [third, seventh] = [entryOf(good, 3), entryOf(good, 7)];
    const entries = good.with(2, { ...seventh, seq: 3 }).with(6, { ...third, seq: 7 });
    expect(await problemsOf(entries, [headOf(good, 3), headOf(good, 10)])).toEqual([
      "reordered 7",
      "reordered 3",
    ]);
  });

  it("names entries whose texts changed places, but not their digests", async () => {
    const [third, seventh] = [entryOf(good, 3), entryOf(good, 7)];
    const entries = good.with(2, { ...third, body: seventh.body }).with(6, { ...seventh, body: third.body });
    expect(await problemsOf(entries)).toEqual(["changed 3", "changed 7"]);
  });

  it("names an entry that was put in another's place, and the one that is gone", async () => {
    const entries = good.with(4, { ...entryOf(good, 2), seq: 5 });
    expect(await problemsOf(entries)).toEqual(["reordered 2", "missing 5"]);
  });

  it("names an entry that does not come in its turn", async () => {
    const [first, second, third] = good as [AuditEntry, AuditEntry, AuditEntry];
    expect(await problemsOf([first, third, second])).toEqual(["reordered 2"]);
    expect(await problemsOf([{ ...first, seq: 0 }, ...good])).toEqual(["reordered 1"]);
  });

  it("names what was cut off its end, if a head behind it was signed", async () => {
    const heads = [headOf(good, 4), headOf(good, 9)];
    expect(await problemsOf(good.slice(0, 6), heads)).toEqual(["cut 7–9"]);
    expect(await problemsOf(good.slice(0, 8), heads)).toEqual(["cut 9"]);
    expect(await problemsOf([], heads)).toEqual(["cut 1–9"]);
    expect(await problemsOf(good.slice(0, 9), heads)).toEqual([]);
  });

  it("names every signed place from which on it was written anew", async () => {
    const heads = [headOf(good, 2), headOf(good, 6), headOf(good, 9)];
    const forged = chain(10, good.slice(0, 4), "forged");
    expect(await problemsOf(forged)).toEqual([]);
    expect(await problemsOf(forged, heads)).toEqual(["rewritten 6", "rewritten 9"]);
    expect(await problemsOf(chain(10, [], "forged"), heads)).toEqual([
      "rewritten 2",
      "rewritten 6",
      "rewritten 9",
    ]);
  });

  it("cannot have had two heads at one place", async () => {
    const forged = chain(10, good.slice(0, 4), "forged");
    const heads = [headOf(good, 6), headOf(forged, 6)];
    expect(await problemsOf(good, heads)).toEqual(["rewritten 6"]);
    expect(await problemsOf(forged, heads)).toEqual(["rewritten 6"]);
  });

  it("names a head that the platform did not sign, and believes nothing of it", async () => {
    const stranger = generateKeyPairSync("ed25519").privateKey;
    const forged = [
      headOf(good, 3, stranger),
      { ...headOf(good, 4), digest: "0".repeat(64) },
      { ...headOf(good, 5), seq: 50 },
      { ...headOf(good, 6), at: new Date(1).toISOString() },
      { ...headOf(good, 7), signature: "" },
    ];
    expect(await problemsOf(good, forged)).toEqual([3, 4, 50, 6, 7].map((seq) => `head_forged ${seq}`));
  });

  it.each([Number.MAX_SAFE_INTEGER, -5])("is not led astray by a wild number: %d", async (wild) => {
    const last = entryOf(good, 10);
    expect(await problemsOf(good.with(9, { ...last, seq: wild }).toSorted((a, b) => a.seq - b.seq))).toEqual([
      "reordered 10",
    ]);
    const claiming = rewritten(entryOf(good, 5), (link) => ({ ...link, seq: wild }));
    expect(await problemsOf(good.with(4, claiming))).toEqual([`reordered ${wild}`, "missing 5"]);
  });

  it("names both ends of several things at once", async () => {
    const entries = good
      .with(1, doctored(entryOf(good, 2)))
      .toSpliced(5, 2)
      .slice(0, 7);
    expect(await problemsOf(entries, [headOf(good, 10)])).toEqual(["changed 2", "missing 6–7", "cut 10"]);
  });

  it("is verified in a time that grows with its length, however it was shuffled", async () => {
    const long = chain(5_000);
    const moved = long.slice(1).map((entry, n) => ({ ...entry, seq: n + 1 }));
    const problems = await problemsOf(moved);
    expect(problems).toHaveLength(5_000);
    expect(problems.at(-1)).toBe("missing 1");
  });

  it("does not survive any single change to a text, a digest or a place unnoticed", async () => {
    const heads = [headOf(good, 10)];
    const place = fc.integer({ min: 0, max: 9 });
    const part = fc.constantFrom("body", "digest", "seq");
    await fc.assert(
      fc.asyncProperty(place, part, fc.nat(), async (index, what, position) => {
        const entry = good[index] as AuditEntry;
        const tampered =
          what === "seq"
            ? { ...entry, seq: entry.seq + 1 + position }
            : flip(entry, what as "body", position);
        expect(await problemsOf(good.with(index, tampered), heads)).not.toEqual([]);
      }),
    );
  });
});

/** The entry with one character of a text replaced. */
function flip(entry: AuditEntry, part: "body" | "digest", position: number): AuditEntry {
  const text = entry[part];
  const at = position % text.length;
  const character = text[at] === "0" ? "1" : "0";
  return { ...entry, [part]: text.slice(0, at) + character + text.slice(at + 1) };
}

describe("where older data was accepted", () => {
  const newer = chain(8);
  const copy = chain(4, newer.slice(0, 4));
  const accepted = (lost: unknown, at = new Date(100)) =>
    chainEntry(entryOf(copy, 4), {
      kind: "older_data_accepted",
      at,
      actor: "operator",
      lost,
      voided: { authTokens: 0, accessTokens: 0, apiTokens: 0, sessions: 0 },
    } as AuditEvent);
  const lost = { seq: 8, digest: entryOf(newer, 8).digest };
  const heads = [headOf(newer, 3), headOf(newer, 6), headOf(newer, 8)];

  it("heads of what was given up are no problems, and are told of, however long the chain has grown", async () => {
    for (const length of [5, 6, 20]) {
      const restored = chain(length, [...copy, accepted(lost)], "after");
      const { problems, givenUp } = await verifyAudit(restored, heads, [publicKey]);
      expect([problems, givenUp]).toEqual([[], [{ seq: 5, lastSeq: 8, at: "1970-01-01T00:00:00.100Z" }]]);
    }
  });

  it("heads that were signed afterwards, or of more than was given up, are problems as ever", async () => {
    const restored = chain(10, [...copy, accepted({ ...lost, seq: 6 })], "after");
    expect(await problemsOf(restored, heads)).toEqual(["rewritten 8"]);
    const late = signHead(entryOf(newer, 6), new Date(200), privateKey);
    expect(await problemsOf(restored, [late])).toEqual(["rewritten 6"]);
    const before = signHead({ seq: 3, digest: digestOf("another") }, new Date(3), privateKey);
    expect(await problemsOf(restored, [before])).toEqual(["rewritten 3"]);
  });

  it.each([null, {}, { seq: "8" }, 8])(
    "an entry that names nothing gives nothing up: %j",
    async (nothing) => {
      const restored = chain(5, [...copy, accepted(nothing)]);
      expect(await problemsOf(restored, heads)).toEqual(["rewritten 6", "cut 6–8"].slice(1));
    },
  );
});

it("a head is good under any of the keys that are named", async () => {
  const former = generateKeyPairSync("ed25519");
  const entries = chain(4);
  const heads = [headOf(entries, 2, former.privateKey), headOf(entries, 4)];
  const keys = [former.publicKey, publicKey];
  expect((await verifyAudit(entries, heads, keys)).problems).toEqual([]);
  expect((await verifyAudit(entries, heads, [publicKey])).problems).toEqual([
    { problem: "head_forged", seq: 2 },
  ]);
});
