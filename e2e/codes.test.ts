import { randomBytes } from "node:crypto";
import { endAccess, setBinding, setQuota, suspendAccess } from "@shiming/core";
import { type Errcode, errcodes, errors } from "@shiming/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post, type Received, send } from "./support/http.ts";
import { testKeys } from "./support/keys.ts";
import { merchant, signatureOf, strangeMerchant } from "./support/merchants.ts";
import { nobody } from "./support/nobody.ts";
import { OPERATOR } from "./support/operator.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  authorize,
  exchange,
  type Fields,
  fetchToken,
  prepareExchange,
  realnameInfoFields,
} from "./support/protocol.ts";
import {
  addVerifyingApp,
  askLoginCode,
  checkRealnameInfo,
  jsCodeToSession,
  prepareVerification,
} from "./support/verification.ts";
import { addApp, type TestApp } from "./support/world.ts";

let platform: TestPlatform;
let verifying: TestApp;
let isIdentitySourceDown = false;
beforeAll(async () => {
  platform = await startPlatform({
    replace: (parts) => ({
      ...parts,
      identities: {
        async find(account) {
          if (isIdentitySourceDown) throw new Error("connection to identity.internal refused");
          return parts.identities.find(account);
        },
      },
    }),
  });
  verifying = await addVerifyingApp(platform);
});
afterAll(() => platform.close());

const minute = 60_000;
const tokenQuery = { grant_type: "client_credential", appid: "", secret: "" };

function getToken(changes: Partial<Record<keyof typeof tokenQuery, string | undefined>>): Promise<Received> {
  const query = Object.entries({ ...tokenQuery, ...platform.world.app, ...changes });
  const present = query.filter((pair): pair is [string, string] => pair[1] !== undefined);
  return send(`${platform.url}/cgi-bin/token?${new URLSearchParams(present)}`);
}

function getStableToken(body: object): Promise<Received> {
  const { grant_type } = tokenQuery;
  return post(`${platform.url}/cgi-bin/stable_token`, { grant_type, ...platform.world.app, ...body });
}

/** Otherwise right in everything, so that only what is changed can be wrong. */
async function exchangeWith(change: (fields: Fields) => Fields): Promise<Received> {
  const { accessToken, fields } = await prepareExchange(platform);
  return exchange(platform, accessToken, change(fields));
}

async function exchangeBody(body: string | Uint8Array): Promise<Received> {
  return exchange(platform, await fetchToken(platform), body);
}

/** Consents first; then the mini program is changed. */
/** @param sent in the place of the token that the person gave */
async function exchangeAfter(change: (appid: string) => Promise<unknown>, sent?: string): Promise<Received> {
  const app = await addApp(platform.stores, platform.now());
  const accessToken = await fetchToken(platform, app);
  const authToken = await authorize(platform, await platform.addPerson(), { app });
  await change(app.appid);
  return exchange(platform, accessToken, realnameInfoFields(platform, sent ?? authToken));
}

/** What is refused for it comes last: whoever is told something else was refused for that first. */
const UNKNOWN_TOKEN = "x".repeat(43);

const change = () => ({ ...platform.stores, ...nobody, keys: testKeys, random: randomBytes });

type Case = readonly [code: Errcode, when: string, call: () => Promise<Received>];

const accessTokenCases: Case[] = [
  [40002, "token: no grant_type", () => getToken({ grant_type: undefined })],
  [40002, "token: another grant_type", () => getToken({ grant_type: "authorization_code" })],
  [41002, "token: no appid", () => getToken({ appid: undefined })],
  [41002, "token: an empty appid", () => getToken({ appid: "" })],
  [40013, "token: a malformed appid", () => getToken({ appid: "wx1" })],
  [40013, "token: an unknown appid", () => getToken({ appid: "wx0000000000000000" })],
  [41004, "token: no secret", () => getToken({ secret: undefined })],
  [40125, "token: another mini program's secret", () => getToken({ secret: platform.world.otherApp.secret })],
  [40002, "stable_token: a grant_type of another type", () => getStableToken({ grant_type: 1 })],
  [41002, "stable_token: appid null", () => getStableToken({ appid: null })],
  [40013, "stable_token: appid of another type", () => getStableToken({ appid: 7 })],
  [41004, "stable_token: an empty secret", () => getStableToken({ secret: "" })],
  [40125, "stable_token: secret of another type", () => getStableToken({ secret: 7 })],
  [47001, "stable_token: force_refresh of another type", () => getStableToken({ force_refresh: "true" })],
  [44002, "stable_token: no body", () => post(`${platform.url}/cgi-bin/stable_token`)],
  [45009, "stable_token: the 21st force_refresh of a day", refreshTwentyTimesAndOnce],
  [41001, "get_category: no access token", () => send(`${platform.url}/wxa/get_category`)],
  [
    40001,
    "get_category: an unknown access token",
    () => send(`${platform.url}/wxa/get_category?access_token=x`),
  ],
  [41001, "getrealnameinfo: an empty access token", () => exchange(platform, "", {})],
  [40001, "getrealnameinfo: an unknown access token", () => exchange(platform, "x".repeat(64), {})],
  [40001, "getrealnameinfo: a token that was superseded twice", exchangeWithSupersededToken],
  [42001, "getrealnameinfo: a token of two hours ago", exchangeWithOldToken],
];

async function refreshTwentyTimesAndOnce(): Promise<Received> {
  for (let refresh = 0; refresh < 20; refresh++) {
    expect((await getStableToken({ force_refresh: true })).json).toHaveProperty("access_token");
    platform.advance(31_000);
  }
  return getStableToken({ force_refresh: true });
}

async function exchangeWithSupersededToken(): Promise<Received> {
  const first = await fetchToken(platform);
  await fetchToken(platform);
  await fetchToken(platform);
  return exchange(platform, first, {});
}

async function exchangeWithOldToken(): Promise<Received> {
  const accessToken = await fetchToken(platform);
  platform.advance(120 * minute);
  return exchange(platform, accessToken, {});
}

const verificationCases: Case[] = [
  [40029, "jscode2session: an unknown js_code", () => jsCodeToSession(platform, "x".repeat(43), verifying)],
  [40029, "jscode2session: no js_code", () => jsCodeToSession(platform, "", verifying)],
  [40029, "jscode2session: a js_code of 300 s ago", () => exchangeLogin({ wait: 300_000 })],
  [
    40029,
    "jscode2session: another mini program's js_code",
    () => exchangeLogin({ app: platform.world.otherApp }),
  ],
  [40163, "jscode2session: a js_code that was used", () => exchangeLogin({ times: 2 })],
  [
    40002,
    "jscode2session: another grant_type",
    () => jsCodeToSession(platform, "", verifying, { grant_type: "client_credential" }),
  ],
  [40125, "jscode2session: another secret", () => jsCodeToSession(platform, "", verifying, { secret: "x" })],
  [43001, "jscode2session by POST", () => post(`${platform.url}/sns/jscode2session`, {})],
  [43002, "checkrealnameinfo by GET", () => send(`${platform.url}/intp/realname/checkrealnameinfo`)],
  [41001, "checkrealnameinfo: an empty access token", () => checkRealnameInfo(platform, "", {})],
  [47001, "checkrealnameinfo: no JSON", () => verifyWith(() => "{")],
  [40097, "checkrealnameinfo: no openid", () => verifyWith(({ openid, ...rest }) => rest)],
  [40097, "checkrealnameinfo: a malformed openid", () => verifyWith((body) => ({ ...body, openid: "o1" }))],
  [40097, "checkrealnameinfo: an empty name", () => verifyWith((body) => ({ ...body, real_name: " " }))],
  [40097, "checkrealnameinfo: a number that is one", () => verifyWith((body) => ({ ...body, cred_id: 1 }))],
  [40097, "checkrealnameinfo: another cred_type", () => verifyWith((body) => ({ ...body, cred_type: "2" }))],
  [40097, "checkrealnameinfo: code null", () => verifyWith((body) => ({ ...body, code: null }))],
  [
    48001,
    "checkrealnameinfo: not approved for it, before the code is looked at",
    async () => {
      const { body } = await prepareVerification(platform, verifying);
      return checkRealnameInfo(platform, await fetchToken(platform), body);
    },
  ],
  [
    80113,
    "checkrealnameinfo: an unknown code",
    () => verifyWith((body) => ({ ...body, code: "x".repeat(43) })),
  ],
  [80113, "checkrealnameinfo: a code of another form", () => verifyWith((body) => ({ ...body, code: "x" }))],
  [
    80113,
    "checkrealnameinfo: a code that was used",
    async () => {
      const { body } = await prepareVerification(platform, verifying);
      const accessToken = await fetchToken(platform, verifying);
      expect((await checkRealnameInfo(platform, accessToken, body)).json.errcode).toBe(0);
      return checkRealnameInfo(platform, accessToken, body);
    },
  ],
];

async function exchangeLogin({ app = verifying, times = 1, wait = 0 }): Promise<Received> {
  const { json } = await askLoginCode(platform, "somebody", verifying);
  platform.advance(wait);
  for (let n = 1; n < times; n++) await jsCodeToSession(platform, json.js_code, app);
  return jsCodeToSession(platform, json.js_code, app);
}

async function verifyWith(change: (body: Record<string, unknown>) => unknown): Promise<Received> {
  const { body } = await prepareVerification(platform, verifying);
  return checkRealnameInfo(platform, await fetchToken(platform, verifying), change(body));
}

const callCases: Case[] = [
  [43001, "token by POST", () => post(`${platform.url}/cgi-bin/token`, {})],
  [43001, "get_category by POST", () => post(`${platform.url}/wxa/get_category`, {})],
  [43002, "stable_token by GET", () => send(`${platform.url}/cgi-bin/stable_token`)],
  [43002, "getrealnameinfo by GET", () => send(`${platform.url}/cgi-bin/wxopen/getrealnameinfo`)],
  [45009, "over the day's quota", () => exchangeOverQuota({ perMinute: 100, perDay: 1 })],
  [45011, "over the minute's quota", () => exchangeOverQuota({ perMinute: 1, perDay: 100 })],
  [44002, "an empty body", () => exchangeBody("")],
  [45002, "a body of 16 KiB and one byte", () => exchangeBody(" ".repeat(16_385))],
  [47001, "a body that is not JSON", () => exchangeBody("auth_token=x&mch_id=y")],
  [47001, "a body that is an array", () => exchangeBody("[]")],
  [47001, "a body that is not UTF-8", () => exchangeBody(Buffer.from('{"mch_id":"\xff"}', "latin1"))],
  [-1, "a part of the platform is down", exchangeWhileDown],
];

async function exchangeOverQuota(quota: { perMinute: number; perDay: number }): Promise<Received> {
  const app = await addApp(platform.stores, platform.now());
  await setQuota(app.appid, quota, OPERATOR, change(), platform.now());
  const accessToken = await fetchToken(platform, app);
  expect((await exchange(platform, accessToken, {})).json.errcode).toBe(94001);
  return exchange(platform, accessToken, {});
}

async function exchangeWhileDown(): Promise<Received> {
  const { accessToken, fields } = await prepareExchange(platform);
  isIdentitySourceDown = true;
  const failed = await exchange(platform, accessToken, fields);
  isIdentitySourceDown = false;
  expect((await exchange(platform, accessToken, fields)).json.errcode).toBe(0);
  return failed;
}

const signedAt = (timestamp: number): Fields => ({
  timestamp,
  sign: signatureOf(`cert_serialno=${merchant.certSerialNo}&timestamp=${timestamp}`, merchant.privateKey),
});
const seconds = () => Math.floor(platform.now().getTime() / 1000);

const fieldCases: Case[] = [
  [94001, "no cert_serialno", () => exchangeWith(({ cert_serialno, ...rest }) => rest)],
  [94001, "cert_serialno null", () => exchangeWith((fields) => ({ ...fields, cert_serialno: null }))],
  [94001, "an empty cert_serialno", () => exchangeWith((fields) => ({ ...fields, cert_serialno: "" }))],
  [
    94009,
    "cert_serialno of 39 digits",
    () => exchangeWith((fields) => ({ ...fields, cert_serialno: merchant.certSerialNo.slice(1) })),
  ],
  [
    94009,
    "cert_serialno in lower case",
    () => exchangeWith((fields) => ({ ...fields, cert_serialno: merchant.certSerialNo.toLowerCase() })),
  ],
  [94009, "cert_serialno of another type", () => exchangeWith((fields) => ({ ...fields, cert_serialno: 1 }))],
  [
    94009,
    "an unknown certificate",
    () => exchangeWith((fields) => ({ ...fields, cert_serialno: "0".repeat(40) })),
  ],
  [
    94009,
    "another merchant's certificate",
    () => exchangeWith((fields) => ({ ...fields, cert_serialno: strangeMerchant.certSerialNo })),
  ],
  [94008, "no timestamp", () => exchangeWith(({ timestamp, ...rest }) => rest)],
  [
    94008,
    "a timestamp that is no whole number",
    () => exchangeWith((fields) => ({ ...fields, timestamp: 1.5 })),
  ],
  [
    94008,
    "a timestamp in milliseconds",
    () => exchangeWith((fields) => ({ ...fields, timestamp: platform.now().getTime() })),
  ],
  [
    94008,
    "a timestamp with a leading zero",
    () => exchangeWith((fields) => ({ ...fields, timestamp: `0${fields.timestamp}` })),
  ],
  [94008, "a negative timestamp", () => exchangeWith((fields) => ({ ...fields, timestamp: -1 }))],
  [
    94011,
    "a timestamp of 301 s ago",
    () => exchangeWith((fields) => ({ ...fields, ...signedAt(seconds() - 301) })),
  ],
  [
    94011,
    "a timestamp 301 s ahead",
    () => exchangeWith((fields) => ({ ...fields, ...signedAt(seconds() + 301) })),
  ],
  [94010, "no mch_id", () => exchangeWith(({ mch_id, ...rest }) => rest)],
  [
    94010,
    "mch_id as a number",
    () => exchangeWith((fields) => ({ ...fields, mch_id: Number(merchant.mchId) })),
  ],
  [94010, "an unknown mch_id", () => exchangeWith((fields) => ({ ...fields, mch_id: "77777777" }))],
  [94003, "no sign", () => exchangeWith(({ sign, ...rest }) => rest)],
  [
    94003,
    "sign without its padding",
    () => exchangeWith((fields) => ({ ...fields, sign: String(fields.sign).replace(/=+$/, "") })),
  ],
  [94003, "sign of another type", () => exchangeWith((fields) => ({ ...fields, sign: 1 }))],
  [
    94003,
    "a signature of another time",
    () => exchangeWith((fields) => ({ ...fields, timestamp: seconds() + 1 })),
  ],
  [
    94003,
    "a signature by another key",
    () =>
      exchangeWith((fields) => ({
        ...fields,
        sign: signatureOf(
          `cert_serialno=${merchant.certSerialNo}&timestamp=${fields.timestamp}`,
          strangeMerchant.privateKey,
        ),
      })),
  ],
  [94005, "no auth_token", () => exchangeWith(({ auth_token, ...rest }) => rest)],
  [94005, "a malformed auth_token", () => exchangeWith((fields) => ({ ...fields, auth_token: "x" }))],
  [
    94005,
    "an unknown auth_token",
    () => exchangeWith((fields) => ({ ...fields, auth_token: UNKNOWN_TOKEN })),
  ],
];

const stateCases: Case[] = [
  [
    94006,
    "access was suspended",
    () => exchangeAfter((appid) => suspendAccess(appid, "复核", OPERATOR, change(), platform.now())),
  ],
  [
    94006,
    "access has ended",
    () => exchangeAfter((appid) => endAccess(appid, OPERATOR, change(), platform.now())),
  ],
  [
    94007,
    "the binding was taken back",
    () =>
      exchangeAfter((appid) => setBinding(appid, merchant.mchId, false, OPERATOR, change(), platform.now())),
  ],
  [
    94006,
    "access was suspended, before the token is looked at",
    () =>
      exchangeAfter(
        (appid) => suspendAccess(appid, "复核", OPERATOR, change(), platform.now()),
        UNKNOWN_TOKEN,
      ),
  ],
  [
    94007,
    "the binding was taken back, before the token is looked at",
    () =>
      exchangeAfter(
        (appid) => setBinding(appid, merchant.mchId, false, OPERATOR, change(), platform.now()),
        UNKNOWN_TOKEN,
      ),
  ],
  [
    94005,
    "the token is 300 s old",
    async () => {
      const { accessToken, authToken } = await prepareExchange(platform);
      platform.advance(300_000);
      return exchange(platform, accessToken, realnameInfoFields(platform, authToken));
    },
  ],
  [
    94005,
    "the token was used by another request",
    async () => {
      const { accessToken, authToken, fields } = await prepareExchange(platform);
      expect((await exchange(platform, accessToken, fields)).json.errcode).toBe(0);
      platform.advance(1_000);
      return exchange(platform, accessToken, realnameInfoFields(platform, authToken));
    },
  ],
  [
    94005,
    "the token is another mini program's",
    async () => {
      const { fields } = await prepareExchange(platform);
      return exchange(platform, await fetchToken(platform, platform.world.otherApp), fields);
    },
  ],
  [
    94002,
    "the payment account was closed after consent",
    () => exchangeAfterPerson({ hasPaymentAccount: false }),
  ],
  [
    94004,
    "the verified identity was taken away after consent",
    () => exchangeAfterPerson({ identity: null }),
  ],
];

async function exchangeAfterPerson(after: Parameters<TestPlatform["changePerson"]>[1]): Promise<Received> {
  const { userId, accessToken, fields } = await prepareExchange(platform);
  await platform.changePerson(userId, after);
  return exchange(platform, accessToken, fields);
}

const cases = [...accessTokenCases, ...verificationCases, ...callCases, ...fieldCases, ...stateCases];

describe("code", () => {
  const reached = new Set<number>();

  it.each(cases)("%i: %s", async (code, _when, call) => {
    const { status, headers, json, text } = await call();
    expect({ status, type: headers["content-type"], code: json.errcode }).toEqual({
      status: 200,
      type: "application/json",
      code,
    });
    const [errmsg] = json.errmsg.split(" hint: ");
    expect(errmsg).toBe(errors[code].errmsg);
    expect(Object.keys(json)).toEqual(["errcode", "errmsg"]);
    expect(text).not.toMatch(/identity\.internal|\n\s+at /);
    reached.add(json.errcode);
  });

  it("of the contract is reached, every one", () => {
    expect([...reached].sort((a, b) => a - b)).toEqual(errcodes);
  });
});

it("a field that is spelt otherwise is told by both spellings", async () => {
  const { json } = await exchangeWith(({ cert_serialno: certSerialNo, ...rest }) => ({
    ...rest,
    certSerialNo,
  }));
  expect(json.errcode).toBe(94001);
  expect(json.errmsg).toContain("cert_serialno");
  expect(json.errmsg).toContain("certSerialNo was sent");
});
