/** A witness over HTTP, held against the words of C2SP tlog-witness. */
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cosignatureVerifier,
  formatAddCheckpoint,
  formatCheckpoint,
  GrowingTree,
  leafHash,
  noteSigner,
  noteVerifier,
  openNote,
  originHash,
  parseNote,
  proveConsistency,
  signNote,
  tileReader,
} from "@shiming/transparency";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { EVIDENCE, openEvidence } from "./evidence.ts";
import { CHECKPOINTS, openRecord } from "./record.ts";
import { type ServedWitness, serveWitness } from "./serve-witness.ts";
import { createWitness, type Inconsistent } from "./witness.ts";

const ORIGIN = "log.example/log";
const log = generateKeyPairSync("ed25519");
const another = generateKeyPairSync("ed25519");
const own = generateKeyPairSync("ed25519");
const keys = [noteVerifier(ORIGIN, log.publicKey), cosignatureVerifier("w.example/1", own.publicKey)];

/** A log of so many entries, each of which says what is given. */
function logOf(size: number, said = "entry") {
  const tree = new GrowingTree(0, []);
  const [tile] = tree.extend(Array.from({ length: size }, (_, n) => leafHash(`${said} ${n}`)));
  const { root } = tree;
  const read = tileReader(size, async () => tile?.hashes ?? new Uint8Array());
  return { size, root, prove: (from: number) => proveConsistency(read, from, size) };
}

type Logged = Pick<ReturnType<typeof logOf>, "size" | "root">;
const signed = ({ size, root }: Logged, key = log.privateKey, origin = ORIGIN) =>
  signNote(formatCheckpoint({ origin, size, root }), [noteSigner(origin, key)]);

describe("a witness", () => {
  const folders: string[] = [];
  const served: ServedWitness[] = [];
  let folder: string;
  let told: Inconsistent[];
  let faults: unknown[];
  let url: string;

  async function start(): Promise<void> {
    const parts = {
      name: "w.example/1",
      privateKey: own.privateKey,
      logs: new Map([[ORIGIN, keys.slice(0, 1)]]),
    };
    const files = { record: openRecord(folder), evidence: openEvidence(folder) };
    const clock = () => new Date(1_700_000_000_000);
    const witness = createWitness({ ...parts, ...files, clock, onInconsistent: (found) => told.push(found) });
    const running = await serveWitness(witness, {
      ...{ host: "127.0.0.1", port: 0 },
      onFault: (fault) => faults.push(fault),
    });
    served.push(running);
    url = running.url;
  }

  beforeEach(async () => {
    [told, faults] = [[], []];
    folder = mkdtempSync(join(tmpdir(), "shiming-witness-"));
    folders.push(folder);
    await start();
  });
  afterAll(async () => {
    for (const each of served) await each.close();
    for (const each of folders) rmSync(each, { recursive: true });
  });

  async function add(oldSize: number, checkpoint: string, proof: readonly Buffer[] = []) {
    const body = formatAddCheckpoint({ oldSize, proof, checkpoint });
    const answer = await fetch(`${url}/add-checkpoint`, { method: "POST", body });
    return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.text() };
  }
  const known = async () => {
    const answer = await fetch(`${url}/${originHash(ORIGIN)}/checkpoint`);
    return { status: answer.status, note: await answer.text() };
  };

  it("signs what goes on from what it signed before, and shows it to monitors", async () => {
    expect((await known()).status).toBe(404);
    const larger = logOf(90);
    for (const [oldSize, checkpoint, proof] of [
      [0, signed(logOf(50)), []],
      [50, signed(larger), await larger.prove(50)],
      [90, signed(larger), []],
    ] as const) {
      const { status, body } = await add(oldSize, checkpoint, proof);
      expect(status).toBe(200);
      const { verified } = openNote(checkpoint + body, keys);
      expect(verified.map(({ name }) => name)).toEqual([ORIGIN, "w.example/1"]);
      const { note } = await known();
      expect(openNote(note, keys).verified).toHaveLength(2);
      expect(parseNote(note).text).toBe(parseNote(checkpoint).text);
    }
    expect(told).toEqual([]);
  });

  it("leaves out of what it shows the signatures that it has not verified", async () => {
    const stranger = noteSigner("stranger.example", another.privateKey);
    const { size, root } = logOf(5);
    const text = formatCheckpoint({ origin: ORIGIN, size, root });
    await add(0, signNote(text, [stranger, noteSigner(ORIGIN, log.privateKey)]));
    expect(parseNote((await known()).note).signatures.map(({ name }) => name)).toEqual([
      ORIGIN,
      "w.example/1",
    ]);
  });

  it("answers with the status that the protocol has for what is wrong", async () => {
    const [first, larger] = [logOf(50), logOf(90)];
    expect(await add(0, signed(first))).toMatchObject({ status: 200 });
    expect(await add(0, signed(larger))).toEqual({ status: 409, type: "text/x.tlog.size", body: "50\n" });
    expect(await add(40, signed(logOf(40)))).toEqual({ status: 409, type: "text/x.tlog.size", body: "50\n" });
    expect((await add(91, signed(larger))).status).toBe(400);
    expect((await add(50, signed(larger, another.privateKey))).status).toBe(403);
    expect((await add(0, signed(larger, log.privateKey, "other.example"))).status).toBe(404);
    expect((await fetch(`${url}/add-checkpoint`, { method: "POST", body: "nonsense" })).status).toBe(400);
    const long = { method: "POST", body: "old 0\n".repeat(20_000) };
    expect((await fetch(`${url}/add-checkpoint`, long)).status).toBe(400);
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
    expect((await fetch(`${url}/${"0".repeat(64)}/checkpoint`)).status).toBe(404);
    expect((await fetch(url)).status).toBe(404);
    expect([told, faults]).toEqual([[], []]);
  });

  it("refuses a log that is another than it was, says so once, and keeps what the log has signed", async () => {
    const [first, forked] = [logOf(50), logOf(90, "forged")];
    await add(0, signed(first));
    const rewritten = logOf(50, "forged");
    for (let times = 0; times < 2; times += 1) {
      expect((await add(50, signed(forked), await forked.prove(50))).status).toBe(422);
      expect((await add(50, signed(rewritten))).status).toBe(422);
    }
    expect(told).toEqual([
      { origin: ORIGIN, cosigned: 50, refused: 90 },
      { origin: ORIGIN, cosigned: 50, refused: 50 },
    ]);
    const kept = readFileSync(join(folder, EVIDENCE), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(kept).toMatchObject([{ refused: signed(forked) }, { refused: signed(rewritten) }]);
    for (const { cosigned, refused } of kept) {
      expect(openNote(cosigned, keys).verified).toHaveLength(2);
      expect(openNote(refused, keys).verified).toHaveLength(1);
    }
    const next = logOf(60);
    expect((await add(50, signed(next), await next.prove(50))).status).toBe(200);
  });

  it("knows after a restart what it has signed, and what it has told", async () => {
    await add(0, signed(logOf(50)));
    await add(50, signed(logOf(50, "forged")));
    await start();
    expect((await add(0, signed(logOf(50)))).body).toBe("50\n");
    expect((await add(50, signed(logOf(50, "forged")))).status).toBe(422);
    expect(told).toHaveLength(1);
  });

  it("signs nothing that it cannot remember", async () => {
    await add(0, signed(logOf(50)));
    // A folder in the place of the draft: nothing can be written.
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "");
    const larger = logOf(90);
    expect(await add(50, signed(larger), await larger.prove(50))).toMatchObject({ status: 500, body: "" });
    expect(faults).toHaveLength(1);
    expect((await add(0, signed(larger))).body).toBe("50\n");
  });

  it("does not begin anew where what it has signed is damaged", () => {
    writeFileSync(join(folder, CHECKPOINTS), `{"${ORIGIN}": "half of`);
    expect(() => openRecord(folder)).toThrow(/is damaged/);
  });
});
