import { sign as signBytes } from "node:crypto";
import { diagnoseAuthToken, diagnoseSignature } from "@shiming/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "./support/commands.ts";
import { post } from "./support/http.ts";
import { largeMerchant, merchant, signatureOf } from "./support/merchants.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  authorize,
  exchange,
  type Fields,
  fetchToken,
  openMyAuthorizations,
  realnameInfoFields,
} from "./support/protocol.ts";

let sandbox: TestPlatform;
let served: TestPlatform;
beforeAll(async () => {
  const diagnosis = { ofSignature: diagnoseSignature, ofAuthToken: diagnoseAuthToken };
  sandbox = await startPlatform({ replace: (parts) => ({ ...parts, diagnosis }) });
  served = await startPlatform();
});
afterAll(() => Promise.all([sandbox.close(), served.close()]));

const SERIAL = merchant.certSerialNo;
const AUTH_TOKEN = "n".repeat(43);
const { privateKey, privateKeyFile } = merchant;

const now = (platform: TestPlatform) => Math.floor(platform.now().getTime() / 1000);
const rightString = (timestamp: number) => `cert_serialno=${SERIAL}&timestamp=${timestamp}`;

/** A request with an unknown token, right but for what the change does to it. */
function request(platform: TestPlatform, change: (timestamp: number) => Fields): Fields {
  const timestamp = now(platform);
  const sign = signatureOf(rightString(timestamp), privateKey);
  const usual = { auth_token: AUTH_TOKEN, mch_id: merchant.mchId, cert_serialno: SERIAL, timestamp, sign };
  return { ...usual, ...change(timestamp) };
}

async function refusalOf(platform: TestPlatform, change: (timestamp: number) => Fields) {
  const start = platform.log().length;
  const { json } = await exchange(platform, await fetchToken(platform), request(platform, change));
  const lines = platform.log().slice(start).trimEnd().split("\n");
  const logged = lines.map((line) => JSON.parse(line)).findLast(({ msg }) => msg === "refused");
  return { errcode: json.errcode, errmsg: json.errmsg as string, mistakes: logged?.mistakes };
}

const signing = (message: (t: number) => string) => (t: number) => ({
  sign: signatureOf(message(t), privateKey),
});
const digesting = (args: readonly string[]) => (t: number) => ({
  sign: run("openssl", ["dgst", ...args, "-sign", privateKeyFile], rightString(t)).toString("base64"),
});

/** Mistakes that only the signature shows. */
const ofSignature: [what: string, word: string, hint: RegExp, change: (t: number) => Fields][] = [
  ["×tamp", "times_entity", /&times/, signing((t) => `cert_serialno=${SERIAL}×tamp=${t}`)],
  ["&&", "ampersand_extra", /&&/, signing((t) => `cert_serialno=${SERIAL}&&timestamp=${t}`)],
  ["LF", "newline_added", /line break/, signing((t) => `${rightString(t)}\n`)],
  ["CRLF", "newline_added", /line break/, signing((t) => `${rightString(t)}\r\n`)],
  ["quotes", "quoted", /quotes/, signing((t) => `"${rightString(t)}"`)],
  ["order", "order_reversed", /first/, signing((t) => `timestamp=${t}&cert_serialno=${SERIAL}`)],
  ["ms", "signed_timestamp_milliseconds", /milliseconds/, signing((t) => `${rightString(t)}000`)],
  [
    "lower case",
    "signed_serial_lower_case",
    /lower case/,
    signing((t) => `cert_serialno=${SERIAL.toLowerCase()}&timestamp=${t}`),
  ],
  [
    "no zeros",
    "signed_serial_zeros_missing",
    /leading zeros/,
    signing((t) => `cert_serialno=${SERIAL.slice(2)}&timestamp=${t}`),
  ],
  [
    "whole body",
    "whole_body",
    /whole body/,
    signing(
      (t) =>
        `{"auth_token":"${AUTH_TOKEN}","mch_id":"${merchant.mchId}","cert_serialno":"${SERIAL}","timestamp":${t}}`,
    ),
  ],
  ["other", "string_other", /byte by byte/, signing(() => "hello")],
  ["MD5", "digest_md5", /MD5/, digesting(["-md5"])],
  ["SHA-1", "digest_sha1", /SHA-1/, digesting(["-sha1"])],
  ["SHA-512", "digest_sha512", /SHA-512/, digesting(["-sha512"])],
  ["PSS", "padding_pss", /PSS/, digesting(["-sha256", "-sigopt", "rsa_padding_mode:pss"])],
  [
    "hex",
    "sign_hex",
    /hex/,
    (t) => ({ sign: signBytes("sha256", Buffer.from(rightString(t)), privateKey).toString("hex") }),
  ],
  [
    "twice",
    "sign_base64_twice",
    /twice/,
    (t) => ({ sign: Buffer.from(signatureOf(rightString(t), privateKey)).toString("base64") }),
  ],
  [
    "other key",
    "signature_length",
    /another key/,
    (t) => ({ sign: signatureOf(rightString(t), largeMerchant.privateKey) }),
  ],
  [
    "noise",
    "key_other",
    /private key of the certificate/,
    () => ({ sign: Buffer.alloc(256, 1).toString("base64") }),
  ],
];

/** Mistakes that the form of a field shows, to whoever looks. */
const ofFields: [what: string, word: string, errcode: number, change: (t: number) => Fields][] = [
  ["lower case", "serial_lower_case", 94009, () => ({ cert_serialno: SERIAL.toLowerCase() })],
  ["no zeros", "serial_zeros_missing", 94009, () => ({ cert_serialno: SERIAL.slice(2) })],
  ["colons", "serial_colons", 94009, () => ({ cert_serialno: SERIAL.match(/../g)?.join(":") })],
  ["spaces", "serial_spaces", 94009, () => ({ cert_serialno: ` ${SERIAL}` })],
  ["0x", "serial_hex_prefix", 94009, () => ({ cert_serialno: `0x${SERIAL}` })],
  [
    "decimal",
    "serial_decimal",
    94009,
    () => ({ cert_serialno: "5157951537129064312890742341230987412309871234" }),
  ],
  ["openssl", "serial_prefix", 94009, () => ({ cert_serialno: `serial=${SERIAL}` })],
  ["ms", "timestamp_milliseconds", 94008, (t) => ({ timestamp: t * 1000 + 7 })],
  ["fraction", "timestamp_fraction", 94008, (t) => ({ timestamp: t + 0.5 })],
  [
    "URL",
    "sign_url_encoded",
    94003,
    (t) => ({ sign: encodeURIComponent(signatureOf(rightString(t), privateKey)) }),
  ],
  ["base64url", "sign_base64url", 94003, () => ({ sign: Buffer.alloc(255, 0xff).toString("base64url") })],
  ["+ as space", "sign_plus_lost", 94003, () => ({ sign: "A B/".repeat(85) })],
  [
    "lines",
    "sign_line_wrapped",
    94003,
    (t) => ({ sign: signatureOf(rightString(t), privateKey).replaceAll(/.{64}/g, "$&\n") }),
  ],
];

describe("the sandbox says behind the contract's text, and in its log, what is wrong with a signature:", () => {
  it.each(ofSignature)("%s", async (_, word, hint, change) => {
    const { errcode, errmsg, mistakes } = await refusalOf(sandbox, change);
    expect(errcode).toBe(94003);
    expect(errmsg).toMatch(/^invalid sign hint: /);
    expect(errmsg).toMatch(hint);
    expect(mistakes).toEqual([word]);
  });

  it("two mistakes at once", async () => {
    const args = ["dgst", "-sha1", "-sign", privateKeyFile];
    const { errmsg, mistakes } = await refusalOf(sandbox, (t) => ({
      sign: run("openssl", args, `${rightString(t)}\n`).toString("base64"),
    }));
    expect(mistakes).toEqual(["digest_sha1", "newline_added"]);
    expect(errmsg).toMatch(/SHA-1.*; .*line break/);
  });
});

describe("a platform that strangers call says the same of every wrong signature:", () => {
  it.each(ofSignature)("%s", async (_, _word, _hint, change) => {
    const { errcode, errmsg, mistakes } = await refusalOf(served, change);
    const usual = `sign exactly ${rightString(now(served))} (no line feed, no quotes)`;
    expect([errcode, mistakes]).toEqual([94003, undefined]);
    expect(errmsg.startsWith(`invalid sign hint: ${usual}`)).toBe(true);
  });
});

describe("what the form of a field shows, either says:", () => {
  it.each(ofFields)("%s", async (_, word, errcode, change) => {
    for (const platform of [sandbox, served]) {
      const refusal = await refusalOf(platform, change);
      expect(refusal).toMatchObject({ errcode, mistakes: [word] });
      expect(refusal.errmsg).toContain(" hint: ");
    }
  });
});

it("no hint and no line of the log has the token or the signature of the request", async () => {
  for (const [, , , change] of [...ofSignature, ...ofFields]) {
    const { sign } = request(sandbox, change);
    const { errmsg } = await refusalOf(sandbox, change);
    for (const secret of [AUTH_TOKEN, String(sign)]) {
      expect(errmsg).not.toContain(secret);
      expect(sandbox.log()).not.toContain(secret);
    }
  }
});

/** Against a token that was really issued: it is the form of those that the hint is about. */
const around: [query: (token: string) => string, errcode: number, hint: RegExp][] = [
  [(token) => `access_token=${token}&access_token=${token}`, 40001, /more than once/],
  [(token) => `access_token=%22${token}%22`, 40001, /quotes/],
  [(token) => `access_token=${token}%0D%0A`, 40001, /line break/],
  [(token) => `access_token=${token}%20`, 40001, /white space/],
  [(token) => `access_token=b%27${token}%27`, 40001, /Python/],
  [(token) => `access_token=Bearer%20${token}`, 40001, /Bearer/],
  [(token) => `access_token=${token.slice(1)}`, 40001, /cut off/],
  [(token) => `a=b&amp;access_token=${token}`, 41001, /&amp;/],
  [(token) => `access_token=${token.replace(/^./, (first) => (first === "x" ? "y" : "x"))}`, 40001, /new/],
];

describe("what is around an access token", () => {
  it.each(around)("is told by every platform: %s", async (query, errcode, hint) => {
    for (const platform of [sandbox, served]) {
      const path = `${platform.url}/cgi-bin/wxopen/getrealnameinfo?${query(await fetchToken(platform))}`;
      const { json } = await post(path, {});
      expect([json.errcode, json.errmsg]).toEqual([errcode, expect.stringMatching(hint)]);
    }
  });
});

describe("an auth_token", () => {
  const causes = [undefined, "", 1, "x", AUTH_TOKEN, `"${AUTH_TOKEN}"`];

  it("is refused by a platform for strangers in one text for all causes, the used, foreign and withdrawn too", async () => {
    const texts = new Set<string>();
    const refuse = async (auth_token: unknown) => {
      const { errcode, errmsg, mistakes } = await refusalOf(served, () => ({ auth_token }));
      expect([errcode, mistakes]).toEqual([94005, undefined]);
      texts.add(errmsg);
    };
    for (const cause of causes) await refuse(cause);
    const userId = await served.addPerson();
    const used = await authorize(served, userId);
    await exchange(served, await fetchToken(served), realnameInfoFields(served, used));
    served.advance(1000);
    await refuse(used);
    await refuse(await authorize(served, userId, { app: served.world.otherApp }));
    const withdrawn = await authorize(served, userId);
    const mine = await openMyAuthorizations(served, userId);
    const [{ id }] = (await mine.list()).json.consents;
    await mine.withdraw(id);
    await refuse(withdrawn);
    await refuse(await authorize(served, userId, { app: served.world.otherApp }));
    const expired = await authorize(served, userId);
    served.advance(301_000);
    await refuse(expired);
    expect(texts.size).toBe(1);
  });

  it("is refused by a sandbox with the cause, in hint and log", async () => {
    const words = [];
    for (const auth_token of causes)
      words.push((await refusalOf(sandbox, () => ({ auth_token }))).mistakes?.[0]);
    expect(words).toEqual([
      "auth_token_missing",
      "auth_token_missing",
      "auth_token_no_text",
      "auth_token_malformed",
      "auth_token_unknown",
      "auth_token_quoted",
    ]);
    const userId = await sandbox.addPerson();
    const used = await authorize(sandbox, userId);
    await exchange(sandbox, await fetchToken(sandbox), realnameInfoFields(sandbox, used));
    const usedAt = sandbox.now().toISOString();
    sandbox.advance(1000);
    const refusal = await refusalOf(sandbox, () => ({ auth_token: used }));
    expect(refusal).toMatchObject({ mistakes: ["auth_token_used"], errmsg: expect.stringContaining(usedAt) });
    const expired = await authorize(sandbox, userId);
    sandbox.advance(300_000);
    const endedAt = sandbox.now().toISOString();
    sandbox.advance(1000);
    expect(await refusalOf(sandbox, () => ({ auth_token: expired }))).toMatchObject({
      mistakes: ["auth_token_expired"],
      errmsg: expect.stringContaining(endedAt),
    });
  });
});
