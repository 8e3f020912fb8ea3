import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODES, type Office, openOffice } from "./office.ts";

const MCH_ID = "1900000999";
const DAY_MS = 86_400_000;

let office: Office;
let city: string;
let hospital: string;
beforeAll(async () => {
  office = await openOffice();
  city = await office.found("ann", "示例市政务服务数据管理局", CODES[0] ?? "");
  hospital = await office.found("bob", "示例市第一人民医院", CODES[1] ?? "");
  await office.join(city, "dev", "developer");
  await office.join(hospital, "helper", "developer");
  const merchant = { mch_id: MCH_ID, organisation_id: hospital };
  expect(await office.staff("operator").do("merchants.create", merchant)).toMatchObject({
    legal_name: "示例市第一人民医院",
    organisation_id: hospital,
  });
});
afterAll(() => office.platform.close());

async function newApp(owner: string, organisation_id: string): Promise<{ appid: string; mch_id: string }> {
  const { appid } = await office.member(owner).do("apps.create", { name: "挂号", organisation_id });
  return { appid, mch_id: MCH_ID };
}

const isBound = ({ appid, mch_id }: { appid: string; mch_id: string }) =>
  office.platform.stores.miniPrograms.isBound(appid, mch_id);

describe("a mini program and another organisation's merchant", () => {
  it("are bound when the merchant's owner confirms, and both sides see what waits", async () => {
    const both = await newApp("ann", city);
    const asked = await office.member("dev").do("apps.request_binding", both);
    expect(asked.binding_requests).toMatchObject([{ mch_id: MCH_ID }]);
    expect(asked.merchants).toEqual([]);
    expect(await isBound(both)).toBe(false);
    const [merchant] = await office.member("bob").do("merchants.list", {});
    expect(merchant?.binding_requests).toMatchObject([
      { appid: both.appid, name: "挂号", legal_name: "示例市政务服务数据管理局" },
    ]);
    expect(await office.member("dev").refusal("apps.request_binding", both)).toContain("asked for already");
    const confirmed = await office.member("bob").do("merchants.confirm_binding", both);
    expect(confirmed.binding_requests).toEqual([]);
    expect(await isBound(both)).toBe(true);
    expect(await office.member("dev").refusal("apps.request_binding", both)).toContain("bound already");
  });

  it("are not bound by anybody else: who asks, a developer of the merchant, staff, a stranger", async () => {
    const both = await newApp("ann", city);
    await office.member("ann").do("apps.request_binding", both);
    for (const who of ["ann", "dev", "stranger"]) {
      expect(await office.member(who).refusal("merchants.confirm_binding", both)).toBe(
        `entity_not_found: no merchant ${MCH_ID}`,
      );
    }
    for (const person of [office.member("helper"), office.staff("operator")]) {
      expect(await person.refusal("merchants.confirm_binding", both)).toContain("forbidden");
    }
    expect(await office.member("bob").refusal("apps.request_binding", both)).toContain("entity_not_found");
    expect(await isBound(both)).toBe(false);
  });

  it("are not bound where the owner refuses, and may be asked for again", async () => {
    const both = await newApp("ann", city);
    await office.member("ann").do("apps.request_binding", both);
    await office.member("bob").do("merchants.refuse_binding", both);
    expect(await office.member("bob").refusal("merchants.confirm_binding", both)).toContain("nobody asks");
    await office.member("ann").do("apps.request_binding", both);
    await office.member("ann").do("apps.unbind", both);
    expect(await office.member("bob").refusal("merchants.confirm_binding", both)).toContain("nobody asks");
  });

  it("are not bound by an answer after 30 days, and may be asked for again", async () => {
    const both = await newApp("ann", city);
    await office.member("ann").do("apps.request_binding", both);
    office.platform.advance(30 * DAY_MS);
    expect(await office.member("bob").refusal("merchants.confirm_binding", both)).toContain(
      "entity_not_found",
    );
    const again = await office.member("ann").do("apps.request_binding", both);
    expect(again.binding_requests).toHaveLength(1);
    await office.member("bob").do("merchants.confirm_binding", both);
    expect(await isBound(both)).toBe(true);
  });

  it("are parted by either side", async () => {
    for (const [who, name] of [
      ["ann", "apps.unbind"],
      ["bob", "merchants.unbind"],
    ] as const) {
      const both = await newApp("ann", city);
      await office.member("ann").do("apps.request_binding", both);
      await office.member("bob").do("merchants.confirm_binding", both);
      await office.member(who).do(name, both);
      expect(await isBound(both)).toBe(false);
      expect(await office.member(who).refusal(name, both)).toContain("entity_not_found");
    }
  });
});

describe("a mini program and a merchant of its own organisation", () => {
  it("are bound at once where an owner asks, and after the owner where a developer does", async () => {
    const both = await newApp("bob", hospital);
    await office.member("helper").do("apps.request_binding", both);
    expect(await isBound(both)).toBe(false);
    const app = await office.member("bob").do("apps.request_binding", both);
    expect([app.merchants, app.binding_requests]).toEqual([[MCH_ID], []]);
    expect(await isBound(both)).toBe(true);
  });

  it("are bound at once by no token that may only ask", async () => {
    const both = await newApp("bob", hospital);
    const memberships = [{ organisationId: hospital, role: "owner" }] as const;
    const owner = { kind: "member", id: "bob", memberships } as const;
    const token = office.by({ kind: "token", id: "t", owner, actions: ["apps.request_binding"] });
    await token.do("apps.request_binding", both);
    expect(await isBound(both)).toBe(false);
  });
});

it("a merchant that nobody owns is bound by staff", async () => {
  const both = { ...(await newApp("ann", city)), mch_id: "1900000998" };
  const operator = office.staff("operator");
  await operator.do("merchants.create", { mch_id: both.mch_id, legal_name: "无主体商户" });
  expect(await office.member("ann").refusal("apps.request_binding", both)).toContain(
    "belongs to no organisation",
  );
  const unknown = { ...both, mch_id: "1900000997" };
  expect(await office.member("ann").refusal("apps.request_binding", unknown)).toContain("no merchant");
});

it("each step is in the audit, by who took it", async () => {
  const both = await newApp("ann", city);
  await office.member("dev").do("apps.request_binding", both);
  await office.member("bob").do("merchants.refuse_binding", both);
  await office.member("ann").do("apps.request_binding", both);
  await office.member("bob").do("merchants.confirm_binding", both);
  await office.member("bob").do("merchants.unbind", both);
  const steps: string[] = [];
  for await (const { body } of office.platform.stores.audit.entries()) {
    const { subject, actor, action } = JSON.parse(body);
    if (subject === `${both.appid} ${MCH_ID}`) steps.push(`${actor}: ${action}`);
  }
  expect(steps).toEqual([
    "member dev: binding_requested",
    "member bob: binding_refused",
    "member ann: binding_requested",
    "member bob: binding_confirmed",
    "member bob: merchant_unbound",
  ]);
});
