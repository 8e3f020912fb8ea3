import { generateKeyPairSync } from "node:crypto";
import {
  checkProof,
  cosignatureVerifier,
  cosigner,
  formatSignature,
  formatVerifierKey,
  judgeCheckpoint,
  leafHash,
  noteVerifier,
  openNote,
  parseAddCheckpoint,
  parseNote,
  type TreeHead,
} from "@shiming/transparency";
import { describe, expect, it } from "vitest";
import { proveEntry } from "../audit/prove-entry.ts";
import { signLog } from "../audit/sign-log.ts";
import { addEntries, type MemoryLog, memoryLog } from "../testing/log.ts";
import { cosignLog, WitnessAway } from "./cosign-log.ts";
import { cosignedCheckpoint } from "./cosigned-checkpoint.ts";
import { witnessedEntries } from "./quorum.ts";

const ORIGIN = "platform.example/log";
const NOON = new Date(Date.UTC(2026, 10, 22, 12));
const LATER = new Date(NOON.getTime() + 60_000);
const log = generateKeyPairSync("ed25519");
const logKey = noteVerifier(ORIGIN, log.publicKey);

/** One as the protocol has it, that remembers what it signed. */
function witness(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const verifier = cosignatureVerifier(name, publicKey);
  let last: TreeHead | undefined;
  return {
    verifierKey: formatVerifierKey(name, publicKey, 0x04),
    verifier,
    post: async (body: string) => {
      const request = parseAddCheckpoint(body);
      const verdict = judgeCheckpoint(request, () => ({ keys: [logKey], last }));
      if (verdict.status === 409) return { status: 409, body: `${verdict.size}\n` };
      if (verdict.status !== 200) return { status: verdict.status, body: "" };
      last = verdict.checkpoint;
      const signer = cosigner(name, privateKey, NOON);
      const signature = signer.sign(parseNote(request.checkpoint).text);
      return { status: 200, body: formatSignature({ ...signer, signature }) };
    },
  };
}

async function grow(memory: MemoryLog, count: number): Promise<void> {
  addEntries(memory, count);
  await signLog(memory, { origin: ORIGIN, privateKey: log.privateKey }, NOON);
}

describe("a log with witnesses", () => {
  it("keeps what they have signed, and shows it with the checkpoint and in proofs", async () => {
    const memory = memoryLog();
    const [first, second] = [witness("a.example/1"), witness("b.example/1")];
    expect(await cosignLog(memory.log, first, first.post, NOON)).toBeUndefined();
    await grow(memory, 300);
    for (const each of [first, second]) await cosignLog(memory.log, each, each.post, NOON);
    const note = cosignedCheckpoint(memory.head?.checkpoint ?? "", memory.standings);
    const keys = [logKey, first.verifier, second.verifier];
    expect(openNote(note, keys).verified).toHaveLength(3);

    // What is new has no signature of theirs yet; older entries are proven with what they have signed.
    await grow(memory, 200);
    await cosignLog(memory.log, first, async () => ({ status: 500, body: "" }), NOON);
    const witnesses = [first.verifier, second.verifier];
    for (const [seq, size, quorum] of [
      [7, 300, 2],
      [300, 300, 2],
      [301, 500, 0],
    ] as const) {
      const proof = await proveEntry(memory.log, seq);
      const leaf = leafHash(memory.entries[seq - 1]?.body ?? "");
      if (!proof) throw new Error("no proof");
      const policy = { origin: ORIGIN, logKeys: [logKey], witnesses, quorum };
      expect(checkProof(proof, leaf, policy)).toMatchObject({ size, witnesses: { length: quorum } });
    }
    expect(memory.standings.find(({ witness: key }) => key === first.verifierKey)).toMatchObject({
      cosigned: { seq: 300, at: NOON.toISOString() },
      trouble: { kind: "away" },
    });
  });

  it("says since when a witness has been away, and forgets it when that signs again", async () => {
    const memory = memoryLog();
    await grow(memory, 5);
    const one = witness("a.example/1");
    const away = async () => {
      throw new WitnessAway("away");
    };
    for (const at of [NOON, LATER]) {
      expect(await cosignLog(memory.log, one, away, at)).toEqual({
        witness: one.verifierKey,
        trouble: { kind: "away", since: NOON.toISOString() },
      });
    }
    expect(await cosignLog(memory.log, one, one.post, LATER)).not.toHaveProperty("trouble");
  });

  it.each([
    [404, "unknown_log"],
    [403, "other_key"],
    [400, "away"],
    [429, "away"],
  ])("tells by the status why a witness does not sign: %i", async (status, kind) => {
    const memory = memoryLog();
    await grow(memory, 5);
    const standing = await cosignLog(memory.log, witness("a"), async () => ({ status, body: "" }), NOON);
    expect(standing).toMatchObject({ trouble: { kind } });
  });

  it("takes no signature that is not by the key that it was told", async () => {
    const memory = memoryLog();
    await grow(memory, 5);
    const [one, impostor] = [witness("a.example/1"), witness("a.example/1")];
    expect(await cosignLog(memory.log, one, impostor.post, NOON)).toEqual({
      witness: one.verifierKey,
      trouble: { kind: "answer_wrong", since: NOON.toISOString() },
    });
  });

  it("learns from a witness that it was cut, rewritten, or that there is another beside it", async () => {
    const [memory, one] = [memoryLog(), witness("a.example/1")];
    await grow(memory, 100);
    await cosignLog(memory.log, one, one.post, NOON);

    const cut = memoryLog();
    await grow(cut, 60);
    expect(await cosignLog(cut.log, one, one.post, NOON)).toMatchObject({
      trouble: { kind: "ahead", seq: 100 },
    });

    const rewritten = memoryLog();
    addEntries(rewritten, 50, "forged");
    await grow(rewritten, 60);
    expect(await cosignLog(rewritten.log, one, one.post, NOON)).toMatchObject({
      trouble: { kind: "inconsistent", seq: 100 },
    });

    // And the true one goes on.
    await grow(memory, 10);
    expect(await cosignLog(memory.log, one, one.post, NOON)).toMatchObject({ cosigned: { seq: 110 } });
  });

  it("raises no alarm where another node has gone on meanwhile", async () => {
    const [memory, one] = [memoryLog(), witness("a.example/1")];
    await grow(memory, 10);
    const slow = async (body: string) => {
      await grow(memory, 10);
      await cosignLog(memory.log, one, one.post, NOON);
      return one.post(body);
    };
    expect(await cosignLog(memory.log, one, slow, NOON)).toBeUndefined();
    expect(memory.standings).toMatchObject([{ cosigned: { seq: 20 } }]);
  });

  it("does not ask for what it cannot prove", async () => {
    const [memory, one] = [memoryLog(), witness("a.example/1")];
    await grow(memory, 10);
    await cosignLog(memory.log, one, one.post, NOON);
    await grow(memory, 10);
    memory.tiles.clear();
    await expect(cosignLog(memory.log, one, one.post, NOON)).rejects.toThrow(
      "tiles of the audit's log are missing",
    );
  });
});

describe("how many entries witnesses vouch for", () => {
  const cosigned = (witness: string, seq: number) => ({
    witness,
    cosigned: { seq, checkpoint: "", signature: "", at: "" },
  });
  const standings = [cosigned("a", 30), cosigned("b", 20), { witness: "c" }, cosigned("d", 10)];
  it.each([
    [1, 30],
    [2, 20],
    [3, 10],
    [4, 0],
  ])("is as many as %i of them have signed: %i", (needed, entries) => {
    expect(witnessedEntries(standings, (keys) => keys.size >= needed)).toBe(entries);
  });
});
