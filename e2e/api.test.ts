/** The API of staff and service providers: every operation at its address, by the one rule. */
import { randomBytes } from "node:crypto";
import { operations, perform } from "@shiming/administration";
import { type Actor, onePepper, Sensitive } from "@shiming/core";
import type { PlatformParts } from "@shiming/platform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { host } from "./support/hosts.ts";
import { type Received, send } from "./support/http.ts";
import { NO_AUTHORITY } from "./support/no-authority.ts";
import { NO_KEYS } from "./support/no-keys.ts";
import { nobody } from "./support/nobody.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";

const ACTORS: Readonly<Record<string, Actor>> = {
  operator: { kind: "staff", id: "o", roles: ["operator"] },
  auditor: { kind: "staff", id: "a", roles: ["auditor"] },
  stranger: { kind: "member", id: "m", memberships: [] },
};

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform({ replace: withApi });
});
afterAll(() => platform.close());

/** Takes the name that stands in the place of a token for who calls. */
function withApi(parts: PlatformParts): PlatformParts {
  const { stores, keys, clock } = parts;
  const deps = {
    stores,
    keys,
    peppers: onePepper(new Sensitive(randomBytes(32))),
    ...NO_AUTHORITY,
    ...NO_KEYS,
    ...nobody,
    random: randomBytes,
  };
  return {
    ...parts,
    api: {
      perform: (name, input, actor) => perform(name, input, actor, deps, clock()),
      authenticate: async ({ authorization = "" }) => ACTORS[authorization.replace("Bearer ", "")],
    },
  };
}

function call(method: string, path: string, who?: keyof typeof ACTORS, input?: object): Promise<Received> {
  const headers = {
    ...(who && { authorization: `Bearer ${who}` }),
    ...(input && { "content-type": "application/json" }),
  };
  const body = input && { body: JSON.stringify(input) };
  return send(`${platform.url}/api${path}`, { method, headers, ...body });
}

const appid = () => platform.world.app.appid;

describe("the API", () => {
  it("answers nobody who is not known, whatever there is", async () => {
    for (const path of ["/apps", `/apps/${appid()}/end`, "/accounts/one?user_id=x"]) {
      const method = path.endsWith("end") ? "POST" : "GET";
      const { status, headers, json } = await call(method, path);
      expect([status, json.failure]).toEqual([401, "session_invalid"]);
      expect(json.detail).toContain("Authorization: Bearer");
      expect(headers["content-type"]).toBe("application/problem+json");
    }
  });

  it("runs an operation by its path, its query and its body", async () => {
    const reason = "投诉核查";
    const suspended = await call("POST", `/apps/${appid()}/suspend`, "operator", { reason });
    expect([suspended.status, suspended.json.access]).toMatchObject([200, { state: "suspended", reason }]);
    expect((await call("POST", `/apps/${appid()}/resume`, "operator")).json.access.state).toBe("approved");
    await platform.addPerson();
    const page = await call("GET", `/accounts?limit=1&issuer=${encodeURIComponent(host.issuer)}`, "auditor");
    expect(page.json).toMatchObject({ accounts: [{ payment_account: true }] });
    expect(page.headers["cache-control"]).toBe("no-store");
  });

  it("names who did it in the audit", async () => {
    await call("PUT", `/apps/${appid()}/quota`, "operator", { quota: { per_minute: 7, per_day: 700 } });
    const bodies: string[] = [];
    for await (const { body } of platform.stores.audit.entries()) bodies.push(body);
    expect(JSON.parse(bodies.at(-1) ?? "")).toMatchObject({ actor: "staff o", action: "quota_set" });
  });

  it("allows what the role allows, and says so where it does not", async () => {
    const refused = await call("POST", `/apps/${appid()}/suspend`, "auditor", { reason: "投诉核查" });
    expect([refused.status, refused.json.failure]).toEqual([403, "forbidden"]);
    const list = await call("GET", "/hosts", "auditor");
    expect(list.status).toBe(200);
  });

  it.each([
    ["a member that is missing", "POST", "/suspend", {}, "reason is missing"],
    [
      "one that nobody knows",
      "POST",
      "/suspend",
      { reason: "投诉核查", resaon: "" },
      "no member resaon; did you mean reason?",
    ],
    ["one of another type", "POST", "/suspend", { reason: 7 }, "reason is not of the type string"],
    [
      "one below",
      "PUT",
      "/quota",
      { quota: { per_minute: -1, per_day: 1 } },
      "quota.per_minute must be at least 0",
    ],
    [
      "one that stands in the path",
      "POST",
      "/suspend",
      { appid: "wx0", reason: "投诉核查" },
      "appid stands in the path",
    ],
  ])("names %s", async (_what, method, path, input, hint) => {
    const { status, json } = await call(method, `/apps/${appid()}${path}`, "operator", input);
    expect([status, json.failure]).toEqual([422, "value_invalid"]);
    expect(json.hint.en).toContain(hint);
    expect(json.hint.zh).not.toBe("");
  });

  it("says of what is not there that it is not there", async () => {
    const gone = await call("POST", "/apps/wx0000000000000000/end", "operator");
    expect([gone.status, gone.json.hint.en]).toEqual([404, "no mini program wx0000000000000000"]);
  });

  it("takes no body that is no JSON object", async () => {
    const headers = { authorization: "Bearer operator", "content-type": "application/json" };
    const url = `${platform.url}/api/apps/${appid()}/suspend`;
    const sent = await send(url, { method: "POST", headers, body: "[1]" });
    expect([sent.status, sent.json.failure]).toEqual([400, "body_malformed"]);
  });

  it("describes every operation in OpenAPI, at the address where it is", async () => {
    const { json } = await send(`${platform.url}/api/openapi.json`);
    expect(json.openapi).toBe("3.1.0");
    const described = Object.entries<Record<string, { operationId: string }>>(json.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );
    const expected = Object.values(operations).map(
      ({ name, method, path }) => `${method.toLowerCase()} ${path} ${name}`,
    );
    expect(described.sort()).toEqual(expected.sort());
    const suspend = json.paths["/apps/{appid}/suspend"].post;
    expect(suspend.parameters).toMatchObject([{ name: "appid", in: "path", required: true }]);
    expect(suspend.requestBody.content["application/json"].schema.required).toEqual(["reason"]);
  });
});

describe("a path or a method that is not the API's", () => {
  it.each([
    ["GET", "/Apps", 404, "there is nothing at this path; did you mean /api/apps?", null],
    ["GET", "/app", 404, "there is nothing at this path; did you mean /api/apps?", null],
    ["GET", "/apps/", 404, "there is nothing at this path; did you mean /api/apps?", null],
    ["DELETE", "/apps", 405, "this path takes GET, POST and no other method", "GET, POST"],
  ])("%s %s is answered %d with what was meant", async (method, path, status, detail, allow) => {
    const answer = await fetch(`${platform.url}/api${path}`, { method });
    expect([answer.status, await answer.json(), answer.headers.get("allow")]).toEqual([
      status,
      expect.objectContaining({ detail }),
      allow,
    ]);
  });

  it.each([
    ["/.Well-Known/jwks.json", "/.well-known/jwks.json"],
    ["/log/checkpoints", "/log/checkpoint"],
    ["/consent/x/detail", "/consent/{id}/details"],
    ["/me/consent/x/withdraw", "/me/consents/{id}/withdraw"],
    ["/.well-known/jwks", "/.well-known/jwks.json"],
    ["/openapi.JSON", "/openapi.json"],
    ["/openapi", "/openapi.json"],
    ["/openapi.yaml", "/openapi.json"],
    ["/api/openapi", "/api/openapi.json"],
    ["/log/checkpoint.txt", "/log/checkpoint"],
  ])("%s was probably meant to be %s", async (path, meant) => {
    const answer = await fetch(`${platform.url}${path}`);
    expect(await answer.json()).toMatchObject({
      status: 404,
      detail: `there is nothing at this path; did you mean ${meant}?`,
    });
  });

  it.each(["/favicon.ico", "/robots.txt", "/pay/unifiedorder", "/x/y/z"])(
    "%s resembles none",
    async (path) => {
      const answer = await fetch(`${platform.url}${path}`);
      expect(await answer.json()).toEqual({ type: "about:blank", title: "Not Found", status: 404 });
    },
  );

  it("is told in Chinese to whoever asks for it", async () => {
    const headers = { "accept-language": "zh-CN" };
    const answer = await fetch(`${platform.url}/api/apps`, { method: "DELETE", headers });
    expect(await answer.json()).toMatchObject({ detail: "这个路径只接受 GET、POST" });
  });
});
