import { generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { cosignatureVerifier, cosignedAt, cosigner } from "./cosignature.ts";
import { EMPTY_ROOT } from "./hash.ts";
import { openNote, parseNote, signNote } from "./note.ts";
import { formatVerifierKey, noteSigner, noteVerifier, parseVerifierKey, SIGNATURE_TYPE } from "./note-key.ts";
import { vectors } from "./testing/vectors.ts";

const log = generateKeyPairSync("ed25519");
const witness = generateKeyPairSync("ed25519");

describe("a checkpoint", () => {
  it.each(vectors.checkpoints)("of the specification is read: $origin", (vector) => {
    const { text } = parseNote(vector.note);
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint).toEqual({
      origin: vector.origin,
      size: vector.size,
      root: Buffer.from(vector.root_hash, "base64"),
      extensions: [],
    });
    expect(formatCheckpoint(checkpoint)).toBe(text);
  });

  it.each([
    ["nothing", ""],
    ["no root", "origin\n1\n"],
    ["no origin", `\n1\n${EMPTY_ROOT.toString("base64")}\n`],
    ["a size with a zero before it", `origin\n01\n${EMPTY_ROOT.toString("base64")}\n`],
    ["a size that is no number", `origin\n1e3\n${EMPTY_ROOT.toString("base64")}\n`],
    ["a size beyond what is exact", `origin\n9007199254740993\n${EMPTY_ROOT.toString("base64")}\n`],
    ["a root that is too short", `origin\n1\n${EMPTY_ROOT.subarray(1).toString("base64")}\n`],
    ["an empty line behind it", `origin\n1\n${EMPTY_ROOT.toString("base64")}\n\n`],
    ["no last line feed", `origin\n1\n${EMPTY_ROOT.toString("base64")}`],
  ])("is none: %s", (_what, text) => {
    expect(() => parseCheckpoint(text)).toThrow("checkpoint malformed");
  });

  it("is taken from the log that it names alone, signed by it, with the lines that it adds", () => {
    const text = formatCheckpoint({ origin: "log.example", size: 3, root: EMPTY_ROOT, extensions: ["more"] });
    const note = signNote(text, [noteSigner("log.example", log.privateKey)]);
    const keys = [noteVerifier("log.example", log.publicKey)];
    expect(openCheckpoint(note, "log.example", keys)).toMatchObject({ size: 3, extensions: ["more"] });
    expect(() => openCheckpoint(note, "another.example", keys)).toThrow("origin wrong");
    expect(() => openCheckpoint(note, "log.example", [])).toThrow("signature missing");
    expect(() => openCheckpoint(note.replace("\n3\n", "\n4\n"), "log.example", keys)).toThrow(
      "signature wrong",
    );
  });
});

describe("a cosignature", () => {
  const [vector] = vectors.checkpoints;
  const text = parseNote(vector?.note ?? "").text;

  it("of the specification tells when it was made", () => {
    const [, cosignature] = parseNote(vector?.note ?? "").signatures;
    expect(cosignature?.signature).toHaveLength(72);
    expect(cosignature && cosignedAt(cosignature)).toEqual(new Date((vector?.cosigned_at ?? 0) * 1000));
  });

  it("is over the specification's message", () => {
    const at = new Date((vector?.cosigned_at ?? 0) * 1000 + 999);
    const signature = cosigner("w1", witness.privateKey, at).sign(text);
    const message = Buffer.from(vector?.cosigned_message ?? "");
    expect(verify(null, message, witness.publicKey, signature.subarray(8))).toBe(true);
    expect(cosignedAt({ signature })).toEqual(new Date((vector?.cosigned_at ?? 0) * 1000));
  });

  it("counts for its checkpoint, its time and its key alone", () => {
    const note = signNote(text, [cosigner("w1", witness.privateKey, new Date(1_700_000_000_000))]);
    const verifier = cosignatureVerifier("w1", witness.publicKey);
    expect(openNote(note, [verifier]).verified).toHaveLength(1);
    const [signature] = parseNote(note).signatures;
    const later = Buffer.from(signature?.signature ?? []);
    later.writeBigUInt64BE(1_700_000_001n);
    expect(verifier.verify(text, later)).toBe(false);
    expect(verifier.verify(`${text}more\n`, signature?.signature ?? Buffer.alloc(0))).toBe(false);
    expect(verifier.verify(text, later.subarray(8))).toBe(false);
    expect(() => openNote(note, [cosignatureVerifier("w1", log.publicKey)])).toThrow("signature missing");
    // The same key for notes is another key.
    expect(() => openNote(note, [noteVerifier("w1", witness.publicKey)])).toThrow("signature missing");
  });

  it("has a key that is told from one for notes", () => {
    const told = formatVerifierKey("w1", witness.publicKey, SIGNATURE_TYPE.cosignature);
    expect(parseVerifierKey(told)).toMatchObject({ name: "w1", type: SIGNATURE_TYPE.cosignature });
    expect(told).not.toBe(formatVerifierKey("w1", witness.publicKey));
  });
});
