import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, it } from "vitest";
import { startCity, yanWenbo, zhaoXing } from "../testing/city.ts";

const ISSUER = "https://platform.example";
const APPID = "wx0123456789abcdef";
const BOTH = ["real_name", "credential_id"];
const { publicKey, privateKey } = await generateKeyPair("ES256");
const events = {
  ...{ issuer: ISSUER, audience: APPID },
  jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: "key", alg: "ES256" }] },
};

async function startWithEvents() {
  const city = await startCity({ events });
  const push = async (name: string, openid: string, { audience = APPID, items = BOTH } = {}) => {
    const token = await new SignJWT({
      sub_id: { format: "opaque", id: openid },
      events: { [`${ISSUER}/events/${name}`]: { consent_id: "c", items } },
    })
      .setProtectedHeader({ alg: "ES256", kid: "key", typ: "secevent+jwt" })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt(city.now())
      .setJti(`${name} ${openid} ${items}`)
      .sign(privateKey);
    const headers = { "content-type": "application/secevent+jwt" };
    const answer = await fetch(`${city.url}/shiming/events`, { method: "POST", headers, body: token });
    return answer.status;
  };
  return { city, push };
}

it("a citizen who withdraws has everything deleted, and whoever comes with the session is told so", async () => {
  const { city, push } = await startWithEvents();
  const session = await city.signIn(yanWenbo, "yan");
  const other = await city.signIn(zhaoXing, "zhao");
  expect((await city.send("GET", "/me", session)).json).toEqual({ name: yanWenbo.realName });
  expect(await push("consent-withdrawn", "openid of yan")).toBe(202);
  const told = await city.send("GET", "/me", session);
  expect([told.status, told.json.reason, told.json.message.zh]).toEqual([
    ...[401, "deleted", "您已撤回授权，我们已于 2026-03-02 12:00 删除您的全部数据。"],
  ]);
  expect((await city.send("GET", "/provident-fund", session)).json.reason).toBe("deleted");
  expect((await city.send("GET", "/me", other)).status).toBe(200);
  expect(city.log()).not.toMatch(/䶮|openid of/);
  city.advance(25 * 3_600_000);
  city.deleteInactive(city.now());
  expect((await city.send("GET", "/me", session)).json.reason).toBe("sign_in_needed");
});

it("an event that comes twice, about a stranger, or of another kind deletes nobody else", async () => {
  const { city, push } = await startWithEvents();
  const session = await city.signIn(yanWenbo, "yan");
  expect(await push("identity-changed", "openid of yan")).toBe(202);
  expect(await push("consent-withdrawn", "openid of a stranger")).toBe(202);
  expect(await push("consent-withdrawn", "openid of yan", { audience: "wxffffffffffffffff" })).toBe(400);
  expect((await city.send("GET", "/me", session)).status).toBe(200);
  expect(await push("account-closed", "openid of yan")).toBe(202);
  expect(await push("account-closed", "openid of yan")).toBe(202);
  expect((await city.send("GET", "/me", session)).json.reason).toBe("deleted");
});

it("a consent to the name alone takes the reader's card with it, which the page then says, and nothing else", async () => {
  const { city, push } = await startWithEvents();
  const session = await city.signIn(yanWenbo, "yan");
  const reader = { js_code: "yan" };
  const issue = () => city.send("POST", "/library-card", undefined, { auth_token: "t", ...reader });
  const show = async () => (await city.send("POST", "/library-card/show", undefined, reader)).json;
  expect(await show()).toEqual({ card: null, deleted_at: null });
  const { card } = (await issue()).json;
  expect(card).toEqual({
    ...{ card_no: expect.stringMatching(/^TS\d{8}$/), name: yanWenbo.realName, issued_on: "2026-03-02" },
  });
  city.advance(20 * 60_000);
  expect((await issue()).json).toEqual({ card, deleted_at: null });
  expect(await push("consent-withdrawn", "openid of yan", { items: ["verification"] })).toBe(202);
  expect(await show()).toEqual({ card, deleted_at: null });
  expect(await push("consent-withdrawn", "openid of yan", { items: ["real_name"] })).toBe(202);
  expect(await show()).toEqual({ card: null, deleted_at: "2026-03-02 12:20" });
  expect((await city.send("GET", "/me", session)).status).toBe(200);
  expect((await issue()).json.card.card_no).not.toBe(card.card_no);
  expect(city.log()).not.toMatch(/䶮|openid of/);
  city.advance(31 * 24 * 3_600_000);
  city.deleteInactive(city.now());
  expect(await push("account-closed", "openid of yan")).toBe(202);
  expect((await show()).card).toBe(null);
});
