import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  formatAddCheckpoint,
  judgeCheckpoint,
  parseAddCheckpoint,
  type WitnessedLog,
} from "./add-checkpoint.ts";
import { askWitness, type PostToWitness } from "./ask-witness.ts";
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { proveConsistency } from "./consistency.ts";
import { cosignatureVerifier, cosigner } from "./cosignature.ts";
import { EMPTY_ROOT } from "./hash.ts";
import { formatSignature, parseNote, signNote } from "./note.ts";
import { noteSigner, noteVerifier } from "./note-key.ts";
import { entriesOf, tiledLog } from "./testing/log.ts";
import { naiveRoot } from "./testing/naive-tree.ts";
import { vectors } from "./testing/vectors.ts";

const log = generateKeyPairSync("ed25519");
const another = generateKeyPairSync("ed25519");
const witness = generateKeyPairSync("ed25519");
const ORIGIN = "log.example";
const entries = entriesOf(500);
const { reader } = tiledLog(entries);
const headOf = (size: number) => ({ size, root: naiveRoot(entries.slice(0, size)) });
const checkpointOf = (head: { size: number; root: Buffer }, key = log.privateKey, origin = ORIGIN) =>
  signNote(formatCheckpoint({ origin, ...head }), [noteSigner(origin, key)]);
const prove = (smaller: number, larger: number) => proveConsistency(reader(), smaller, larger);
const known = (last: WitnessedLog["last"]) => (origin: string) =>
  origin === ORIGIN ? { keys: [noteVerifier(ORIGIN, log.publicKey)], last } : undefined;

describe("what a log asks of a witness", () => {
  it.each(vectors.requests)("has the form of the specification", ({ old_size: oldSize, body }) => {
    const request = parseAddCheckpoint(body);
    expect(request.oldSize).toBe(oldSize);
    expect(request.proof).toHaveLength(4);
    expect(parseNote(request.checkpoint).signatures).toHaveLength(2);
    expect(formatAddCheckpoint(request)).toBe(body);
  });

  it.each(["", "old 1\n", "old x\n\nnote", "old 01\n\nnote", "new 1\n\nnote", "old 1\n!\n\nnote"])(
    "is none: %j",
    (body) => {
      expect(() => parseAddCheckpoint(body)).toThrow("request malformed");
    },
  );
});

describe("a witness", () => {
  it("signs the first checkpoint of a log that it knows, and one that goes on from it", async () => {
    const first = { oldSize: 0, proof: [], checkpoint: checkpointOf(headOf(100)) };
    expect(judgeCheckpoint(first, known(undefined))).toMatchObject({
      status: 200,
      checkpoint: { size: 100 },
    });
    const next = { oldSize: 100, proof: await prove(100, 300), checkpoint: checkpointOf(headOf(300)) };
    expect(judgeCheckpoint(next, known(headOf(100)))).toMatchObject({
      status: 200,
      checkpoint: { size: 300 },
    });
    const same = { oldSize: 300, proof: [], checkpoint: checkpointOf(headOf(300)) };
    expect(judgeCheckpoint(same, known(headOf(300)))).toMatchObject({ status: 200 });
  });

  it("signs nothing of a log that it does not know, nor what that log has not signed", () => {
    const judge = (checkpoint: string) =>
      judgeCheckpoint({ oldSize: 0, proof: [], checkpoint }, known(undefined));
    expect(judge(checkpointOf(headOf(1), log.privateKey, "another.example"))).toEqual({ status: 404 });
    expect(judge(checkpointOf(headOf(1), another.privateKey))).toEqual({ status: 403 });
    expect(judge(checkpointOf(headOf(1)).replace("\n1\n", "\n2\n"))).toEqual({ status: 403 });
    expect(judge("no note")).toEqual({ status: 400 });
    expect(judge(signNote("no checkpoint\n", [noteSigner(ORIGIN, log.privateKey)]))).toEqual({ status: 400 });
  });

  it("tells which size it signed last to whoever names another", () => {
    const checkpoint = checkpointOf(headOf(300));
    for (const oldSize of [0, 99, 101, 300]) {
      expect(judgeCheckpoint({ oldSize, proof: [], checkpoint }, known(headOf(100)))).toEqual({
        status: 409,
        size: 100,
      });
    }
    expect(judgeCheckpoint({ oldSize: 301, proof: [], checkpoint }, known(headOf(301)))).toEqual({
      status: 400,
    });
  });

  it("refuses a log that was rewritten, cut or forked", async () => {
    const rewritten = entries.with(50, Buffer.from("rewritten"));
    const other = tiledLog(rewritten);
    const root = naiveRoot(rewritten.slice(0, 300));
    for (const proof of [await prove(100, 300), await proveConsistency(other.reader(), 100, 300), []]) {
      const checkpoint = checkpointOf({ size: 300, root });
      expect(judgeCheckpoint({ oldSize: 100, proof, checkpoint }, known(headOf(100)))).toEqual({
        status: 422,
      });
    }
    const forked = checkpointOf({ size: 100, root: naiveRoot(rewritten.slice(0, 100)) });
    expect(judgeCheckpoint({ oldSize: 100, proof: [], checkpoint: forked }, known(headOf(100)))).toEqual({
      status: 422,
    });
    const cut = checkpointOf(headOf(50));
    expect(judgeCheckpoint({ oldSize: 50, proof: [], checkpoint: cut }, known(headOf(100)))).toEqual({
      status: 409,
      size: 100,
    });
  });

  it("takes no proof from nothing, and no root of nothing but that of nothing", () => {
    const judge = (head: { size: number; root: Buffer }, proof: Buffer[]) =>
      judgeCheckpoint({ oldSize: 0, proof, checkpoint: checkpointOf(head) }, known(undefined)).status;
    expect(judge(headOf(1), [EMPTY_ROOT])).toBe(422);
    expect(judge({ size: 0, root: EMPTY_ROOT }, [])).toBe(200);
    expect(judge({ size: 0, root: headOf(1).root }, [])).toBe(422);
  });
});

describe("a log that asks", () => {
  const checkpoint = checkpointOf(headOf(300));
  const keys = [cosignatureVerifier("w1", witness.publicKey)];

  /** A witness that has signed this size last. */
  function witnessAt(size: number, key = witness.privateKey) {
    const asked: number[] = [];
    const post: PostToWitness = async (body) => {
      const request = parseAddCheckpoint(body);
      asked.push(request.oldSize);
      const verdict = judgeCheckpoint(request, known(size > 0 ? headOf(size) : undefined));
      if (verdict.status === 409) return { status: 409, body: `${verdict.size}\n` };
      if (verdict.status !== 200) return { status: verdict.status, body: "" };
      const signer = cosigner("w1", key, new Date(0));
      const signature = signer.sign(formatCheckpoint(parseCheckpoint(parseNote(request.checkpoint).text)));
      return { status: 200, body: formatSignature({ ...signer, signature }) };
    };
    return { asked, post };
  }

  it("gets the witness's signature, and asks again from where the witness is", async () => {
    for (const [last, lastSize, turns] of [
      [0, 0, [0]],
      [100, 100, [100]],
      [200, 100, [100, 200]],
      [0, 100, [100, 0]],
      [300, 300, [300]],
    ] as const) {
      const { asked, post } = witnessAt(last);
      const answer = await askWitness({ keys, post, lastSize }, checkpoint, prove);
      expect(answer).toMatchObject({ kind: "cosigned", signatures: [{ name: "w1" }] });
      expect(asked).toEqual(turns);
    }
  });

  it("learns that the witness knows a larger tree, another one, or no such log", async () => {
    const answerOf = (post: PostToWitness, asking = checkpoint) =>
      askWitness({ keys, post, lastSize: 0 }, asking, prove);
    expect(await answerOf(witnessAt(400).post)).toEqual({ kind: "ahead", size: 400 });
    const rewritten = checkpointOf({ size: 300, root: naiveRoot(entries.slice(1, 301)) });
    expect(await answerOf(witnessAt(200).post, rewritten)).toEqual({ kind: "inconsistent", size: 200 });
    for (const status of [403, 404, 500])
      expect(await answerOf(async () => ({ status, body: "" }))).toEqual({ kind: "refused", status });
  });

  it("takes no signature of another key, and nothing that the protocol does not know", async () => {
    const refused = (post: PostToWitness) =>
      expect(askWitness({ keys, post, lastSize: 0 }, checkpoint, prove)).rejects;
    await refused(async () => ({ status: 409, body: "many\n" })).toThrow("answer malformed");
    await refused(witnessAt(0, another.privateKey).post).toThrow("signature missing");
    await refused(async () => ({ status: 200, body: "no signature" })).toThrow("note malformed");
  });
});
