import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Claims, claimsOf, encode, host, otherHost, signAssertion } from "./support/hosts.ts";
import { post, type Received, send } from "./support/http.ts";
import { identity } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { approve, askConsent, inviteToMyAuthorizations, openSheet } from "./support/protocol.ts";

let platform: TestPlatform;
let userId: string;
beforeAll(async () => {
  platform = await startPlatform();
  userId = await platform.addPerson();
});
afterAll(() => platform.close());

const claims = (changes: Claims = {}): Claims => ({
  ...claimsOf(userId, platform.world.app.appid, platform.baseUrl, platform.now()),
  ...changes,
});
const seconds = () => Math.floor(platform.now().getTime() / 1000);

function ask(
  authorization: string | undefined,
  body: unknown = { category_id: [99, 904] },
): Promise<Received> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return post(`${platform.url}/host/consent-requests`, body, headers);
}

function expectProblem(received: Received, status: number): void {
  expect(received.headers["content-type"]).toBe("application/problem+json");
  expect({ status: received.status, member: received.json.status }).toEqual({ status, member: status });
  expect(received.json).toMatchObject({ type: "about:blank", title: expect.any(String) });
}

describe("a consent request", () => {
  it("is answered with an id, the sheet's URL with its secret in the fragment, and five minutes", async () => {
    const { status, headers, json } = await askConsent(platform, userId);
    expect(status).toBe(201);
    expect(headers["cache-control"]).toBe("no-store");
    expect(Object.keys(json)).toEqual(["id", "sheet_url", "expires_in"]);
    expect(json.expires_in).toBe(300);
    expect(json.sheet_url).toMatch(new RegExp(`^${platform.baseUrl}/consent/${json.id}#[A-Za-z0-9_-]{43}$`));
  });

  it.each<[fail: string, status: number, ask: () => Promise<Received>]>([
    ["access denied", 403, () => askConsent(platform, userId, { app: platform.world.notApproved })],
    ["access denied", 403, () => askConsent(platform, userId, { app: platform.world.suspended })],
    ["access denied", 403, () => askConsent(platform, userId, { app: platform.world.ended })],
    ["access denied", 403, () => askConsent(platform, userId, { claims: { appid: "wx0000000000000000" } })],
    ["invalid category-id", 400, () => askConsent(platform, userId, { categoryId: [1, 2] })],
    ["invalid category-id", 400, () => askConsent(platform, userId, { categoryId: [99] })],
    ["invalid category-id", 400, () => askConsent(platform, userId, { categoryId: [3, 4, 6] })],
    ["invalid category-id", 400, () => askConsent(platform, userId, { categoryId: "99,904" })],
    ["invalid category-id", 400, () => askConsent(platform, userId, { categoryId: null })],
    ["version too low", 403, () => askConsent(platform, userId, { claims: { client_version: "6.5.21" } })],
    ["version too low", 403, () => askConsent(platform, userId, { claims: { client_version: "eight" } })],
    ["version too low", 403, () => askConsent(platform, userId, { claims: { client_os: "windows" } })],
    ["account locked", 403, async () => askConsent(platform, await lockedPerson())],
    [
      "no real name info",
      403,
      async () => askConsent(platform, await platform.addPerson({ identity: null })),
    ],
    ["no real name info", 403, async () => askConsent(platform, await foreigner())],
    [
      "not register wechat pay",
      403,
      async () => askConsent(platform, await platform.addPerson({ hasPaymentAccount: false })),
    ],
    ["not register wechat pay", 403, () => askConsent(platform, "nobody")],
  ])("fails with %s (%i)", async (fail, status, request) => {
    const received = await request();
    expectProblem(received, status);
    expect(received.json).toMatchObject({
      errMsg: `openRealnameAuth:fail ${fail}`,
      reason: expect.stringMatching(/\S/),
    });
  });

  const lockedPerson = () => platform.addPerson({ lockedUntil: new Date(platform.now().getTime() + 60_000) });
  const foreigner = () => platform.addPerson({ identity: { ...identity, document: "passport" } });

  it.each([[[99, 904]], [["99", "904"]], [[3, 4]], [[3, 4, 5]]])(
    "is taken for the category %j",
    async (categoryId) => {
      expect((await askConsent(platform, userId, { categoryId })).status).toBe(201);
    },
  );

  it.each(["6.5.22", "6.10.0", "6.5.22.1"])(
    "is taken from version %s, on both systems",
    async (client_version) => {
      for (const client_os of ["ios", "android"]) {
        expect((await askConsent(platform, userId, { claims: { client_os, client_version } })).status).toBe(
          201,
        );
      }
    },
  );

  it.each([
    ["categoryId", "category_id is missing, but there is one that is spelt otherwise; it is category_id"],
    ["category", "category_id is missing"],
  ])("is told which member it lacks that says %s", async (member, hint) => {
    const body = { [member]: [99, 904] };
    const received = await ask(`Bearer ${signAssertion(claims())}`, body);
    expectProblem(received, 400);
    expect(received.json.errMsg).toBe("openRealnameAuth:fail invalid category-id");
    expect(JSON.stringify(received.json)).toContain(hint);
  });

  it.each([
    ["that is no JSON", "{", 400],
    ["that is no object", "[]", 400],
    ["that is empty", "", 400],
    ["over 16 KiB", `{"category_id":[99,904],"note":"${"x".repeat(16_384)}"}`, 413],
  ])("with a body %s is a problem", async (_what, body, status) => {
    expectProblem(await ask(`Bearer ${signAssertion(claims())}`, body), status);
  });

  it("of another content type is a problem", async () => {
    const headers = { authorization: `Bearer ${signAssertion(claims())}`, "content-type": "text/plain" };
    const refused = await send(`${platform.url}/host/consent-requests`, {
      method: "POST",
      headers,
      body: "{}",
    });
    expectProblem(refused, 415);
    expect(refused.json.detail).toContain("Content-Type: application/json");
  });
});

describe("an assertion", () => {
  const bearer = (changes: Claims, signer = host, header: Claims = {}) =>
    `Bearer ${signAssertion(claims(changes), signer, header)}`;
  const unsigned = () => `Bearer ${encode({ alg: "none" })}.${encode(claims())}.`;
  const tampered = () => {
    const [head, , signature] = signAssertion(claims()).split(".");
    return `Bearer ${head}.${encode(claims({ sub: "somebody else" }))}.${signature}`;
  };

  it.each<[what: string, authorization: () => string | undefined]>([
    ["that is missing", () => undefined],
    ["of another scheme", () => `Basic ${signAssertion(claims())}`],
    ["that is no JWT", () => "Bearer x"],
    ["that is not signed (alg none)", unsigned],
    ["that was tampered with", tampered],
    ["of another algorithm", () => bearer({}, host, { alg: "HS256" })],
    ["without kid", () => bearer({}, host, { kid: undefined })],
    ["of an unknown kid", () => bearer({}, host, { kid: "k" })],
    ["of another host's kid and key", () => bearer({}, otherHost)],
    ["of our kid and another host's key", () => bearer({}, otherHost, { kid: host.kid })],
    ["with a critical header nobody knows", () => bearer({}, host, { crit: ["x"], x: 1 })],
    ["of an unknown host", () => bearer({ iss: "https://nobody.example" })],
    ["without iss", () => bearer({ iss: undefined })],
    ["with iss of another type", () => bearer({ iss: 1 })],
    ["without aud", () => bearer({ aud: undefined })],
    ["for another platform", () => bearer({ aud: "https://elsewhere.example" })],
    ["without sub", () => bearer({ sub: undefined })],
    ["with an empty sub", () => bearer({ sub: "" })],
    ["with sub of another type", () => bearer({ sub: 7 })],
    ["with a lone surrogate in sub", () => bearer({ sub: "\ud800" })],
    ["without appid", () => bearer({ appid: undefined })],
    ["with appid of another type", () => bearer({ appid: ["x"] })],
    ["without client_os", () => bearer({ client_os: undefined })],
    ["without client_version", () => bearer({ client_version: undefined })],
    ["with client_version as a number", () => bearer({ client_version: 8 })],
    ["without iat", () => bearer({ iat: undefined })],
    ["with iat as text", () => bearer({ iat: String(seconds()) })],
    ["from the future", () => bearer({ iat: seconds() + 60, exp: seconds() + 90 })],
    ["without exp", () => bearer({ exp: undefined })],
    ["that has expired", () => bearer({ iat: seconds() - 120, exp: seconds() })],
    ["that lives 121 s", () => bearer({ exp: seconds() + 121 })],
    ["that ends before it begins", () => bearer({ iat: seconds() + 20, exp: seconds() + 10 })],
    ["that is not valid yet", () => bearer({ nbf: seconds() + 60 })],
    ["without jti", () => bearer({ jti: undefined })],
    ["with an empty jti", () => bearer({ jti: "" })],
    ["with jti of 129 characters", () => bearer({ jti: "x".repeat(129) })],
    ["with jti of another type", () => bearer({ jti: 1 })],
  ])("%s is refused with 401", async (_what, authorization) => {
    const sent = authorization();
    const received = await ask(sent);
    expectProblem(received, 401);
    expect(received.headers["www-authenticate"]).toBe("Bearer");
    expect(received.json.detail).toMatch(/^assertion: /);
    expect(received.json.detail).not.toContain(userId);
  });

  it("may be a little ahead of the platform's clock", async () => {
    expect((await ask(bearer({ iat: seconds() + 5, exp: seconds() + 65 }))).status).toBe(201);
  });

  it("of another host speaks of another account", async () => {
    const received = await ask(bearer({ iss: otherHost.issuer }, otherHost));
    expect(received.json.errMsg).toBe("openRealnameAuth:fail not register wechat pay");
  });

  it("again with the same body returns the same request", async () => {
    const authorization = bearer({});
    const [first, again] = [await ask(authorization), await ask(authorization)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual(first.json);
  });

  it("at once and often with the same body returns one request", async () => {
    const authorization = bearer({});
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(authorization)));
    expect(new Set(answers.map(({ json }) => json.sheet_url)).size).toBe(1);
  });

  it.each<[what: string, again: (jti: string) => Promise<Received>]>([
    ["with another body", (jti) => ask(bearer({ jti }), { category_id: [3, 4] })],
    [
      "after the sheet was opened",
      async (jti) => {
        await openSheet(platform, await ask(bearer({ jti })));
        return ask(bearer({ jti }));
      },
    ],
    ["for my authorizations", (jti) => inviteToMyAuthorizations(platform, userId, { jti })],
  ])("again %s is a stale request", async (_what, again) => {
    const jti = randomUUID();
    await ask(bearer({ jti }));
    const received = await again(jti);
    expectProblem(received, 409);
    expect(received.json.errMsg).toBe("openRealnameAuth:fail stale request");
  });

  it("of the same jti by another host is another assertion", async () => {
    const jti = randomUUID();
    await ask(bearer({ jti }));
    expect((await ask(bearer({ jti, iss: otherHost.issuer }, otherHost))).status).not.toBe(409);
  });

  it("for my authorizations names no mini program", async () => {
    const appid = platform.world.app.appid;
    expectProblem(await inviteToMyAuthorizations(platform, userId, { appid }), 401);
    const { status, json } = await inviteToMyAuthorizations(platform, userId);
    expect(status).toBe(201);
    expect(json.url).toMatch(new RegExp(`^${platform.baseUrl}/me#[A-Za-z0-9_-]{43}$`));
  });

  it("is used up by an approved consent, too", async () => {
    const authorization = bearer({});
    await approve(await openSheet(platform, await ask(authorization)));
    expectProblem(await ask(authorization), 409);
  });
});
