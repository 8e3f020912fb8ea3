import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { run } from "../testing/command.ts";
import { diagnoseBody } from "./body.ts";

const JSON_TEXT = '{"mch_id":"1900000109","timestamp":1573203570}';
const wordFor = (body: string | Buffer, encoding?: string) => diagnoseBody(Buffer.from(body), encoding)?.word;

describe("diagnoseBody", () => {
  it.each<[string, string | Buffer, string?]>([
    ["body_gzip", gzipSync(JSON_TEXT)],
    ["body_gzip", gzipSync(JSON_TEXT), "gzip"],
    ["body_deflate", deflateSync(JSON_TEXT)],
    ["body_deflate", deflateSync(JSON_TEXT, { level: 1 })],
    ["body_brotli", brotliCompressSync(JSON_TEXT), "br"],
    ["body_byte_order_mark", `\ufeff${JSON_TEXT}`],
    ["body_utf16", Buffer.from(`\ufeff${JSON_TEXT}`, "utf16le")],
    ["body_utf16", Buffer.from(JSON_TEXT, "utf16le")],
    ["body_utf16", Buffer.from(JSON_TEXT, "utf16le").swap16()],
    ["body_other_charset", Buffer.from('{"a":"\xd5\xc5"}', "latin1")],
    ["body_null_bytes", `${JSON_TEXT}\0\0`],
    ["body_form", "mch_id=1900000109&timestamp=1573203570"],
    ["body_json_twice", JSON.stringify(JSON_TEXT)],
    ["body_python_dict", "{'mch_id': '1900000109'}"],
    ["body_python_dict", '{"a": None}'],
    ["body_python_bytes", `b'${JSON_TEXT}'`],
    ["body_quoted", `'${JSON_TEXT}'`],
    ["body_array", `[${JSON_TEXT}]`],
    ["body_xml", "<xml><mch_id>1900000109</mch_id></xml>"],
    ["body_pem", "-----BEGIN CERTIFICATE REQUEST-----\nMAA="],
    ["body_multipart", '--boundary\r\nContent-Disposition: form-data; name="mch_id"'],
    ["body_escaped", JSON_TEXT.replaceAll('"', '\\"')],
    ["body_quotes_lost", "{mch_id:1900000109,timestamp:1573203570}"],
    ["body_url_encoded", encodeURIComponent(JSON_TEXT)],
    ["body_placeholder", "$JSON"],
    ["body_placeholder", "JSON"],
    ["body_cut", JSON_TEXT.slice(0, -1)],
    ["body_blank", " \r\n"],
    ["body_utf32", run("iconv", ["-f", "utf-8", "-t", "utf-32le"], JSON_TEXT)],
    ["body_utf32", run("iconv", ["-f", "utf-8", "-t", "utf-32be"], JSON_TEXT)],
    ["body_base64", run("base64", ["-w0"], JSON_TEXT)],
    ["body_hex", Buffer.from(JSON_TEXT).toString("hex")],
    ["body_printed_object", "[object Object]"],
    ["body_printed_object", "map[mch_id:1900000109 timestamp:1573203570]"],
    ["body_printed_object", "{mch_id=1900000109, timestamp=1573203570}"],
    ["body_printed_object", "System.Collections.Generic.Dictionary`2[System.String,System.Object]"],
    ["body_printed_object", "com.example.Request@1b6d3586"],
    ["body_printed_object", "Array"],
    ["body_entities", JSON_TEXT.replaceAll('"', "&quot;")],
    ["body_curly_quotes", JSON_TEXT.replaceAll('"', "”")],
    ["body_comment", `/* a request */ ${JSON_TEXT}`],
    ["body_comment", `{\n  // whose\n  "mch_id": "1900000109"\n}`],
    ["body_trailing_comma", '{"mch_id":"1900000109",\n}'],
    ["body_not_a_number", '{"timestamp":NaN}'],
    ["body_prefixed", `callback(${JSON_TEXT})`],
    ["body_prefixed", `)]}',\n${JSON_TEXT}`],
    ["body_two_objects", `${JSON_TEXT}\n${JSON_TEXT}`],
  ])("says %s", (word, body, encoding) => {
    expect(wordFor(body, encoding)).toBe(word);
  });

  it("says nothing where it cannot tell", () => {
    expect([wordFor("x"), wordFor("hello world"), wordFor('{"a":1,,"b":2}')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("takes 16 KiB in its stride", () => {
    for (const body of [
      "{".repeat(16_384),
      "a".repeat(16_384),
      `{${" ".repeat(16_380)}`,
      ":".repeat(16_384),
    ]) {
      expect(() => wordFor(body)).not.toThrow();
    }
  });
});
