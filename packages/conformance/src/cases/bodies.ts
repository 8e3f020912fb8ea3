/** Bodies, methods and headers, hostile ones included: whatever arrives is answered with a code. Contract §5. */
import type { Errcode } from "@shiming/wire";
import { limits } from "@shiming/wire";
import type { Case } from "../case.ts";
import { requireCode } from "../check.ts";
import { exchange, fieldsFor, strangeToken } from "../parties/merchant.ts";
import { type Text, text } from "../text.ts";

const section = 5;

/** 94005 says that the body was read: everything in it is right but the `auth_token`. */
type Body = readonly [what: Text, errcodes: readonly Errcode[], write: (json: string) => string | Uint8Array];

/** Something written before the first member. */
const before = (json: string, members: string) => json.replace("{", `{${members},`);
/** Something written behind the last one. */
const behind = (json: string, members: string) => json.replace(/\}$/, `,${members}}`);
const bytesBefore = (json: string, members: string) => Buffer.from(before(json, members), "latin1");
const timestampAs = (json: string, number: string) =>
  json.replace(/"timestamp":\d+/, `"timestamp":${number}`);

const bodies: readonly Body[] = [
  [text("empty", "为空"), [44002], () => ""],
  [text("white space", "只有空白"), [47001], () => " \r\n"],
  [text("null", "null"), [47001], () => "null"],
  [text("a number", "数字"), [47001], () => "1e5"],
  [text("a string", "字符串"), [47001], () => '"x"'],
  [text("a list of what it should be", "套在列表里"), [47001], (json) => `[${json}]`],
  [text("two objects", "两个对象"), [47001], (json) => json + json],
  [text("a comma too many", "多一个逗号"), [47001], (json) => json.replace(/\}$/, ",}")],
  [
    text("values without quotes, as a shell leaves them", "值没有引号（shell 吃掉了引号）"),
    [47001],
    (json) => json.replaceAll('"', ""),
  ],
  [text("cut in the middle", "从中间截断"), [47001], (json) => json.slice(0, 100)],
  [text("a form", "表单"), [47001], () => "auth_token=x&mch_id=y"],
  [text("UTF-16", "UTF-16"), [47001], (json) => Buffer.from(json, "utf16le")],
  [
    text("a byte that UTF-8 does not have", "含 UTF-8 没有的字节"),
    [47001],
    (json) => bytesBefore(json, '"note":"\xff"'),
  ],
  [text("an overlong encoding", "含过长的编码"), [47001], (json) => bytesBefore(json, '"note":"\xc0\x80"')],
  [
    text("a surrogate in UTF-8", "UTF-8 里有代理项"),
    [47001],
    (json) => bytesBefore(json, '"note":"\xed\xa0\x80"'),
  ],
  [text("a raw NUL", "含未转义的 NUL"), [47001], (json) => before(json, '"note":"\0"')],
  [text("lists never closed", "列表都不闭合"), [47001], () => "[".repeat(16_000)],
  [text("exactly 16 KiB", "正好 16 KiB"), [94005], (json) => json.padEnd(limits.bodyBytes)],
  [text("16 KiB and one byte", "16 KiB 多一个字节"), [45002], (json) => json.padEnd(limits.bodyBytes + 1)],
  [text("a megabyte", "一兆字节"), [45002], (json) => json.padEnd(1_000_000)],
  [text("unknown fields", "有未知字段"), [94005], (json) => before(json, '"note":[1,{"a":null}]')],
  [
    text("an unknown field 5000 lists deep", "未知字段嵌套 5000 层列表"),
    [94005, 47001],
    (json) => before(json, `"note":${"[".repeat(5_000)}${"]".repeat(5_000)}`),
  ],
  [
    text("of duplicate members the right one last", "重复成员，正确的在后"),
    [94005],
    (json) => before(json, '"cert_serialno":"1","sign":""'),
  ],
  [
    text("of duplicate members the wrong one last", "重复成员，错误的在后"),
    [94009],
    (json) => behind(json, '"cert_serialno":"1"'),
  ],
  [text("its fields in __proto__", "各字段放在 __proto__ 里"), [94001], (json) => `{"__proto__":${json}}`],
  [
    text("__proto__ and constructor beside its fields", "各字段旁还有 __proto__ 和 constructor"),
    [94005],
    (json) => before(json, '"__proto__":{"sign":1},"constructor":1'),
  ],
  [
    text("a timestamp that no double can hold", "timestamp 超出双精度范围"),
    [94008],
    (json) => timestampAs(json, "1e999"),
  ],
  [
    text("a timestamp of 400 digits", "timestamp 有 400 位"),
    [94008],
    (json) => timestampAs(json, `1${"0".repeat(400)}`),
  ],
];

const bodyForms = bodies.map(
  ([what, errcodes, write]): Case => ({
    section,
    title: text(
      `body: ${what.en} (${errcodes.join(" or ")})`,
      `请求体：${what.zh}（${errcodes.join(" 或 ")}）`,
    ),
    async run(stage) {
      const json = JSON.stringify(fieldsFor(stage, strangeToken()));
      requireCode(await exchange(stage, write(json)), ...errcodes);
    },
  }),
);

type Headers = Readonly<Record<string, string>>;

const contentTypes: readonly (readonly [what: Text, headers: Headers])[] = [
  [text("none", "没有"), {}],
  [
    text("that of a form, as the document's sample sends it", "表单类型，与文档示例一致"),
    { "content-type": "application/x-www-form-urlencoded" },
  ],
  [text("JSON", "JSON"), { "content-type": "application/json" }],
  [
    text("JSON in another charset", "其他字符集的 JSON"),
    { "content-type": "application/json; charset=utf-16" },
  ],
  [text("several parts", "多部分"), { "content-type": "multipart/form-data; boundary=x" }],
  [text("malformed", "格式不对"), { "content-type": ";;;=" }],
];

const headerForms = contentTypes.map(
  ([what, headers]): Case => ({
    section,
    title: text(
      `body: JSON whatever the Content-Type says: ${what.en}`,
      `请求体：不论 Content-Type 怎么写都按 JSON 读取：${what.zh}`,
    ),
    async run(stage) {
      requireCode(await exchange(stage, fieldsFor(stage, strangeToken()), { headers }), 94005);
    },
  }),
);

const methods = ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"].map(
  (method): Case => ({
    section,
    title: text(`method: ${method} is 43002`, `方法：${method} 为 43002`),
    run: async (stage) => requireCode(await exchange(stage, "", { method }), 43002),
  }),
);

export const bodyCases: readonly Case[] = [...bodyForms, ...headerForms, ...methods];
