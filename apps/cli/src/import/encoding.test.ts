import { describe, expect, it } from "vitest";
import { decodeLine, EncodingDetector } from "./encoding.ts";

const NAMES = "䶮文博,赵𬭎,买买提·吾甫尔";

/** As `iconv -f utf-8 -t gb18030` writes them. */
const WRITTEN = {
  [NAMES]: "fe9fcec4b2a92cd5d49933a9322cc2f2c2f2cce1a1a4cee1b8a6b6fb",
  文博: "cec4b2a9",
  模: "c4a3",
} as const;
const iconv = (text: keyof typeof WRITTEN) => Buffer.from(WRITTEN[text], "hex");

function detect(...lines: readonly Uint8Array[]) {
  const detector = new EncodingDetector();
  for (const line of lines) detector.add(Buffer.from(line));
  return detector.finish();
}

describe("a line", () => {
  it("is read as iconv wrote it, rare characters included", () => {
    expect(decodeLine(iconv(NAMES), "gb18030")).toBe(NAMES);
    expect(decodeLine(Buffer.from(NAMES), "utf-8")).toBe(NAMES);
  });

  it.each(["ff", "d5", "8030", "81308130ff"])("with the bytes %s is none of GB18030", (hex) => {
    expect(
      decodeLine(Buffer.concat([Buffer.from("a,"), Buffer.from(hex, "hex")]), "gb18030"),
    ).toBeUndefined();
  });

  it.each(["ff", "e4bd", "eda080", "c080"])("with the bytes %s is none of UTF-8", (hex) => {
    expect(decodeLine(Buffer.concat([Buffer.from("a,"), Buffer.from(hex, "hex")]), "utf-8")).toBeUndefined();
  });
});

describe("the encoding of a file", () => {
  const ascii = Buffer.from("user_id,real_name");
  const utf8 = Buffer.from(NAMES);
  const times = (count: number, line: Buffer) => Array.from({ length: count }, () => line);

  it("is UTF-8 where every line is", () => {
    expect(detect()).toBe("utf-8");
    expect(detect(ascii)).toBe("utf-8");
    expect(detect(ascii, utf8, Buffer.from("Renée"))).toBe("utf-8");
  });

  it("is GB18030 where hardly a line is UTF-8", () => {
    expect(detect(ascii, iconv(NAMES))).toBe("gb18030");
    expect(detect(ascii, ...times(9, iconv("文博")), iconv("模"))).toBe("gb18030");
  });

  it("is not guessed of a name that is UTF-8 by chance", () => {
    expect(decodeLine(iconv("模"), "utf-8")).toBe("ģ");
    expect(detect(ascii, iconv("模"))).toBeUndefined();
  });

  it("is told to be CESU-8 where rare characters are two halves", () => {
    const detector = new EncodingDetector();
    // 赵𬭎: U+2CB4E is D872 DF4E in UTF-16, and each half three bytes (Unicode Technical Report 26).
    for (const hex of ["e8b5b5eda1b2edbd8e", "e78e8be88ab3"]) detector.add(Buffer.from(hex, "hex"));
    expect([detector.isCesu8, detector.finish()]).toEqual([true, undefined]);
  });

  it("is not guessed of UTF-8 with broken lines, even where these could be GB18030", () => {
    expect(detect(utf8, iconv("文博"))).toBeUndefined();
    expect(detect(...times(8, iconv("文博")), utf8)).toBeUndefined();
    expect(detect(Buffer.of(0xff))).toBeUndefined();
    expect(detect(iconv(NAMES).subarray(0, 1))).toBeUndefined();
  });
});
