import type { webcrypto } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createEventReceiver, type EventReceiverOptions } from "./receiver.ts";
import type { SecurityEvent } from "./security-event.ts";
import { createSeenEvents } from "./seen-events.ts";

const ISSUER = "https://platform.example";
const APPID = "wx0123456789abcdef";
const NOW = new Date("2026-11-28T12:00:00Z");
const SECONDS = NOW.getTime() / 1000;
const TYPE = "application/secevent+jwt";

type Pair = { readonly kid: string; readonly privateKey: webcrypto.CryptoKey; readonly jwk: JWK };

async function newKey(kid: string): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "ES256" } };
}

const key = await newKey("one");
const claimsOf = (name: string, details: object, over: object = {}) => ({
  ...{ iss: ISSUER, aud: APPID, iat: SECONDS, toe: SECONDS - 60, jti: "event 1" },
  sub_id: { format: "opaque", id: "openid" },
  events: { [`${ISSUER}/events/${name}`]: details },
  ...over,
});

const sign = (claims: object, { kid, privateKey }: Pair = key, header: object = {}) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "ES256", kid, typ: "secevent+jwt", ...header })
    .sign(privateKey);

function receiverOf(over: Partial<EventReceiverOptions> = {}) {
  const events: SecurityEvent[] = [];
  const receiver = createEventReceiver({
    ...{ jwks: { keys: [key.jwk] }, issuer: ISSUER, audience: APPID, now: () => NOW },
    onEvent: (event) => void events.push(event),
    ...over,
  });
  const push = async (claims: object, ...how: [Pair?, object?]) =>
    receiver.receive({ contentType: TYPE, body: await sign(claims, ...how) });
  return { receiver, events, push };
}

describe("an event", () => {
  it.each([
    [
      "consent-withdrawn",
      { consent_id: "c", items: ["real_name"], released_at: "2026-11-27T02:00:00Z" },
      {
        openid: "openid",
        consentId: "c",
        items: ["real_name"],
        releasedAt: new Date("2026-11-27T02:00:00Z"),
      },
    ],
    ["identity-changed", {}, { openid: "openid" }],
    ["account-closed", {}, { openid: "openid" }],
    ["access-changed", { state: "suspended" }, { state: "suspended", endsAt: undefined }],
    [
      "certificate-expiring",
      { mch_id: "1900000109", cert_serialno: "0A", not_after: "2026-12-01T00:00:00Z" },
      { mchId: "1900000109", certSerialNo: "0A", notAfter: new Date("2026-12-01T00:00:00Z") },
    ],
    ["verification-test", {}, {}],
  ])("%s is handled with its type, and acknowledged", async (type, details, typed) => {
    const { events, push } = receiverOf();
    expect(await push(claimsOf(type, details))).toEqual({ status: 202, body: "" });
    const happenedAt = new Date(NOW.getTime() - 60_000);
    expect(events).toEqual([{ id: "event 1", type, happenedAt, ...typed }]);
  });

  it("of a newer platform is handled as what it is", async () => {
    const { events, push } = receiverOf();
    expect((await push(claimsOf("something-new", { x: 1 }))).status).toBe(202);
    expect(events).toMatchObject([
      { type: "unknown", uri: `${ISSUER}/events/something-new`, details: { x: 1 } },
    ]);
  });

  it("that comes again, or twice at once, is handled once and acknowledged each time", async () => {
    const { events, push } = receiverOf();
    const claims = claimsOf("identity-changed", {});
    const answers = await Promise.all([push(claims), push(claims)]);
    answers.push(await push({ ...claims, iat: SECONDS + 60 }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(events).toHaveLength(1);
  });

  it("that could not be handled is asked for again, and says nothing of why", async () => {
    const faults: Error[] = [];
    let isBroken = true;
    const { push } = receiverOf({
      onFault: (fault) => faults.push(fault),
      onEvent: () => {
        if (isBroken) throw new Error("the database of 张三");
      },
    });
    expect(await push(claimsOf("identity-changed", {}))).toEqual({ status: 500, body: "" });
    isBroken = false;
    expect((await push(claimsOf("identity-changed", {}))).status).toBe(202);
    expect(faults.map(({ message }) => message)).toEqual(["the database of 张三"]);
  });

  it("is remembered until others have taken its place", async () => {
    const { events, push } = receiverOf({ seen: createSeenEvents(2) });
    for (const jti of ["a", "b", "c", "b", "a"]) await push(claimsOf("identity-changed", {}, { jti }));
    expect(events.map(({ id }) => id)).toEqual(["a", "b", "c", "a"]);
  });
});

describe("a challenge", () => {
  it("is answered with what it asks for, and is no event", async () => {
    const { events, push } = receiverOf();
    const answer = await push(claimsOf("verification-test", { challenge: "secret" }));
    expect(answer).toEqual({ status: 200, contentType: "text/plain", body: "secret" });
    expect(events).toEqual([]);
  });
});

describe("a token is refused for good", () => {
  const claims = claimsOf("identity-changed", {});
  const { receiver, events, push } = receiverOf();
  const errOf = ({ status, body }: { status: number; body: string }) => [status, JSON.parse(body).err];

  it.each([
    ["of another platform", { iss: "https://other.example" }, "invalid_issuer"],
    ["for another mini program", { aud: "wxffffffffffffffff" }, "invalid_audience"],
    ["without a time", { iat: undefined }, "invalid_request"],
    ["without a subject", { sub_id: undefined }, "invalid_request"],
    ["without an id", { jti: undefined }, "invalid_request"],
    ["with two events", { events: { a: {}, b: {} } }, "invalid_request"],
  ])("%s", async (_what, over, err) => {
    expect(errOf(await push({ ...claims, ...over }))).toEqual([400, err]);
  });

  it("of another type, algorithm or content type, by another key of that name, changed, and none at all", async () => {
    expect(errOf(await push(claims, key, { typ: "JWT" }))).toEqual([400, "invalid_request"]);
    expect(errOf(await push(claims, await newKey("one")))).toEqual([400, "authentication_failed"]);
    const token = await sign(claims);
    const body = `${Buffer.from('{"alg":"none","typ":"secevent+jwt"}').toString("base64url")}.${token.split(".")[1]}.`;
    for (const pushed of [
      { contentType: TYPE, body },
      { contentType: TYPE, body: "no token" },
      { contentType: "application/json", body: token },
      { contentType: undefined, body: token },
    ]) {
      expect(errOf(await receiver.receive(pushed))).toEqual([400, "invalid_request"]);
    }
    expect(events).toEqual([]);
  });
});

it("a token that is too old or of the future by this machine's clock, and one by a key that is not there yet, is asked for again", async () => {
  const { events, push } = receiverOf();
  const claims = claimsOf("identity-changed", {});
  expect((await push({ ...claims, iat: SECONDS - 3600 })).status).toBe(503);
  expect((await push({ ...claims, iat: SECONDS + 3600 })).status).toBe(503);
  expect((await push(claims, await newKey("two"))).status).toBe(503);
  expect(events).toEqual([]);
});

describe("keys at an address", () => {
  let server: Server;
  let asked = 0;
  const keys = [key.jwk];
  let url = "";

  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ keys }));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`;
  });
  afterAll(() => void server.close());

  it("are fetched once, and not for each token that names another", async () => {
    const { push } = receiverOf({ jwks: url });
    const other = await newKey("other");
    for (const jti of ["a", "b"]) {
      expect((await push(claimsOf("identity-changed", {}, { jti }))).status).toBe(202);
      expect((await push(claimsOf("identity-changed", {}, { jti }), other)).status).toBe(503);
    }
    expect(asked).toBeLessThanOrEqual(2);
  });

  it("that nobody answers at have the event asked for again", async () => {
    const { push } = receiverOf({ jwks: "http://127.0.0.1:9/.well-known/jwks.json" });
    expect((await push(claimsOf("identity-changed", {}))).status).toBe(503);
  });
});

it("whoever leaves something out is told at the start", () => {
  const options = { audience: APPID, onEvent: () => {} };
  for (const jwks of ["", "jwks.json", "ftp://platform.example/.well-known/jwks.json"]) {
    expect(() => createEventReceiver({ ...options, jwks })).toThrow("jwks is the address");
  }
  expect(() => createEventReceiver({ ...options, jwks: { keys: [] } })).toThrow("issuer");
  expect(() => createEventReceiver({ ...options, jwks: `${ISSUER}/keys` })).toThrow("issuer");
});

describe("the handler for", () => {
  const token = () => sign(claimsOf("identity-changed", {}));
  const long = "x".repeat(70_000);

  async function listen(app: Parameters<typeof createServer>[1] & object) {
    const server = createServer(app);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/shiming/events`;
  }

  const post = (body: string) => ({ method: "POST", headers: { "content-type": TYPE }, body });

  it("fastify takes an event, and leaves other routes as they are", async () => {
    const { receiver, events } = receiverOf();
    const app = fastify();
    await app.register(receiver.fastify, { prefix: "/shiming/events" });
    app.post("/other", async ({ body }) => body);
    const headers = { "content-type": TYPE };
    const inject = (payload: string) =>
      app.inject({ method: "POST", url: "/shiming/events", headers, payload });
    expect((await inject(await token())).statusCode).toBe(202);
    const refused = await inject("none");
    expect([refused.statusCode, refused.json().err]).toEqual([400, "invalid_request"]);
    expect((await inject(long)).statusCode).toBe(413);
    expect((await app.inject({ method: "POST", url: "/other", payload: { a: 1 } })).json()).toEqual({ a: 1 });
    expect(events).toHaveLength(1);
  });

  it("express takes an event, before and behind a parser", async () => {
    const { receiver, events } = receiverOf();
    for (const app of [
      express(),
      express().use(express.json()),
      express().use(express.text({ type: "*/*" })),
    ]) {
      app.post("/shiming/events", receiver.express);
      const url = await listen(app);
      expect((await fetch(url, post(await token()))).status).toBe(202);
      const refused = await fetch(url, post("none"));
      expect([refused.status, await refused.json()]).toMatchObject([400, { err: "invalid_request" }]);
    }
    expect(events).toHaveLength(1);
  });

  it("hono takes an event, and whoever has a Request", async () => {
    const { receiver, events } = receiverOf();
    const app = new Hono().post("/shiming/events", receiver.hono);
    expect((await app.request("/shiming/events", post(await token()))).status).toBe(202);
    const refused = await receiver.fetch(new Request("https://city.example/", post("none")));
    expect([refused.status, refused.headers.get("content-type")]).toEqual([400, "application/json"]);
    expect((await receiver.fetch(new Request("https://city.example/", post(long)))).status).toBe(413);
    expect(events).toHaveLength(1);
  });
});
