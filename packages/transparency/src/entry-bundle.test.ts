import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatEntryBundle, parseEntryBundle } from "./entry-bundle.ts";

describe("a bundle of entries", () => {
  it("has each behind its length in two bytes", () => {
    const long = Buffer.alloc(0x01_02, 7);
    expect(formatEntryBundle([Buffer.from("ab"), Buffer.alloc(0), long])).toEqual(
      Buffer.concat([Buffer.from([0, 2]), Buffer.from("ab"), Buffer.from([0, 0, 1, 2]), long]),
    );
  });

  it("is read as the entries that it was made from", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (entries) => {
        expect(parseEntryBundle(formatEntryBundle(entries))).toEqual(
          entries.map((entry) => Buffer.from(entry)),
        );
      }),
    );
  });

  it("holds no entry that is too long, and is none where it ends within one", () => {
    expect(() => formatEntryBundle([Buffer.alloc(0x1_00_00)])).toThrow(RangeError);
    const whole = formatEntryBundle([Buffer.from("abc")]);
    for (let length = 1; length < whole.length; length += 1) {
      expect(() => parseEntryBundle(whole.subarray(0, length))).toThrow("bundle malformed");
    }
  });
});
