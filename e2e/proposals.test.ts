/** Four eyes: one of the staff proposes, another confirms, and the audit names both. */
import { generateKeyPairSync } from "node:crypto";
import type { Staff } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiPlatform, startApiPlatform } from "./support/api-platform.ts";
import type { Received } from "./support/http.ts";
import { merchant, strangeMerchant } from "./support/merchants.ts";
import { addApp, uses } from "./support/world.ts";

const DAY_MS = 86_400_000;

let platform: ApiPlatform;
/** Two operators, and others, by what stands in the place of a session: a person's own call. */
let people: Record<"ann" | "ben" | "rae" | "aud", Staff>;
beforeAll(async () => {
  platform = await startApiPlatform({ fourEyesApprovals: true });
  people = {
    ann: await platform.employ("ann", ["operator"]),
    ben: await platform.employ("ben", ["operator"]),
    rae: await platform.employ("rae", ["reviewer"]),
    aud: await platform.employ("aud", ["auditor"]),
  };
});
afterAll(() => platform.close());

const as = (who: keyof typeof people, method: string, path: string, input?: object) =>
  platform.callAs(people[who], method, path, input);

/** An app that nobody else changes. */
async function unboundApp(): Promise<string> {
  return (await addApp(platform.stores, platform.now(), { bound: false, approved: false })).appid;
}

const bind = (who: keyof typeof people, appid: string, mchId = merchant.mchId) =>
  as(who, "PUT", `/apps/${appid}/merchants/${mchId}`);
const decide = (who: keyof typeof people, proposed: Received, how: string, input?: object) =>
  as(who, "POST", `/proposals/${proposed.json.proposal_id}/${how}`, input);

const contact = { name: "王一", telephone: "13800138000", email: "wang@provider.example.com" };

async function attach(id: string, kind: string): Promise<void> {
  const content = Buffer.from("%PDF-1.7\n%%EOF").toString("base64");
  await platform.performOnMachine("applications.attach", { id, kind, name: `${kind}.pdf`, content });
}

/** A change of what is approved, with everything that a review needs. */
async function underReview(): Promise<string> {
  const { appid } = await addApp(platform.stores, platform.now());
  const approved = await platform.stores.applications.findInForce(appid);
  const renewed = await platform.performOnMachine("applications.renew", { id: approved?.id });
  const { id } = renewed as { id: string };
  await platform.performOnMachine("applications.update", {
    ...{ id, scenario: "患者预约挂号时核验本人身份，防止号贩子倒号", mch_id: merchant.mchId },
    ...{ calls_per_day: 2000, users_per_day: 1500, peak_per_minute: 20, average_per_minute: 2 },
    ...{ product_contact: contact, development_contact: contact },
  });
  await platform.performOnMachine("applications.update_permission", {
    id,
    legal_ground: { law: "《基本医疗卫生与健康促进法》", article: "第三十二条" },
    storage: { where: "本院机房", how: "加密保存" },
    assessment: { necessity: "须核验患者", risk: "泄露个人信息", measures: "加密并限制访问" },
  });
  for (const kind of ["qualification", "assessment", "agreement"]) await attach(id, kind);
  await platform.performOnMachine("applications.submit_permission", { id });
  return id;
}

async function lastEvents(count: number): Promise<{ actor: string; action: string }[]> {
  const bodies: string[] = [];
  for await (const { body } of platform.stores.audit.entries()) bodies.push(body);
  return bodies.slice(-count).map((body) => JSON.parse(body));
}

function hostKey(): string {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return publicKey.export({ type: "spki", format: "pem" }).toString();
}

describe("what needs four eyes", () => {
  it("is proposed by one, and done when another confirms it; the audit names both", async () => {
    const appid = await unboundApp();
    const proposed = await bind("ann", appid);
    expect([proposed.status, proposed.json]).toMatchObject([
      202,
      { state: "proposed", operation: "apps.bind", proposed_by: { staff_id: "ann", token_id: null } },
    ]);
    expect(await platform.stores.miniPrograms.boundMerchants(appid)).toEqual([]);
    const confirmed = await decide("ben", proposed, "confirm");
    expect([confirmed.status, confirmed.json]).toMatchObject([
      200,
      { state: "confirmed", decided_by: "staff ben", result: { appid, merchants: [merchant.mchId] } },
    ]);
    expect(await platform.stores.miniPrograms.boundMerchants(appid)).toEqual([merchant.mchId]);
    expect(await lastEvents(3)).toMatchObject([
      { actor: "staff ann", action: "proposed" },
      { actor: "staff ben", action: "proposal_confirmed" },
      { actor: "staff ann, confirmed by staff ben", action: "merchant_bound" },
    ]);
  });

  it("is never confirmed by whoever proposed it, nor by a token, nor by whoever may not do it", async () => {
    const appid = await unboundApp();
    const token = await platform.tokenOf(people.ann, ["apps.bind"]);
    const proposed = await platform.call("PUT", `/apps/${appid}/merchants/${merchant.mchId}`, token);
    expect(proposed.json.proposed_by).toEqual({ staff_id: "ann", token_id: token.slice(4, 26) });
    for (const who of ["ann", "rae", "aud"] as const) {
      const refused = await decide(who, proposed, "confirm");
      expect([who, refused.status, refused.json.failure]).toEqual([who, 403, "forbidden"]);
    }
    const tokens = [await platform.tokenOf(people.ben), await platform.tokenOf(people.ann)];
    for (const each of tokens) {
      const path = `/proposals/${proposed.json.proposal_id}/confirm`;
      expect((await platform.call("POST", path, each)).status).toBe(403);
    }
    expect((await decide("ben", proposed, "confirm")).status).toBe(200);
    expect((await lastEvents(1))[0]?.actor).toMatch(/^token \S{22} of staff ann, confirmed by staff ben$/);
  });

  it("is confirmed once, by one of those who do it at the same time", async () => {
    const proposed = await bind("ann", await unboundApp());
    const cleo = await platform.employ("cleo", ["operator"]);
    const path = `/proposals/${proposed.json.proposal_id}/confirm`;
    const answers = await Promise.all(
      [people.ben, cleo, people.ben, cleo].map((who) => platform.callAs(who, "POST", path)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
    const again = await decide("ben", proposed, "confirm");
    expect([again.status, again.json.hint.en]).toEqual([422, expect.stringContaining("is confirmed")]);
  });

  it("is refused at once where it cannot work, and nothing is proposed", async () => {
    const before = (await as("ann", "GET", "/proposals?limit=1000")).json.proposals.length;
    const appid = await unboundApp();
    expect((await bind("ann", appid, "1999999999")).status).toBe(404);
    const key = { issuer: "https://new.example", kid: "1", is_new: true };
    const notP256 = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" });
    for (const public_key of ["no key", notP256]) {
      expect((await as("ann", "POST", "/hosts/keys", { ...key, public_key })).status).toBe(422);
    }
    const other = { ...key, is_new: false, public_key: hostKey() };
    expect((await as("ann", "POST", "/hosts/keys", other)).status).toBe(404);
    expect((await as("ann", "GET", "/proposals?limit=1000")).json.proposals).toHaveLength(before);
    expect(await platform.stores.hosts.find(key.issuer)).toBeUndefined();
  });

  it("fails, and says so, where what it is about has changed meanwhile", async () => {
    const issuer = "https://changing.example";
    const register = (kid: string) =>
      as("ann", "POST", "/hosts/keys", { issuer, kid, is_new: true, public_key: hostKey() });
    const [first, second] = [await register("1"), await register("2")];
    expect((await decide("ben", first, "confirm")).status).toBe(200);
    const failed = await decide("ben", second, "confirm");
    expect([failed.status, failed.json.hint.en]).toEqual([422, expect.stringContaining("has changed since")]);
    const { json } = await as("aud", "GET", `/proposals/${second.json.proposal_id}`);
    expect(json).toMatchObject({ state: "failed", input: { kid: "2" }, failure: { zh: expect.any(String) } });
    expect((await platform.stores.hosts.find(issuer))?.keys).toHaveLength(1);
  });

  it("fails where the proposer may not do it any more, or the token has ended", async () => {
    const dan = await platform.employ("dan", ["operator"]);
    const path = `/apps/${await unboundApp()}/merchants/${merchant.mchId}`;
    const proposed = await platform.callAs(dan, "PUT", path);
    await platform.employ("dan", []);
    const failed = await decide("ben", proposed, "confirm");
    expect([failed.status, failed.json.hint.en]).toEqual([
      422,
      expect.stringContaining("may not do it any more"),
    ]);
    const token = await platform.tokenOf(people.ann, ["apps.bind"]);
    const byToken = await platform.call("PUT", path, token);
    platform.advance(DAY_MS);
    expect((await decide("ben", byToken, "confirm")).status).toBe(422);
  });

  it("can be rejected with a reason, also by the proposer, and expires after seven days", async () => {
    const [one, two, three] = [await unboundApp(), await unboundApp(), await unboundApp()];
    const rejected = await decide("ben", await bind("ann", one), "reject", { reason: "商户号不符" });
    expect(rejected.json).toMatchObject({ state: "rejected", reason: "商户号不符" });
    const taken = await decide("ann", await bind("ann", two), "reject", { reason: "写错了商户" });
    expect(taken.json.state).toBe("rejected");
    const late = await bind("ann", three);
    const open = async () => (await as("aud", "GET", "/proposals?limit=9&open=true")).json.proposals;
    expect((await open())[0]).toMatchObject({ proposal_id: late.json.proposal_id });
    platform.advance(7 * DAY_MS);
    expect(await open()).toEqual([]);
    const expired = await decide("ben", late, "confirm");
    expect([expired.status, expired.json.hint.en]).toEqual([422, expect.stringContaining("is expired")]);
    await platform.performOnMachine("requests.expire", {});
    const { json } = await as("aud", "GET", `/proposals/${late.json.proposal_id}`);
    expect(json).toMatchObject({ state: "expired", decided_by: "command line, root" });
  });

  it("counts approvals among it where the operator has switched that on", async () => {
    const appid = await unboundApp();
    const input = {
      uses: uses.map(({ category, purpose, legalBasis, retention }) => ({
        ...{ category, purpose, retention },
        legal_basis: legalBasis,
      })),
    };
    const proposed = await as("rae", "POST", `/apps/${appid}/approve`, input);
    expect([proposed.status, proposed.json.operation]).toEqual([202, "apps.approve"]);
    await platform.employ("ron", ["reviewer"]);
    const ron = { kind: "staff", id: "ron", roles: ["reviewer"] } as const;
    const path = `/proposals/${proposed.json.proposal_id}/confirm`;
    const { json } = await platform.callAs(ron, "POST", path);
    expect(json.result.access.state).toBe("approved");
  });

  it("is about the application that was looked at: one that is not under review, or was changed since, is not approved", async () => {
    const id = await underReview();
    const approve = (applicationId: string) =>
      as("rae", "POST", `/applications/${applicationId}/approve`, {});
    const proposed = await approve(id);
    expect([proposed.status, proposed.json.operation]).toEqual([202, "applications.approve"]);
    const ron = await platform.employ("ron", ["reviewer"]);
    await attach(id, "other");
    const path = `/proposals/${proposed.json.proposal_id}/confirm`;
    const failed = await platform.callAs(ron, "POST", path);
    expect([failed.status, failed.json.hint.en]).toEqual([422, expect.stringContaining("has changed since")]);
    const again = await approve(id);
    const confirmed = await platform.callAs(ron, "POST", `/proposals/${again.json.proposal_id}/confirm`);
    expect(confirmed.json.result.state).toBe("approved");
    expect((await approve(id)).status).toBe(422);
  });

  it("is done at once by whoever is on the machine", async () => {
    const appid = await unboundApp();
    const done = await platform.performOnMachine("apps.bind", { appid, mch_id: strangeMerchant.mchId });
    expect(done).toMatchObject({ merchants: [strangeMerchant.mchId] });
  });
});
