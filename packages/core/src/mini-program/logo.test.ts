import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import { logoTypeOf, requireLogo } from "./logo.ts";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const IEND = chunk("IEND");

function chunk(type: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

function ihdr(width: number, height: number, [depth, colour, interlace] = [1, 0, 0]): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, depth ?? 1, colour ?? 0, 0, 0, interlace ?? 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk("IHDR", data);
}

/** Black: a bit a pixel, a byte for the filter before each row. */
function idat(width: number, height: number): Buffer {
  return chunk("IDAT", deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8)))));
}

/** @param length filled up with a chunk that nobody knows */
function png(width: number, height = width, length?: number): Buffer {
  const parts = [SIGNATURE, ihdr(width, height), idat(width, height)];
  const size = Buffer.concat(parts).length + IEND.length;
  const filling = length === undefined ? [] : [chunk("fiLl", Buffer.alloc(length - size - 12))];
  return Buffer.concat([...parts, ...filling, IEND]);
}

/** Each a single pixel, by which Google has browsers tried for what they know of WebP: lossy, lossless, with transparency. */
const webp = {
  "VP8 ": "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
  VP8L: "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
  VP8X: "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==",
};

/** The data of one chunk in two. */
function split(whole: Buffer): readonly Buffer[] {
  const data = whole.subarray(8, -4);
  return [chunk("IDAT", data.subarray(0, 3)), chunk("IDAT", data.subarray(3))];
}

const isRefused = (image: Uint8Array) => {
  try {
    requireLogo(image);
    return false;
  } catch (error) {
    return error instanceof DomainError && error.failure === "value_invalid";
  }
};

describe("a logo", () => {
  it("is a PNG of at most 64 KiB and 1024 pixels a side", () => {
    expect(logoTypeOf(png(128))).toBe("image/png");
    expect([png(1), png(1024), png(128, 128, 65_536)].map(isRefused)).toEqual([false, false, false]);
    expect([png(0), png(1025), png(1, 1025), png(128, 128, 65_537)].map(isRefused)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it.each(Object.entries(webp))("or such a WebP, %j", (_chunk, base64) => {
    const image = Buffer.from(base64, "base64");
    expect([logoTypeOf(image), isRefused(image)]).toEqual(["image/webp", false]);
  });

  it.each<[string, Buffer]>([
    [
      "is interlaced, in 15 pixels of seven passes",
      Buffer.concat([
        SIGNATURE,
        ihdr(3, 5, [8, 0, 1]),
        chunk("IDAT", deflateSync(Buffer.alloc(15 + 10))),
        IEND,
      ]),
    ],
    ["has its data in several chunks", Buffer.concat([SIGNATURE, ihdr(1, 1), ...split(idat(1, 1)), IEND])],
    [
      "has a palette",
      Buffer.concat([SIGNATURE, ihdr(1, 1, [8, 3, 0]), chunk("PLTE", Buffer.alloc(3)), idat(1, 1), IEND]),
    ],
  ])("may be a PNG that %s", (_what, image) => {
    expect(isRefused(image)).toBe(false);
  });

  const whole = [SIGNATURE, ihdr(8, 8), idat(8, 8), IEND] as const;
  const damaged = Buffer.concat(whole);
  damaged.writeUInt8((damaged[45] ?? 0) ^ 1, 45);
  const wrongSum = Buffer.concat(whole);
  wrongSum.writeUInt8((wrongSum[32] ?? 0) ^ 1, 32);
  it.each<[string, Buffer]>([
    ["animated", Buffer.concat([SIGNATURE, ihdr(8, 8), chunk("acTL", Buffer.alloc(8)), idat(8, 8), IEND])],
    [
      "animated from its second frame on",
      Buffer.concat([SIGNATURE, ihdr(8, 8), idat(8, 8), chunk("fdAT", Buffer.alloc(8)), IEND]),
    ],
    ["cut off behind its size", Buffer.concat(whole).subarray(0, 33)],
    ["cut off in its data", Buffer.concat(whole).subarray(0, 50)],
    ["without its end", Buffer.concat(whole.slice(0, 3))],
    ["followed by something else", Buffer.concat([...whole, Buffer.from("<script>alert(1)</script>")])],
    ["with a bit that has turned", damaged],
    ["with a checksum that is another's", wrongSum],
    ["without data", Buffer.concat([SIGNATURE, ihdr(8, 8), IEND])],
    ["with fewer rows than it says", Buffer.concat([SIGNATURE, ihdr(8, 8), idat(8, 7), IEND])],
    ["with more rows than it says", Buffer.concat([SIGNATURE, ihdr(8, 8), idat(8, 9), IEND])],
    [
      "with data that are not compressed",
      Buffer.concat([SIGNATURE, ihdr(8, 8), chunk("IDAT", Buffer.alloc(16)), IEND]),
    ],
    [
      "with a filter that there is not",
      Buffer.concat([SIGNATURE, ihdr(8, 1), chunk("IDAT", deflateSync(Buffer.from([5, 0]))), IEND]),
    ],
    ["without its palette", Buffer.concat([SIGNATURE, ihdr(1, 1, [8, 3, 0]), idat(1, 1), IEND])],
    [
      "of a colour type that there is not",
      Buffer.concat([SIGNATURE, ihdr(1, 1, [8, 5, 0]), idat(1, 1), IEND]),
    ],
    [
      "that unfolds to gigabytes",
      Buffer.concat([SIGNATURE, ihdr(8, 8), chunk("IDAT", deflateSync(Buffer.alloc(10_000_000))), IEND]),
    ],
  ])("is no PNG %s", (_what, image) => {
    expect(isRefused(image)).toBe(true);
  });

  const bytesOf = (name: keyof typeof webp) => Buffer.from(webp[name], "base64");
  const changed = (name: keyof typeof webp, place: number, byte: number) => {
    const image = bytesOf(name);
    image[place] = byte;
    return image;
  };
  it.each<[string, Buffer]>([
    ["with the flag of an animation", changed("VP8X", 20, 0x12)],
    [
      "with the chunk of an animation",
      Buffer.from(bytesOf("VP8X").toString("latin1").replace("ALPH", "ANMF"), "latin1"),
    ],
    ["that is cut off", bytesOf("VP8X").subarray(0, -2)],
    ["that is longer than it says", Buffer.concat([bytesOf("VP8L"), Buffer.alloc(2)])],
    ["whose chunk is longer than the file", changed("VP8 ", 16, 0xff)],
    ["whose frame is none", changed("VP8 ", 23, 0)],
    ["whose picture is lossless without its mark", changed("VP8L", 20, 0)],
    ["whose picture is not of its canvas", changed("VP8X", 24, 5)],
  ])("is no WebP %s", (_what, image) => {
    expect(isRefused(image)).toBe(true);
  });

  it("may not claim a size that takes a phone's memory", () => {
    const extended = Buffer.from(webp.VP8X, "base64");
    extended.writeUIntLE(16_383, 24, 3);
    const lossless = Buffer.from(webp.VP8L, "base64");
    lossless.writeUInt32LE(0x0fffffff, 21);
    const lossy = Buffer.from(webp["VP8 "], "base64");
    lossy.writeUInt16LE(16_383, 28);
    expect([extended, lossless, lossy].map(isRefused)).toEqual([true, true, true]);
  });

  it.each<[string, string | Buffer]>([
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["GIF", Buffer.from("R0lGODlhAQABAAAAACw=", "base64")],
    ["something compressed", deflateSync("x")],
    ["nothing", ""],
    ["the beginning of a PNG", png(128).subarray(0, 20)],
    ["the beginning of a WebP", Buffer.from(webp.VP8X, "base64").subarray(0, 20)],
  ])("is not %s", (_what, image) => {
    expect(isRefused(Buffer.from(image))).toBe(true);
    expect(logoTypeOf(Buffer.from(image))).toBeUndefined();
  });
});
