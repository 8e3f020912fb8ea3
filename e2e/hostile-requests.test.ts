import { METHODS } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Received, send } from "./support/http.ts";
import { merchant } from "./support/merchants.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { type Fields, fetchToken, realnameInfoFields } from "./support/protocol.ts";

let platform: TestPlatform;
let url: string;
/** Right in everything except for the auth_token, so that 94005 says that the body was read. */
let fields: Fields;
beforeAll(async () => {
  platform = await startPlatform({ config: { bodyTimeoutMs: 500 } });
  url = `${platform.url}/cgi-bin/wxopen/getrealnameinfo?access_token=${await fetchToken(platform)}`;
  fields = realnameInfoFields(platform, "x".repeat(43));
});
afterAll(() => platform.close());

function expectCode({ status, headers, json, text: answer }: Received, code: number): void {
  expect({ status, type: headers["content-type"], code: json.errcode }).toEqual({
    status: 200,
    type: "application/json",
    code,
  });
  expect(answer).not.toMatch(/\n\s+at |SyntaxError|Unexpected/);
}

const json = (changes: Fields = {}) => JSON.stringify({ ...fields, ...changes });
/** The body with something written before its first member. */
const withPrefix = (members: string) => json().replace("{", `{${members},`);

const opened: Socket[] = [];
afterAll(() => {
  for (const socket of opened) socket.destroy();
});

/** A connection on which anything can be said. */
function open(): Socket {
  const { port, hostname } = new URL(platform.url);
  const socket = connect(Number(port), hostname);
  opened.push(socket);
  return socket;
}

describe("a body", () => {
  it.each<[what: string, code: number, body: () => string | Uint8Array]>([
    ["that is empty", 44002, () => ""],
    ["of white space", 47001, () => " \r\n"],
    ["that is null", 47001, () => "null"],
    ["that is a number", 47001, () => "1e5"],
    ["that is a string", 47001, () => json({}).replace(/^.*$/, '"x"')],
    ["that is an array of what it should be", 47001, () => `[${json()}]`],
    ["of two objects", 47001, () => json() + json()],
    ["with a comma too many", 47001, () => json().replace(/\}$/, ",}")],
    ["with an unquoted value, as a shell leaves it", 47001, () => json().replaceAll('"', "")],
    ["cut in the middle", 47001, () => json().slice(0, 100)],
    ["with a byte order mark", 47001, () => `\uFEFF${json()}`],
    ["in UTF-16", 47001, () => Buffer.from(json(), "utf16le")],
    ["with a byte that UTF-8 does not have", 47001, () => Buffer.from(withPrefix('"note":"\xff"'), "latin1")],
    ["with an overlong encoding", 47001, () => Buffer.from(withPrefix('"note":"\xc0\x80"'), "latin1")],
    ["with a surrogate in UTF-8", 47001, () => Buffer.from(withPrefix('"note":"\xed\xa0\x80"'), "latin1")],
    ["with a raw NUL", 47001, () => withPrefix('"note":"\0"')],
    ["of exactly 16 KiB", 94005, () => json().padEnd(16_384)],
    ["of 16 KiB and one byte", 45002, () => json().padEnd(16_385)],
    ["with unknown fields", 94005, () => json({ note: [1, { a: null }] })],
    [
      "nested 5000 deep in an unknown field",
      94005,
      () => withPrefix(`"note":${"[".repeat(5_000)}${"]".repeat(5_000)}`),
    ],
    ["nested 16000 deep and never closed", 47001, () => "[".repeat(16_000)],
    ["with the right value last of duplicate keys", 94005, () => withPrefix('"cert_serialno":"1","sign":""')],
    [
      "with the wrong value last of duplicate keys",
      94009,
      () => json().replace(/\}$/, ',"cert_serialno":"1"}'),
    ],
    ["with its fields in __proto__", 94001, () => `{"__proto__":${json()}}`],
    [
      "with __proto__ and constructor beside its fields",
      94005,
      () => withPrefix('"__proto__":{"sign":1},"constructor":1'),
    ],
    ["with NUL in the auth_token", 94005, () => json({ auth_token: "\0".repeat(43) })],
    ["with lone surrogates in the auth_token", 94005, () => json({ auth_token: "\ud800".repeat(43) })],
    ["with a lone surrogate in mch_id", 94010, () => json({ mch_id: "\udfff" })],
    ["with full-width digits in mch_id", 94010, () => json({ mch_id: "１９００００００１０９" })],
    ["with a line feed behind mch_id", 94010, () => json({ mch_id: `${merchant.mchId}\n` })],
    [
      "with a line feed behind cert_serialno",
      94009,
      () => json({ cert_serialno: `${merchant.certSerialNo}\n` }),
    ],
    [
      "with a number no double can hold as timestamp",
      94008,
      () => json().replace(/"timestamp":\d+/, '"timestamp":1e999'),
    ],
    [
      "with 400 digits as timestamp",
      94008,
      () => json().replace(/"timestamp":\d+/, `"timestamp":1${"0".repeat(400)}`),
    ],
    ["with a timestamp of 2 to the 32", 94008, () => json({ timestamp: 4_294_967_296 })],
    ["with the largest timestamp", 94011, () => json({ timestamp: 4_294_967_295 })],
    ["with timestamp as a string", 94005, () => json({ timestamp: String(fields.timestamp) })],
    ["with timestamp as true", 94008, () => json({ timestamp: true })],
    ["with an object as cert_serialno", 94009, () => json({ cert_serialno: { toString: 1 } })],
    ["with false as cert_serialno", 94009, () => json({ cert_serialno: false })],
    ["with an array as sign", 94003, () => json({ sign: [fields.sign] })],
    ["with a signature of 12000 characters", 94003, () => json({ sign: "A".repeat(12_000) })],
    ["with an array as auth_token", 94005, () => json({ auth_token: ["x"] })],
  ])("%s: %i", async (_what, code, body) => {
    expectCode(await send(url, { method: "POST", body: body() }), code);
  });

  it.each([
    ["none", {}],
    ["a form's", { "content-type": "application/x-www-form-urlencoded" }],
    ["another charset", { "content-type": "application/json; charset=utf-16" }],
    ["several parts", { "content-type": "multipart/form-data; boundary=x" }],
    ["malformed", { "content-type": ";;;=" }],
    ["empty", { "content-type": "" }],
  ])("is JSON whatever its Content-Type says: %s", async (_what, headers) => {
    expectCode(await send(url, { method: "POST", headers, body: json() }), 94005);
  });

  it.each([
    ["announced by Expect", { expect: "100-continue" }],
    ["announced by an Expect of another kind", { expect: "the-unexpected" }],
    ["said to be compressed", { "content-encoding": "gzip" }],
  ])("may come %s", async (_what, headers) => {
    expectCode(await send(url, { method: "POST", headers, body: json() }), 94005);
  });
});

describe("a method", () => {
  const methods = METHODS.filter((method) => method !== "CONNECT");

  it.each([
    ["/cgi-bin/token", "GET", 43001],
    ["/wxa/get_category", "GET", 43001],
    ["/cgi-bin/stable_token", "POST", 43002],
    ["/cgi-bin/wxopen/getrealnameinfo", "POST", 43002],
  ])("that is not the right one of %s (%s) has code %i", async (path, right, code) => {
    for (const method of methods.filter((candidate) => candidate !== right)) {
      const received = await send(`${platform.url}${path}`, { method });
      expect({ method, status: received.status }).toEqual({ method, status: 200 });
      if (method !== "HEAD") expectCode(received, code);
    }
  });
});

describe("a URL", () => {
  it.each([
    ["access_token twice", "/wxa/get_category?access_token=a&access_token=b", 40001],
    ["access_token empty twice", "/wxa/get_category?access_token=&access_token=", 40001],
    ["access_token with a malformed escape", "/wxa/get_category?access_token=%zz%", 40001],
    ["access_token in bytes that are not UTF-8", "/wxa/get_category?access_token=%ff%fe", 40001],
    ["access_token with NUL", "/wxa/get_category?access_token=%00", 40001],
    ["access_token of 8000 characters", `/wxa/get_category?access_token=${"x".repeat(8_000)}`, 40001],
    ["access_token without value", "/wxa/get_category?access_token", 41001],
    ["access_token as an array of PHP", "/wxa/get_category?access_token[]=a", 41001],
    ["appid twice", "/cgi-bin/token?grant_type=client_credential&appid=a&appid=b&secret=s", 40013],
    [
      "a malformed escape in appid",
      "/cgi-bin/token?grant_type=client_credential&appid=%e0%a4%a&secret=s",
      40013,
    ],
    ["__proto__ as a parameter", "/cgi-bin/token?__proto__=1", 40002],
  ])("with %s", async (_what, path, code) => {
    expectCode(await send(`${platform.url}${path}`), code);
  });

  it.each([
    "/cgi-bin",
    "/cgi-bin/token/",
    "/cgi-bin/%zz",
    "/consent/%E0%A4%A",
    `/consent/${"x".repeat(300)}`,
  ])("that leads nowhere is a problem, not a page: %s", async (path) => {
    const { status, headers } = await send(`${platform.url}${path}`);
    expect([400, 404, 414]).toContain(status);
    expect(headers["content-type"]).toBe("application/problem+json");
  });
});

describe("a sender", () => {
  const head = (length: number) =>
    `POST ${new URL(url).pathname}${new URL(url).search} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`;

  it("who does not finish the body in time gets 47001, and the connection is closed", async () => {
    const socket = open();
    socket.write(`${head(1_000)}{`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/connection: close/i);
    expect(answer).toContain('"errcode":47001');
  });

  it("who does not finish a body that is too large in time gets 45002", async () => {
    const socket = open();
    socket.write(`${head(100_000)}${" ".repeat(20_000)}`);
    expect(await text(socket)).toContain('"errcode":45002');
  });

  it("who hangs up in the middle harms nobody", async () => {
    const sockets = Array.from({ length: 50 }, open);
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<void>((resolve) =>
            socket.write(`${head(1_000)}{`, () => resolve(socket.destroy() && undefined)),
          ),
      ),
    );
    expectCode(await send(url, { method: "POST", body: json() }), 94005);
  });

  it("who sends no HTTP is not answered with a stack trace", async () => {
    const socket = open();
    socket.write("\x16\x03\x01 hello\r\n\r\n");
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("of much larger bodies makes the platform read them and keep none", async () => {
    const patient = await startPlatform();
    const there = `${patient.url}/cgi-bin/wxopen/getrealnameinfo?access_token=${await fetchToken(patient)}`;
    const body = Buffer.alloc(5_000_000, " ");
    const before = process.memoryUsage().rss;
    let highest = before;
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all(
        Array.from({ length: 60 }, () => send(there, { method: "POST", body })),
      );
      for (const answer of answers) expectCode(answer, 45002);
      highest = Math.max(highest, process.memoryUsage().rss);
    }
    expect(highest - before).toBeLessThan(200_000_000);
    await patient.close();
  });
});
