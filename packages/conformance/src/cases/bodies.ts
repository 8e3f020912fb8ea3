/** Bodies, methods and headers, hostile ones included: whatever arrives is answered with a code. Contract §5. */
import type { Errcode } from "@shiming/wire";
import { limits } from "@shiming/wire";
import type { Case } from "../case.ts";
import { requireCode } from "../check.ts";
import { exchange, fieldsFor, strangeToken } from "../parties/merchant.ts";

const section = 5;

/** 94005 says that the body was read: everything in it is right but the `auth_token`. */
type Body = readonly [
  what: string,
  errcodes: readonly Errcode[],
  write: (json: string) => string | Uint8Array,
];

/** Something written before the first member. */
const before = (json: string, members: string) => json.replace("{", `{${members},`);
/** Something written behind the last one. */
const behind = (json: string, members: string) => json.replace(/\}$/, `,${members}}`);
const bytesBefore = (json: string, members: string) => Buffer.from(before(json, members), "latin1");
const timestampAs = (json: string, number: string) =>
  json.replace(/"timestamp":\d+/, `"timestamp":${number}`);

const bodies: readonly Body[] = [
  ["empty", [44002], () => ""],
  ["white space", [47001], () => " \r\n"],
  ["null", [47001], () => "null"],
  ["a number", [47001], () => "1e5"],
  ["a string", [47001], () => '"x"'],
  ["a list of what it should be", [47001], (json) => `[${json}]`],
  ["two objects", [47001], (json) => json + json],
  ["a comma too many", [47001], (json) => json.replace(/\}$/, ",}")],
  ["values without quotes, as a shell leaves them", [47001], (json) => json.replaceAll('"', "")],
  ["cut in the middle", [47001], (json) => json.slice(0, 100)],
  ["a form", [47001], () => "auth_token=x&mch_id=y"],
  ["UTF-16", [47001], (json) => Buffer.from(json, "utf16le")],
  ["a byte that UTF-8 does not have", [47001], (json) => bytesBefore(json, '"note":"\xff"')],
  ["an overlong encoding", [47001], (json) => bytesBefore(json, '"note":"\xc0\x80"')],
  ["a surrogate in UTF-8", [47001], (json) => bytesBefore(json, '"note":"\xed\xa0\x80"')],
  ["a raw NUL", [47001], (json) => before(json, '"note":"\0"')],
  ["lists never closed", [47001], () => "[".repeat(16_000)],
  ["exactly 16 KiB", [94005], (json) => json.padEnd(limits.bodyBytes)],
  ["16 KiB and one byte", [45002], (json) => json.padEnd(limits.bodyBytes + 1)],
  ["a megabyte", [45002], (json) => json.padEnd(1_000_000)],
  ["unknown fields", [94005], (json) => before(json, '"note":[1,{"a":null}]')],
  [
    "an unknown field 5000 lists deep",
    [94005, 47001],
    (json) => before(json, `"note":${"[".repeat(5_000)}${"]".repeat(5_000)}`),
  ],
  [
    "of duplicate members the right one last",
    [94005],
    (json) => before(json, '"cert_serialno":"1","sign":""'),
  ],
  ["of duplicate members the wrong one last", [94009], (json) => behind(json, '"cert_serialno":"1"')],
  ["its fields in __proto__", [94001], (json) => `{"__proto__":${json}}`],
  [
    "__proto__ and constructor beside its fields",
    [94005],
    (json) => before(json, '"__proto__":{"sign":1},"constructor":1'),
  ],
  ["a timestamp that no double can hold", [94008], (json) => timestampAs(json, "1e999")],
  ["a timestamp of 400 digits", [94008], (json) => timestampAs(json, `1${"0".repeat(400)}`)],
];

const bodyForms = bodies.map(
  ([what, errcodes, write]): Case => ({
    section,
    title: `body: ${what} (${errcodes.join(" or ")})`,
    async run(stage) {
      const json = JSON.stringify(fieldsFor(stage, strangeToken()));
      requireCode(await exchange(stage, write(json)), ...errcodes);
    },
  }),
);

type Headers = Readonly<Record<string, string>>;

const contentTypes: readonly (readonly [what: string, headers: Headers])[] = [
  ["none", {}],
  [
    "that of a form, as the document's sample sends it",
    { "content-type": "application/x-www-form-urlencoded" },
  ],
  ["JSON", { "content-type": "application/json" }],
  ["JSON in another charset", { "content-type": "application/json; charset=utf-16" }],
  ["several parts", { "content-type": "multipart/form-data; boundary=x" }],
  ["malformed", { "content-type": ";;;=" }],
];

const headerForms = contentTypes.map(
  ([what, headers]): Case => ({
    section,
    title: `body: JSON whatever the Content-Type says: ${what}`,
    async run(stage) {
      requireCode(await exchange(stage, fieldsFor(stage, strangeToken()), { headers }), 94005);
    },
  }),
);

const methods = ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"].map(
  (method): Case => ({
    section,
    title: `method: ${method} is 43002`,
    run: async (stage) => requireCode(await exchange(stage, "", { method }), 43002),
  }),
);

export const bodyCases: readonly Case[] = [...bodyForms, ...headerForms, ...methods];
