import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BEGINNING, type Line, linesOf, type Position } from "./lines.ts";

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function cut(text: string | Buffer, size = 7, from: Position = BEGINNING): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const some of linesOf(chunksOf(Buffer.from(text), size), from)) lines.push(...some);
  return lines;
}

const textsOf = (lines: readonly Line[]) => lines.map(({ bytes }) => bytes?.toString("latin1"));

describe("the lines of a file", () => {
  it("are the same however the bytes arrive, and end with LF or CR LF, the last with anything", async () => {
    for (const size of [1, 2, 3, 5, 100]) {
      expect(textsOf(await cut("one\r\ntwo\n\nfour", size))).toEqual(["one", "two", "", "four"]);
      expect(textsOf(await cut("one\n", size))).toEqual(["one"]);
    }
    expect(await cut("")).toEqual([]);
  });

  it("end with the Ctrl-Z of DOS or without", async () => {
    expect(textsOf(await cut("one\r\ntwo\r\n\x1a"))).toEqual(["one", "two", ""]);
    expect(textsOf(await cut("one\r\ntwo\x1a"))).toEqual(["one", "two"]);
    expect(textsOf(await cut("one\ntwo\r\x1a\n"))).toEqual(["one", "two"]);
  });

  it("have numbers from 1 on, and tell where the next one begins", async () => {
    const places = (await cut("one\r\ntwo\nthree")).map(({ number, end }) => [number, end]);
    expect(places).toEqual([
      [1, 5],
      [2, 9],
      [3, 14],
    ]);
  });

  it("go on from any line as if they had been read from the beginning", async () => {
    const lines = fc.array(fc.stringMatching(/^[a-c\r]{0,9}$/), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(lines, fc.nat(8), async (texts, place) => {
        const text = `${texts.join("\n")}\n`;
        const all = await cut(text);
        const { number, end } = all[Math.min(place, all.length - 1)] as Line;
        const rest = await cut(text.slice(end), 4, { line: number, offset: end });
        expect(rest).toEqual(all.slice(number));
      }),
    );
  });

  it("may have 8192 bytes; a longer one is there without its bytes, and the next is as it was", async () => {
    for (const size of [1000, 8192, 65_536]) {
      const lines = await cut(`${"x".repeat(8192)}\n${"y".repeat(8193)}\nz\n${"w".repeat(100_000)}`, size);
      expect(lines.map(({ number, bytes }) => [number, bytes?.length])).toEqual([
        [1, 8192],
        [2, undefined],
        [3, 1],
        [4, undefined],
      ]);
    }
  });
});
