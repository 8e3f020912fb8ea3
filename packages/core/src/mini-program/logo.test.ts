import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import { logoTypeOf, requireLogo } from "./logo.ts";

/** As far as anybody reads who wants to know the type and the size. */
function png(width: number, height = width, length = 64): Buffer {
  const header = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([header, size, Buffer.alloc(length - 24)]);
}

/** Each a single pixel, by which Google has browsers tried for what they know of WebP: lossy, lossless, with transparency. */
const webp = {
  "VP8 ": "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
  VP8L: "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
  VP8X: "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==",
};

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
