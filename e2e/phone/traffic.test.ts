/** What the developer's panel is told of a whole authorization, and what it is not told. */
import { expect, it } from "vitest";
import type { AuditLine, PhoneEvent, TrafficEntry } from "../../apps/phone/src/api/api.ts";
import { send } from "../support/http.ts";
import { approve, askConsent, openSheet } from "../support/protocol.ts";
import { partiesOf } from "../support/sandbox-parties.ts";
import { findSecrets } from "../support/secret-search.ts";
import { ask, readEvents, usePhone } from "./support/phone.ts";

const phone = usePhone();

/** Taps, consents, and signs in to the case, as a mini program does. */
async function signIn(userId: string) {
  const parties = partiesOf(phone.sandbox);
  const sheet = await openSheet(parties, await askConsent(parties, userId));
  const authToken: string = (await approve(sheet, "246810")).json.auth_token;
  const body = JSON.stringify({ auth_token: authToken });
  const header = { "content-type": "application/json" };
  const url = `http://city.localhost:${phone.port}/login`;
  const { json } = await ask(phone, "/api/requests", { url, method: "POST", header, body, timeout: 20_000 });
  return { authToken, session: JSON.parse(json.response.body) };
}

const isAudit = (kind: string) => (event: PhoneEvent) => event.kind === "audit" && event.entry.kind === kind;
const trafficIn = (events: readonly PhoneEvent[]): TrafficEntry[] =>
  events.flatMap((event) => (event.kind === "traffic" ? [event.entry] : []));
const auditIn = (events: readonly PhoneEvent[]): AuditLine[] =>
  events.flatMap((event) => (event.kind === "audit" ? [event.entry] : []));
const fieldIn = (fields: TrafficEntry["request"], name: string) =>
  fields.find((each) => each.name === name)?.value;

it("the whole way is told: who called whom, each field, the string to sign, and the audit", async () => {
  const events = await readEvents(phone);
  await signIn("lilei");
  const seen = await events.until(isAudit("identity_released"));
  const traffic = trafficIn(await events.until(({ kind }) => kind === "traffic"));
  const ways = traffic.map(({ from, to, target }) => `${from} → ${to} ${target.replace(/\?.*/, "")}`);
  expect(ways).toContain("host → platform /host/consent-requests");
  expect(ways).toContain("service provider → platform /cgi-bin/wxopen/getrealnameinfo");
  const exchange = traffic.find(({ target }) => target.includes("getrealnameinfo"));
  const { cert_serialno } = phone.sandbox.file.apps[0] ?? {};
  const timestamp = fieldIn(exchange?.request ?? [], "timestamp");
  expect(exchange?.stringToSign).toBe(`cert_serialno=${cert_serialno}&timestamp=${timestamp}`);
  expect(fieldIn(exchange?.response ?? [], "errcode")).toBe("0");
  const asked = traffic.find(({ target }) => target === "/host/consent-requests");
  expect(fieldIn(asked?.request ?? [], "sub")).toBe("lilei");
  expect(fieldIn(asked?.request ?? [], "category_id")).toBe("[99,904]");
  const kinds = auditIn(seen).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind !== "staff_write")).toEqual(["consent_approved", "identity_released"]);
  expect(auditIn(seen).at(-1)?.fields).toMatchObject({
    appid: "wx1a2b3c4d5e6f7081",
    certSerialNo: cert_serialno,
  });
});

it("no secret, no token, no name and no number is in any of it", async () => {
  const events = await readEvents(phone);
  const { authToken, session } = await signIn("yanwenbo");
  const tokens = Object.values(session).filter((value) => typeof value === "string" && value.length > 20);
  expect(tokens).toHaveLength(1);
  const header = { authorization: `Bearer ${tokens[0]}` };
  const mine = { url: `http://city.localhost:${phone.port}/me`, method: "GET", header, timeout: 20_000 };
  expect((await ask(phone, "/api/requests", mine)).json.response.body).toContain("䶮文博");
  await events.until((event) => event.kind === "traffic" && event.entry.target.endsWith("/me"));
  const { file } = phone.sandbox;
  const values = [
    ["name", "䶮文博"],
    ["number", "999999200002291281"],
    ["auth_token", authToken],
    ["session", String(tokens[0])],
    ...file.apps.map(({ secret }) => ["secret", secret]),
  ] as const;
  const secrets = values.map(([kind = "", value = ""]) => ({ kind, value }));
  expect(findSecrets("events", Buffer.from(events.text), secrets)).toEqual([]);
  expect(events.text).toContain("string (");
});

it("an assertion is told by its claims, without its signature", async () => {
  const events = await readEvents(phone);
  await ask(phone, "/api/me-sessions", { userId: "ouyang" });
  const isIt = (event: PhoneEvent) =>
    event.kind === "traffic" && fieldIn(event.entry.request, "sub") === "ouyang";
  await events.until(isIt);
  expect(events.text).not.toMatch(/ey[\w-]+\.ey[\w-]+\.[\w-]+/);
  const entry = trafficIn(await events.until(isIt)).find((each) => fieldIn(each.request, "sub") === "ouyang");
  expect(fieldIn(entry?.response ?? [], "url")).toMatch(/\/me#[\w-]{6}…$/);
});

it("whoever comes later is told what was, and whoever lost the connection goes on where it was", async () => {
  const first = await readEvents(phone);
  await ask(phone, "/api/me-sessions", { userId: "lilei" });
  await first.until(({ kind }) => kind === "traffic");
  const later = await readEvents(phone);
  await later.until(({ kind }) => kind === "traffic");
  const { lastId } = first;
  await send(`${phone.sandbox.url}/cgi-bin/token?grant_type=none`);
  const isToken = (event: PhoneEvent) =>
    event.kind === "traffic" && event.entry.target.includes("grant_type=none");
  const resumed = await readEvents(phone, lastId);
  const told = trafficIn(await resumed.until(isToken));
  expect(told.map(({ target }) => target)).toEqual(["/cgi-bin/token?grant_type=none"]);
  const stranger = await readEvents(phone, "0badc0de-99");
  expect(trafficIn(await stranger.until(isToken)).length).toBeGreaterThan(1);
});

it("what is no JSON, no URL and no assertion is told all the same", async () => {
  const events = await readEvents(phone);
  const isIt = (event: PhoneEvent) => event.kind === "traffic" && event.entry.target.includes("odd");
  const headers = { authorization: "Bearer a.b.c" };
  await send(`${phone.sandbox.url}/host/consent-requests?odd`, { method: "POST", headers, body: "{" });
  expect(trafficIn(await events.until(isIt)).at(-1)).toMatchObject({ status: 415 });
  await send(`${phone.sandbox.url}//odd`, { method: "POST" });
  const url = "http://[odd";
  const { json } = await ask(phone, "/api/requests", { url, method: "GET", header: {}, timeout: 1 });
  expect(json.errMsg).toBe('request:fail invalid url "http://[odd"');
  await ask(phone, "/api/requests", { url: "/oddity?token=a-secret", method: "GET", header: {}, timeout: 1 });
  await events.until((event) => event.kind === "traffic" && event.entry.target === "/oddity?…");
  expect(events.text).not.toContain("a-secret");
});

it("a field that is no text is told as the JSON that it is", async () => {
  const events = await readEvents(phone);
  const deep = "[".repeat(7_000) + "]".repeat(7_000);
  for (const serial of ['{"toString":1}', deep]) {
    const url = `${phone.sandbox.url}/cgi-bin/wxopen/getrealnameinfo`;
    await send(url, { method: "POST", body: `{"cert_serialno":${serial},"timestamp":1}` });
  }
  const isDeep = (event: PhoneEvent) =>
    event.kind === "traffic" && /^cert_serialno=(?:\[\[|…)/.test(event.entry.stringToSign ?? "");
  const strings = trafficIn(await events.until(isDeep)).map(({ stringToSign }) => stringToSign);
  expect(strings).toContain('cert_serialno={"toString":1}&timestamp=1');
});
