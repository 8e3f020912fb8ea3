/** API tokens: what a program may do in the name of somebody, and when that ends. */
import type { Staff } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiPlatform, startApiPlatform } from "./support/api-platform.ts";
import { host } from "./support/hosts.ts";

const DAY_MS = 86_400_000;

let platform: ApiPlatform;
let organisationId: string;
beforeAll(async () => {
  platform = await startApiPlatform();
  organisationId = await platform.addOrganisation("914403001922038216");
});
afterAll(() => platform.close());

const appid = () => platform.world.app.appid;
const statusOf = async (token: string, path = "/apps") => (await platform.call("GET", path, token)).status;

/** The half that opens nothing. */
const idOf = (token: string) => token.slice(4, 26);

describe("an API token", () => {
  let operator: Staff;
  beforeAll(async () => {
    operator = await platform.employ("op", ["operator"]);
  });

  it("may do what it names, of what its owner may, and nothing else", async () => {
    const token = await platform.tokenOf(operator, ["apps.list", "apps.suspend"]);
    expect((await platform.call("GET", "/apps", token)).json).toHaveLength(6);
    const path = `/apps/${appid()}`;
    expect((await platform.call("POST", `${path}/suspend`, token, { reason: "投诉核查" })).status).toBe(200);
    const resumed = await platform.call("POST", `${path}/resume`, token);
    expect([resumed.status, resumed.json.failure]).toEqual([403, "forbidden"]);
    expect(await statusOf(token, "/hosts")).toBe(403);
  });

  it("cannot be made for what its owner may not do", async () => {
    await expect(platform.tokenOf(operator, ["apps.approve"])).rejects.toMatchObject({
      failure: "forbidden",
    });
    await expect(platform.tokenOf(operator, ["tokens.create"])).rejects.toMatchObject({
      failure: "forbidden",
    });
  });

  it("ends at its end, and when it is revoked, at once", async () => {
    const token = await platform.tokenOf(operator, ["apps.list", "tokens.list", "tokens.revoke"]);
    expect(await statusOf(token)).toBe(200);
    const revoked = await platform.call("POST", `/tokens/${idOf(token)}/revoke`, token);
    expect(revoked.json.state).toBe("revoked");
    expect(await statusOf(token)).toBe(401);
    const another = await platform.tokenOf(operator, ["apps.list"]);
    platform.advance(DAY_MS - 1);
    expect(await statusOf(another)).toBe(200);
    platform.advance(1);
    expect(await statusOf(another)).toBe(401);
  });

  it("loses what its owner loses, and ends when the owner leaves", async () => {
    const reviewer = await platform.employ("re", ["reviewer", "auditor"]);
    const token = await platform.tokenOf(reviewer, ["apps.list", "accounts.list"]);
    const accounts = `/accounts?limit=1&issuer=${encodeURIComponent(host.issuer)}`;
    expect(await statusOf(token, accounts)).toBe(200);
    await platform.employ("re", ["reviewer"]);
    expect(await statusOf(token, accounts)).toBe(403);
    expect(await statusOf(token)).toBe(200);
    await platform.employ("re", []);
    expect(await statusOf(token)).toBe(401);
  });

  it("of a member is good for the one organisation, as long as the membership lasts", async () => {
    const member = await platform.admit("li", organisationId, "owner");
    const token = await platform.tokenOf(member);
    const path = `/organisations/${organisationId}`;
    expect(await statusOf(token, path)).toBe(200);
    await platform.admit("li", organisationId, undefined);
    expect(await statusOf(token, path)).toBe(401);
  });

  it("of a member neither sees nor ends what the member has made for another organisation", async () => {
    const other = await platform.addOrganisation("91350100M000100Y43");
    await platform.admit("both", organisationId, "owner");
    const token = await platform.tokenOf(await platform.admit("both", organisationId, "owner"));
    const elsewhere = await platform.tokenOf({
      ...{ kind: "member", id: "both" },
      memberships: (await platform.admit("both", other, "owner")).memberships.filter(
        (each) => each.organisationId === other,
      ),
    });
    const listed = async (query = "") => {
      const { json } = await platform.call("GET", `/tokens${query}`, token);
      return json.map(({ token_id }: { token_id: string }) => token_id);
    };
    expect(await listed()).toEqual([idOf(token)]);
    expect(await listed(`?organisation_id=${other}`)).toEqual([]);
    expect(await listed(`?organisation_id=${organisationId}`)).toEqual([idOf(token)]);
    const ended = await platform.call("POST", `/tokens/${idOf(elsewhere)}/revoke`, token);
    expect(ended.status).toBe(404);
    expect(await statusOf(elsewhere, `/organisations/${other}`)).toBe(200);
    expect((await platform.call("POST", `/tokens/${idOf(token)}/revoke`, token)).status).toBe(200);
  });

  it("of a member ends when the member becomes staff", async () => {
    const token = await platform.tokenOf(await platform.admit("hired", organisationId, "owner"));
    const path = `/organisations/${organisationId}`;
    expect(await statusOf(token, path)).toBe(200);
    await platform.employ("hired", ["reviewer"]);
    expect(await statusOf(token, path)).toBe(401);
  });

  it("is told with its last use, to the minute, and never itself", async () => {
    const token = await platform.tokenOf(operator, ["tokens.list"]);
    const lastUse = async () => {
      const { json, text } = await platform.call("GET", "/tokens", token);
      expect(text).not.toContain(token.slice(26));
      return json.find(({ token_id }: { token_id: string }) => token_id === idOf(token)).last_used_at;
    };
    const first = platform.now().toISOString();
    expect(await lastUse()).toBe(first);
    platform.advance(59_999);
    expect(await lastUse()).toBe(first);
    platform.advance(1);
    expect(await lastUse()).toBe(platform.now().toISOString());
  });

  it("is not told apart from another bad one: wrong, cut, unknown, of another scheme, beside a cookie", async () => {
    const token = await platform.tokenOf(operator);
    const changed = token.slice(0, -1) + (token.endsWith("A") ? "B" : "A");
    const texts = new Set<string>();
    for (const bad of [changed, token.slice(0, -1), `smt_${"A".repeat(65)}`, "", `${token} x`, "smt_"]) {
      const { status, text } = await platform.call("GET", "/apps", bad);
      expect([bad.length, status]).toEqual([bad.length, 401]);
      texts.add(text);
    }
    expect(texts.size).toBe(1);
    expect([...texts][0]).toContain("cut off, revoked or has ended");
  });

  it("is never in the log", async () => {
    const token = await platform.tokenOf(operator);
    await platform.call("GET", "/apps", token);
    await platform.call("GET", `/apps?token=${token.slice(26)}`, token);
    expect(platform.log()).not.toContain(token.slice(26));
  });
});
