import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { CryptoError } from "./crypto-error.ts";
import { decodeName, encodeName } from "./name-charset.ts";
import { run } from "./testing/command.ts";
import { readVectors } from "./testing/vectors.ts";

type Pair = { name: string; bytes: string };
const vectors = readVectors<{
  both_ways: (Pair & { charset: "GBK" | "GB18030" })[];
  read_only: Pair[];
  malformed: { bytes: string }[];
}>("charset.json");

test("the published vectors are written and read as published", () => {
  for (const { name, bytes } of vectors.both_ways) {
    expect(encodeName(name).toString("hex")).toBe(bytes);
    expect(decodeName(Buffer.from(bytes, "hex"))).toBe(name);
  }
  for (const { name, bytes } of vectors.read_only) expect(decodeName(Buffer.from(bytes, "hex"))).toBe(name);
});

test.each(vectors.malformed)("malformed bytes are refused: $bytes", ({ bytes }) => {
  expect(() => decodeName(Buffer.from(bytes, "hex"))).toThrow(
    expect.objectContaining({ name: "CryptoError", code: "name_malformed" }),
  );
});

/** Every Unicode character that glibc's GB18030 has: found by asking it, one character a line. */
const characters = charactersOf("gb18030");

function charactersOf(charset: string): string[] {
  const all: string[] = [];
  for (let point = 0x20; point < 0x110000; point += 1) {
    if (point < 0xd800 || point > 0xdfff) all.push(String.fromCodePoint(point));
  }
  const text = Buffer.from(all.join("\n"));
  const written = runTolerant("iconv", ["-c", "-f", "utf-8", "-t", charset], text);
  const lines = iconvFrom(charset, written).split("\n");
  return all.filter((character, i) => lines[i] === character);
}

function iconvFrom(charset: string, bytes: Uint8Array): string {
  return run("iconv", ["-f", charset, "-t", "utf-8"], bytes).toString();
}

/** With `-c`, iconv leaves out what it cannot convert, and then exits with 1 all the same. */
function runTolerant(program: string, args: string[], input: Uint8Array): Buffer {
  return run("sh", ["-c", `${[program, ...args].join(" ")} || true`], input);
}

function* basicPlane(): Generator<string> {
  for (let point = 0x20; point < 0x10000; point += 1) {
    if (point < 0xd800 || point > 0xdfff) yield String.fromCodePoint(point);
  }
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof CryptoError ? error.code : "not a CryptoError";
  }
}

const privateUse = (character: string) => /\p{Co}/u.test(character);

test("glibc reads every character that we write, over all of Unicode, and so do we", () => {
  const names = characters.filter((character) => character !== "\ue5e5").join("\n");
  expect(names.length).toBeGreaterThan(3_000_000);
  const written = encodeName(names);
  expect(iconvFrom("gb18030", written) === names).toBe(true);
  expect(decodeName(written) === names).toBe(true);
});

test("glibc's GB18030 lacks only private-use characters, and only those and U+E5E5 cannot be written", () => {
  const theirs = new Set(characters);
  const refused: string[] = [];
  for (const character of basicPlane()) {
    const written = codeOf(() => encodeName(character));
    if (written !== undefined) refused.push(character);
    expect(written === undefined || character === "\ue5e5").toBe(theirs.has(character));
  }
  expect(refused).toHaveLength(25);
  expect(refused.every(privateUse)).toBe(true);
  expect(characters.filter((character) => character.length === 2)).toHaveLength(0x100000);
});

test("every character that glibc's GBK has is written as in GBK, but for the euro sign", () => {
  const gbk = charactersOf("gbk");
  expect(gbk.length).toBeGreaterThan(21_800);
  const theirs = run("iconv", ["-f", "utf-8", "-t", "gbk"], gbk.join("\n"));
  const expected = theirs.toString("latin1").split("\n");
  const different = gbk.filter((character, i) => encodeName(character).toString("latin1") !== expected[i]);
  expect(different).toEqual(["€"]);
});

test("every character that iconv-lite's GBK has, 䶮 included, is written as in GBK, but for euro sign and private use", () => {
  const different: string[] = [];
  for (const character of basicPlane()) {
    const gbk = iconv.encode(character, "gbk");
    const has = character === "?" || !gbk.equals(Buffer.from("?"));
    if (has && !privateUse(character) && !encodeName(character).equals(gbk)) different.push(character);
  }
  expect(different).toEqual(["€"]);
  expect(iconv.encode("䶮", "gbk").toString("hex")).toBe("fe9f");
});

test("two-byte cells are read as glibc reads them, or refused", () => {
  const cells: Buffer[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) cells.push(Buffer.from([lead, trail]));
    }
  }
  const theirs = iconvFrom("gb18030", Buffer.concat(cells.flatMap((cell) => [cell, Buffer.from("\n")])));
  const expected = theirs.split("\n");
  const different = cells.filter((cell, i) => readOrRefuse(cell) !== expected[i]);
  // U+E5E5 at A3A0: glibc's private use, the WHATWG's ideographic space.
  expect(different.map((cell) => cell.toString("hex"))).toEqual(["a3a0"]);
  expect(readOrRefuse(Buffer.from("a3a0", "hex"))).toBeUndefined();
});

function readOrRefuse(bytes: Buffer): string | undefined {
  try {
    return decodeName(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(CryptoError);
    return undefined;
  }
}

test("any name of 1 to 60 characters from GB18030 survives the round trip", () => {
  const character = fc.integer({ min: 0, max: characters.length - 1 }).map((i) => characters[i] as string);
  const name = fc.array(character, { minLength: 1, maxLength: 60 }).map((all) => all.join(""));
  fc.assert(
    fc.property(name, (text) => {
      fc.pre(!text.includes("\ue5e5"));
      const bytes = encodeName(text);
      return decodeName(bytes) === text && bytes.length <= 240;
    }),
    { numRuns: 500 },
  );
});

test("whatever is read is well formed: writing it gives bytes that read the same", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), (bytes) => {
      const name = readOrRefuse(Buffer.from(bytes));
      fc.pre(name !== undefined && !/\p{Co}/u.test(name));
      expect(name).not.toContain("\ufffd");
      expect(decodeName(encodeName(name as string))).toBe(name);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["half a surrogate pair", "\ud842"],
  ["the other half", "林\udfb7"],
  ["a private-use name of a moved cell", "\ue81e"],
  ["U+E5E5", "\ue5e5"],
])("%s is refused, never substituted", (_what, name) => {
  expect(() => encodeName(name)).toThrow(expect.objectContaining({ code: "name_not_encodable" }));
});
