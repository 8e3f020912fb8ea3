import { maskName } from "@shiming/sdk";
import { describe, expect, it } from "vitest";
import { chenHong, startCity, yanWenbo, zhaoXing } from "../testing/city.ts";

const MINUTE = 60_000;

describe("signing in", () => {
  it.each([yanWenbo, chenHong])("greets the citizen by name", async (person) => {
    const city = await startCity();
    const session = await city.signIn(person);
    expect(session).toMatch(/^[\w-]{43}$/);
    expect((await city.send("GET", "/me", session)).json).toEqual({ name: person.realName });
  });

  it("recognises the same citizen again, also by a small x", async () => {
    const city = await startCity();
    const first = await city.signIn(zhaoXing);
    const second = await city.signIn({ ...zhaoXing, credentialId: zhaoXing.credentialId.toLowerCase() });
    expect(second).not.toBe(first);
    const fund = async (session: string) => (await city.send("GET", "/provident-fund", session)).json.account;
    expect(await fund(second)).toBe(await fund(first));
  });

  it("takes over a name that was changed since", async () => {
    const city = await startCity();
    const before = await city.signIn(zhaoXing);
    await city.signIn({ ...zhaoXing, realName: "赵星" });
    expect((await city.send("GET", "/me", before)).json).toEqual({ name: "赵星" });
  });

  it("tells two citizens of one name apart", async () => {
    const city = await startCity();
    const one = await city.signIn(yanWenbo);
    const other = await city.signIn({ ...chenHong, realName: yanWenbo.realName });
    const fund = async (session: string) => (await city.send("GET", "/provident-fund", session)).json;
    expect(await fund(one)).not.toEqual(await fund(other));
  });

  it("logs neither name nor number nor session, in no form that a log could have", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    await city.send("GET", "/me", session);
    const log = city.log();
    expect(log).toContain("/login");
    for (const secret of [
      "䶮",
      "文博",
      maskName("䶮文博"),
      yanWenbo.credentialId,
      session,
      "from-the-button",
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe("a session", () => {
  it("goes on for as long as it is used every half hour", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    for (let times = 0; times < 3; times += 1) {
      city.advance(29 * MINUTE);
      expect((await city.send("GET", "/me", session)).status).toBe(200);
    }
  });

  it("ends after half an hour without a request", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    city.advance(30 * MINUTE);
    const { status, json, headers } = await city.send("GET", "/me", session);
    expect([status, json.reason, headers.get("www-authenticate")]).toEqual([401, "sign_in_needed", "Bearer"]);
  });

  it("ends after a day, however much it is used", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    const statuses = [];
    for (let passed = 0; passed < 24 * 60; passed += 20) {
      city.advance(20 * MINUTE);
      statuses.push((await city.send("GET", "/me", session)).status);
    }
    expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(401);
  });

  it("ends when the citizen signs out, and the citizen's others go on", async () => {
    const city = await startCity();
    const [phone, tablet] = [await city.signIn(yanWenbo), await city.signIn(yanWenbo)];
    expect((await city.send("POST", "/logout", phone)).status).toBe(204);
    expect((await city.send("GET", "/me", phone)).status).toBe(401);
    expect((await city.send("GET", "/me", tablet)).status).toBe(200);
  });

  it("outlives a restart", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    await city.stop();
    const again = await startCity({ folder: city.folder });
    expect((await again.send("GET", "/me", session)).json).toEqual({ name: "䶮文博" });
  });
});
