import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { formatCheckpoint } from "./checkpoint.ts";
import { cosignatureVerifier, cosigner } from "./cosignature.ts";
import { leafHash } from "./hash.ts";
import { proveInclusion } from "./inclusion.ts";
import { signNote } from "./note.ts";
import { noteSigner, noteVerifier } from "./note-key.ts";
import { checkProof, formatProof, parseProof } from "./proof-file.ts";
import { entriesOf, tiledLog } from "./testing/log.ts";

const log = generateKeyPairSync("ed25519");
const [one, two] = [generateKeyPairSync("ed25519"), generateKeyPairSync("ed25519")];
const entries = entriesOf(300);
const { reader, tree } = tiledLog(entries);
const INDEX = 271;

async function proofFile(): Promise<string> {
  const text = formatCheckpoint({ origin: "log.example", size: 300, root: tree.root });
  const checkpoint = signNote(text, [
    noteSigner("log.example", log.privateKey),
    cosigner("w1", one.privateKey, new Date(0)),
  ]);
  const path = await proveInclusion(reader(), { index: INDEX, size: 300 });
  return formatProof({ extra: Buffer.from("what it is of"), index: INDEX, path, checkpoint });
}

const policy = {
  origin: "log.example",
  logKeys: [noteVerifier("log.example", log.publicKey)],
  witnesses: [cosignatureVerifier("w1", one.publicKey), cosignatureVerifier("w2", two.publicKey)],
};
const leaf = leafHash(entries[INDEX] as Buffer);

describe("a proof as a file", () => {
  it("has the form of the specification", async () => {
    const [first, extra, index, ...rest] = (await proofFile()).split("\n");
    expect([first, extra, index]).toEqual([
      "c2sp.org/tlog-proof@v1",
      `extra ${Buffer.from("what it is of").toString("base64")}`,
      `index ${INDEX}`,
    ]);
    expect(rest.slice(rest.indexOf("") + 1, rest.indexOf("") + 3)).toEqual(["log.example", "300"]);
  });

  it("is read as it was written, with and without what the application adds", async () => {
    const file = await proofFile();
    expect(formatProof(parseProof(file))).toBe(file);
    const bare = formatProof({ ...parseProof(file), extra: undefined });
    expect(bare).not.toContain("extra");
    expect(formatProof(parseProof(bare))).toBe(bare);
  });

  it("shows which checkpoint the entry is in, and who has seen it", async () => {
    expect(checkProof(parseProof(await proofFile()), leaf, { ...policy, quorum: 1 })).toMatchObject({
      origin: "log.example",
      size: 300,
      witnesses: ["w1"],
    });
  });

  it("holds for no other entry, place, log, or key, and not with fewer witnesses than asked for", async () => {
    const proof = parseProof(await proofFile());
    expect(() => checkProof(proof, leafHash(Buffer.from("another")), policy)).toThrow("proof wrong");
    expect(() => checkProof({ ...proof, index: 270 }, leaf, policy)).toThrow("proof wrong");
    expect(() => checkProof(proof, leaf, { ...policy, origin: "another" })).toThrow("origin wrong");
    expect(() => checkProof(proof, leaf, { ...policy, logKeys: [] })).toThrow("signature missing");
    expect(() => checkProof(proof, leaf, { ...policy, quorum: 2 })).toThrow("witnesses missing");
    const twice = [...policy.witnesses, ...policy.witnesses];
    expect(() => checkProof(proof, leaf, { ...policy, witnesses: twice, quorum: 2 })).toThrow(
      "witnesses missing",
    );
  });

  it("is refused when a witness that is known has signed something else", async () => {
    const proof = parseProof(await proofFile());
    const other = signNote("another\n", [cosigner("w2", two.privateKey, new Date(0))]);
    const checkpoint = proof.checkpoint + other.slice(other.indexOf("—"));
    expect(() => checkProof({ ...proof, checkpoint }, leaf, policy)).toThrow("signature wrong");
  });

  it.each([
    ["nothing", () => ""],
    ["another version", (file: string) => file.replace("@v1", "@v2")],
    ["no index", (file: string) => file.replace(/index .*\n/, "")],
    ["an index with a zero before it", (file: string) => file.replace("index 2", "index 02")],
    ["extra that is no base64", (file: string) => file.replace(/extra .*/, "extra !")],
    ["a hash that is too short", (file: string) => file.replace(/(index .*\n).*/, "$1AAAA")],
    ["a hash that is no base64", (file: string) => file.replace(/(index .*\n)./, "$1!")],
    [
      "too many hashes",
      (file: string) => file.replace(/(index .*\n)(.*\n)/, (_, index, hash) => index + hash.repeat(64)),
    ],
  ])("is none: %s", async (_what, change) => {
    const file = await proofFile();
    expect(() => parseProof(change(file))).toThrow("proof malformed");
  });
});
