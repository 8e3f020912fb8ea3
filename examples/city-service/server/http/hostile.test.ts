import { describe, expect, it } from "vitest";
import { startCity, yanWenbo } from "../testing/city.ts";

describe("a request that no mini program sends", () => {
  it.each([
    ["is no JSON", "{"],
    ["is not an object", "[]"],
    ["is null", "null"],
    ["has no token", {}],
    ["has a token that is a number", { auth_token: 1 }],
    ["has an empty token", { auth_token: "" }],
    ["has a token of a kilobyte", { auth_token: "x".repeat(1024) }],
    ["reaches for the prototype", '{"auth_token":"t","__proto__":{"x":1}}'],
    ["reaches for the constructor", '{"auth_token":"t","constructor":{"prototype":{"x":1}}}'],
    ["has nothing in it", undefined],
  ])("is refused when its body %s", async (_, body) => {
    const city = await startCity();
    const { status, json } = await city.send("POST", "/login", undefined, body);
    expect([status, json.reason]).toEqual([400, "request_malformed"]);
  });

  it("is refused when it is large", async () => {
    const city = await startCity();
    const { status, json } = await city.send("POST", "/login", undefined, { auth_token: "x".repeat(5_000) });
    expect([status, json.reason]).toEqual([413, "request_too_large"]);
  });

  it("is refused when it is a form", async () => {
    const city = await startCity();
    const response = await fetch(`${city.url}/login`, {
      method: "POST",
      body: new URLSearchParams({ auth_token: "t" }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ reason: "request_malformed" });
  });

  it.each(["/", "/unknown", "/me/", "/..%2f..%2fsecret", "/hospital-appointments/%00", "/%zz"])(
    "finds nothing at %s",
    async (path) => {
      const city = await startCity();
      const session = await city.signIn(yanWenbo);
      const { status, json } = await city.send("DELETE", path, session);
      expect([400, 404]).toContain(status);
      expect(["not_found", "request_malformed"]).toContain(json.reason);
      expect((await city.send("GET", "/me", session)).status).toBe(200);
    },
  );

  it.each(["' OR 1=1 --", "x; DROP TABLE citizen", "𬭎"])(
    "books nothing for the department %s",
    async (department) => {
      const city = await startCity();
      const session = await city.signIn(yanWenbo);
      const body = { department, day: "2026-03-03", period: "morning" };
      const { json } = await city.send("POST", "/hospital-appointments", session, body);
      expect(json.reason).toBe("not_offered");
    },
  );
});

describe("every answer", () => {
  it.each(["/me", "/nowhere", "/%zz"])("forbids caches, frames and guessing: %s", async (path) => {
    const city = await startCity();
    const { headers } = await city.send("GET", path, await city.signIn(yanWenbo));
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("a client in a hurry", () => {
  it("has its sign-ins limited, with words about waiting, and goes on a minute later", async () => {
    const city = await startCity({ loginsPerMinute: 2 });
    await city.signIn(yanWenbo);
    const session = await city.signIn(yanWenbo);
    const { status, json, headers } = await city.send("POST", "/login", undefined, { auth_token: "t" });
    expect([status, json.reason, headers.get("retry-after")]).toEqual([429, "too_many_requests", "60"]);
    expect((await city.send("GET", "/me", session)).status).toBe(200);
    city.advance(60_000);
    expect((await city.send("POST", "/login", undefined, { auth_token: "t" })).status).toBe(200);
  });

  it("has all its requests limited", async () => {
    const city = await startCity({ requestsPerMinute: 3 });
    const statuses = [];
    for (let times = 0; times < 4; times += 1) statuses.push((await city.send("GET", "/me")).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it("is told apart from others behind a proxy that is trusted, and from nobody behind one that is not", async () => {
    const ask = async (trustProxy: string | false) => {
      const city = await startCity({ requestsPerMinute: 1, trustProxy });
      const statuses = [];
      for (const address of ["192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8:0:0:9::2"]) {
        const response = await fetch(`${city.url}/me`, { headers: { "x-forwarded-for": address } });
        statuses.push(response.status);
      }
      return statuses;
    };
    expect(await ask("127.0.0.1")).toEqual([401, 401, 401, 429]);
    expect(await ask(false)).toEqual([401, 429, 429, 429]);
  });
});
