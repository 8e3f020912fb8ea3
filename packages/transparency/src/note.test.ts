import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { formatNote, openNote, parseNote, signNote } from "./note.ts";
import { formatVerifierKey, noteSigner, noteVerifier, parseVerifierKey } from "./note-key.ts";
import { vectors } from "./testing/vectors.ts";

const verifierOf = (text: string) => {
  const { name, publicKey } = parseVerifierKey(text);
  return noteVerifier(name, publicKey);
};

const { privateKey } = generateKeyPairSync("ed25519");
const publicKey = createPublicKey(privateKey);
const { privateKey: otherKey } = generateKeyPairSync("ed25519");
const TEXT = "first line\n\nsecond — line\n";

describe("the specification's note", () => {
  it.each(vectors.notes)("is verified by its key: $verifier_key", ({ verifier_key: key, note }) => {
    const opened = openNote(note, [verifierOf(key)]);
    expect(opened).toMatchObject({ text: "This is an example message.\n", unknown: [] });
    expect(opened.verified.map(({ name, keyId }) => [name, keyId])).toEqual([
      ["example.com/foo", 0x530d903a],
    ]);
    expect(openNote(Buffer.from(note), [verifierOf(key)])).toEqual(opened);
    expect(formatNote(opened)).toBe(note);
  });

  it.each(vectors.unsigned_notes)("is read, and is nothing without its key: $name", ({ name, note }) => {
    expect(parseNote(note).signatures.map((signature) => signature.name)).toEqual([name]);
    expect(() => openNote(note, [])).toThrow("signature missing");
    expect(formatNote(parseNote(note))).toBe(note);
  });
});

describe("a key as a text", () => {
  it.each(vectors.notes)("is that of the specification: $verifier_key", ({ verifier_key: text }) => {
    const key = parseVerifierKey(text);
    expect(formatVerifierKey(key.name, key.publicKey, key.type)).toBe(text);
  });

  it("is none with another id, another type, another length or a name that no note can have", () => {
    const [text = ""] = vectors.notes.map((vector) => vector.verifier_key);
    for (const wrong of [
      text.replace("530d903a", "530d903b"),
      text.replace("530d903a", "530D903A"),
      text.replace("+Aek", "+Bek"),
      text.replace("example.com/foo", "example.com/bar"),
      text.replace("example.com/foo", "example com"),
      text.slice(0, -4),
      `${text}=`,
      "",
      "a+b",
    ]) {
      expect(() => parseVerifierKey(wrong)).toThrow("key malformed");
    }
  });

  it("is not made of a name with white space or a plus, nor of a key of another kind", () => {
    for (const name of ["", "a b", "a+b", "a\u2003b", "a\n"]) {
      expect(() => noteSigner(name, privateKey)).toThrow("key malformed");
    }
    const { publicKey: ed448 } = generateKeyPairSync("ed448");
    expect(() => formatVerifierKey("name", ed448)).toThrow("key malformed");
  });
});

describe("a note", () => {
  const signers = [noteSigner("log.example", privateKey), noteSigner("other.example", otherKey)];
  const note = signNote(TEXT, signers);

  it("is signed by several, and keeps the signatures of those that are not known", () => {
    const opened = openNote(note, [noteVerifier("log.example", publicKey)]);
    expect(opened.text).toBe(TEXT);
    expect(opened.verified.map(({ name }) => name)).toEqual(["log.example"]);
    expect(opened.unknown.map(({ name }) => name)).toEqual(["other.example"]);
    expect(formatNote(opened)).toBe(note);
  });

  it("is refused whole when one signature by a known key does not fit", () => {
    const changed = note.replace("second", "Second");
    expect(() => openNote(changed, [noteVerifier("log.example", publicKey)])).toThrow("signature wrong");
    const { name, keyId } = signers[1] as (typeof signers)[number];
    const liar = { name, keyId, verify: () => false };
    expect(() => openNote(note, [noteVerifier("log.example", publicKey), liar])).toThrow("signature wrong");
  });

  it("says nothing by a key of the same name alone", () => {
    const { publicKey: third } = generateKeyPairSync("ed25519");
    expect(() => openNote(note, [noteVerifier("log.example", third)])).toThrow("signature missing");
    expect(() => openNote(note, [noteVerifier("another.example", publicKey)])).toThrow("signature missing");
  });

  it("is not made of a text without its last line feed, or with control characters", () => {
    for (const text of ["", "text", "a\tb\n", "a\r\n", "\u0000\n", "\ud800\n"]) {
      expect(() => signNote(text, signers)).toThrow("note malformed");
    }
  });

  it.each([
    ["nothing", ""],
    ["no signature", `${TEXT}\n`],
    ["no empty line", note.replaceAll("\n\n", "\n")],
    ["no last line feed", note.slice(0, -1)],
    ["a control character", note.replace("first", "fi\u0007rst")],
    ["a signature line with another dash", note.replaceAll("— log", "- log")],
    ["a signature in base64 without padding", note.replace(/=+\n$/, "\n")],
    ["a signature of four bytes", `${TEXT}\n— log.example AAAAAA==\n`],
    ["a name with a plus", note.replace("log.example", "log+example")],
    ["too many signatures", `${TEXT}\n${"— log.example AAAAAAA=\n".repeat(101)}`],
    ["too many bytes", note.replace("first", "x".repeat(1_000_000))],
    ["half a character", note.replace("first", "\ud83d")],
  ])("is none: %s", (_what, text) => {
    expect(() => parseNote(text)).toThrow("note malformed");
  });

  it("is none in bytes that are not UTF-8", () => {
    expect(() => parseNote(Buffer.from(note, "latin1").fill(0xff, 0, 1))).toThrow("note malformed");
  });
});
