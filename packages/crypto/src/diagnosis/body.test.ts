import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { run } from "../testing/command.ts";
import { diagnoseBody } from "./body.ts";

const JSON_TEXT = '{"mch_id":"1900000109","timestamp":1573203570}';
/** In the form in which each language prints it. */
const PRINTED = [
  "RealnameRequest(mch_id=1900000109, timestamp=1573203570)",
  "RealnameRequest{mch_id='1900000109', timestamp=1573203570}",
  "{ mch_id = 1900000109, timestamp = 1573203570 }",
  '{:mch_id=>"1900000109", :timestamp=>1573203570}',
  '{"mch_id" => "1900000109", "timestamp" => 1573203570}',
  '{\n    "mch_id" = 1900000109;\n}',
  "&{1900000109 1573203570}",
  "{1900000109 1573203570}",
  "{MchID:1900000109 Timestamp:1573203570}",
  'main.Request{MchID:"1900000109", Timestamp:1573203570}',
  'Request { mch_id: "1900000109", timestamp: 1573203570 }',
  '["mch_id": "1900000109", "timestamp": 1573203570]',
  'array(1) {\n  ["mch_id"]=>\n  string(10) "1900000109"\n}',
  "array (\n  'mch_id' => '1900000109',\n)",
  'a:1:{s:6:"mch_id";s:10:"1900000109";}',
  "Newtonsoft.Json.Linq.JObject",
  "Request@1b6d3586",
  "<__main__.Request object at 0x7f3a>",
  "table: 0x55d0c8",
];

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
    ["body_binary", deflateRawSync(JSON_TEXT)],
    ["body_binary", Buffer.from("0801120a31393030303030313039", "hex")],
    ["body_comment", `${JSON_TEXT} // the end`],
    ["body_comment", `{ /* whose */ ${JSON_TEXT.slice(1)}`],
    ...PRINTED.map((body) => ["body_printed_object", body] as [string, string]),
    ["body_names_unquoted", '{mch_id:"1900000109",timestamp:1573203570}'],
    ["body_caret", JSON_TEXT.replaceAll('"', '^"')],
    ["body_braces_lost", JSON_TEXT.slice(1, -1)],
    ["body_url_encoded", encodeURIComponent(encodeURIComponent(JSON_TEXT))],
    ["body_yaml", 'mch_id: "1900000109"\ntimestamp: 1573203570'],
    ["body_curly_quotes", JSON_TEXT.replaceAll('"1900000109"', "“1900000109”")],
    ["body_wide_signs", JSON_TEXT.replaceAll(",", "，")],
    ["body_wide_signs", JSON_TEXT.replaceAll(":", "：")],
    ["body_invisible", JSON_TEXT.replaceAll(",", ",\u00a0")],
    ["body_invisible", JSON_TEXT.replaceAll(",", ",\u200b")],
    ["body_invisible", JSON_TEXT.replaceAll(",", ",\ufeff")],
    ["body_invisible", `\0${JSON_TEXT}`.slice(1).replace("{", "{\u0001")],
    ["body_invisible", `${JSON_TEXT}\u001a`],
    ["body_value_placeholder", '{"timestamp":$TIME}'],
    ["body_value_placeholder", '{"timestamp": {{time}}}'],
    ["body_value_missing", '{"timestamp":,"mch_id":"1900000109"}'],
    ["body_value_missing", '{"timestamp": }'],
    ["body_value_unquoted", '{"mch_id":1900000109,"sign":aGVsbG8=}'],
    ["body_value_unquoted", '{"timestamp":01573203570}'],
    ["body_value_unquoted", '{"timestamp":1573203570L}'],
    ["body_comma_twice", '{"a":1,,"b":2}'],
    ["body_comma_missing", '{"mch_id":"1900000109" "timestamp":1573203570}'],
    ["body_comma_missing", '{"timestamp":1573203570\n"mch_id":"1900000109"}'],
    ["body_control_character", '{"sign":"aGVs\nbG8="}'],
    ["body_wrong_escape", '{"path":"C:\\keys"}'],
    ["body_brace_twice", `${JSON_TEXT}}`],
  ])("says %s", (word, body, encoding) => {
    expect(wordFor(body, encoding)).toBe(word);
  });

  it("says nothing where it cannot tell", () => {
    expect([wordFor("x"), wordFor("hello world")]).toEqual([undefined, undefined]);
  });

  it("says nothing of what stands in quotes", () => {
    expect(wordFor('{"a":"/* ， “ \u200b , } : , NaN $A //","b":1;}')).toBeUndefined();
  });

  it("names the character that cannot be seen, and repeats nothing else", () => {
    const found = diagnoseBody(Buffer.from('{"a":1,\u00a0"b":2}'));
    expect(found?.en).toBe(
      "the body has a character outside of its quotes that cannot be seen, U+00A0; take it away",
    );
    expect(found?.zh).toBe("请求体的引号之外有看不见的字符 U+00A0；请去掉");
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
