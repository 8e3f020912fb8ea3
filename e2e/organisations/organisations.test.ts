import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODES, type Office, openOffice } from "./office.ts";

let office: Office;
let id: string;
beforeAll(async () => {
  office = await openOffice();
  id = await office.found("ann", "示例市政务服务数据管理局", CODES[0] ?? "");
});
afterAll(() => office.platform.close());

const HOSPITAL = {
  legal_name: "示例市第一人民医院",
  social_credit_code: CODES[1] ?? "",
  subject_type: "public_medical_institution",
  citizen_contact: "0000-67890",
} as const;

describe("an organisation", () => {
  it("belongs to the member who registers it, and staff register one without members", async () => {
    expect(await office.member("ann").do("members.list", { organisation_id: id })).toMatchObject([
      { person_id: "ann", role: "owner" },
    ]);
    const operator = office.staff("operator");
    const hospital = await operator.do("organisations.create", HOSPITAL);
    expect(hospital).toMatchObject({ ...HOSPITAL, id: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(await operator.do("members.list", { organisation_id: hospital.id })).toEqual([]);
  });

  it("has a name, a code and a contact that say something, and a code that nobody has", async () => {
    const ann = office.member("ann");
    const refusal = (over: object) => ann.refusal("organisations.create", { ...HOSPITAL, ...over });
    expect(await refusal({ legal_name: "12345" })).toContain("the legal name says nothing");
    expect(await refusal({ social_credit_code: "91350100M000100Y4" })).toContain("18 characters, not 17");
    expect(await refusal({ social_credit_code: "91350100M000100Y44" })).toContain("check character");
    expect(await refusal({ social_credit_code: "91350100m000100y43" })).toContain("is registered");
    expect(await refusal({ subject_type: "company" })).toContain("subject_type is one of government_body");
  });

  it("is not registered by a member of the staff who changes nothing", async () => {
    const refusal = await office.staff("auditor").refusal("organisations.create", HOSPITAL);
    expect(refusal).toContain("forbidden");
  });

  it("is there for its members and the staff alone", async () => {
    const list = (who: Parameters<Office["member"]>[0]) => office.member(who).do("organisations.list", {});
    expect((await list("ann")).map((each) => each.id)).toEqual([id]);
    expect(await list("stranger")).toEqual([]);
    const all = await office.staff("auditor").do("organisations.list", { limit: 1 });
    expect(all).toHaveLength(1);
    const next = await office.staff("auditor").do("organisations.list", { after: all[0]?.id ?? "" });
    expect([...all, ...next].map((each) => each.id)).toContain(id);
    const stranger = office.member("stranger");
    for (const name of ["organisations.show", "members.list", "members.leave"] as const) {
      expect(await stranger.refusal(name, { organisation_id: id })).toBe(
        `entity_not_found: no organisation ${id}`,
      );
    }
  });

  it("says to citizens what its owner says, and is named as the operator has looked up", async () => {
    const { appid } = await office
      .member("ann")
      .do("apps.create", { name: "城市服务", organisation_id: id, category_ids: [] });
    const ann = office.member("ann");
    await ann.do("organisations.update", { organisation_id: id, citizen_contact: "0000-12320" });
    const correction = { organisation_id: id, legal_name: "示例市数据局" };
    expect(await ann.refusal("organisations.correct", correction)).toContain("forbidden");
    await office.staff("operator").do("organisations.correct", correction);
    const app = await office.platform.stores.miniPrograms.find(appid);
    expect(app?.serviceProvider).toEqual({ legalName: "示例市数据局", contact: "0000-12320" });
    const nothing = await office.staff("operator").refusal("organisations.correct", { organisation_id: id });
    expect(nothing).toContain("nothing to correct");
  });
});

describe("members", () => {
  it("are changed and removed by owners, and leave by themselves, but one owner stays", async () => {
    await office.join(id, "dev", "developer");
    await office.join(id, "vic", "viewer");
    const ann = office.member("ann");
    const member = (person_id: string) => ({ organisation_id: id, person_id });
    const refused = await office.member("dev").refusal("members.remove", member("vic"));
    expect(refused).toContain("forbidden");
    expect(await ann.refusal("members.remove", member("ann"))).toContain("last owner");
    expect(await ann.refusal("members.leave", { organisation_id: id })).toContain("last owner");
    const demotion = { ...member("ann"), role: "viewer" } as const;
    expect(await ann.refusal("members.set_role", demotion)).toContain("last owner");
    expect(await office.staff("administrator").refusal("members.remove", member("ann"))).toContain(
      "last owner",
    );
    expect(await ann.refusal("members.remove", member("nobody"))).toContain("no member nobody");
    await ann.do("members.set_role", { ...member("dev"), role: "owner" });
    await office.member("dev").do("members.remove", member("vic"));
    await ann.do("members.leave", { organisation_id: id });
    const left = await office.member("dev").do("members.list", { organisation_id: id });
    expect(left).toMatchObject([{ person_id: "dev", role: "owner" }]);
    expect(await ann.refusal("organisations.show", { organisation_id: id })).toContain("entity_not_found");
  });
});

describe("a mini program of an organisation", () => {
  it("is made by an owner, with an appid and a quota that the platform chooses", async () => {
    await office.join(id, "builder", "developer");
    const dev = office.member("dev");
    const input = { name: "城市服务", organisation_id: id };
    expect(await office.member("builder").refusal("apps.create", input)).toContain("forbidden");
    expect(await office.member("stranger").refusal("apps.create", input)).toContain(`no organisation ${id}`);
    const withAppid = { ...input, appid: "wx1a2b3c4d5e6f7081" };
    expect(await dev.refusal("apps.create", withAppid)).toContain("chosen by the platform");
    const withQuota = { ...input, quota: { per_minute: 1, per_day: 1 } };
    expect(await dev.refusal("apps.create", withQuota)).toContain("chosen by the platform");
    const provider = { legal_name: "别的单位", contact: "0000-1" };
    expect(await dev.refusal("apps.create", { ...input, service_provider: provider })).toContain(
      "one of the two",
    );
    const own = { name: "城市服务", service_provider: provider };
    expect(await dev.refusal("apps.create", own)).toContain("forbidden");
    expect((await dev.do("apps.create", input)).appid).toMatch(/^wx[0-9a-f]{16}$/);
  });

  it("is listed for its organisation and the staff; one of nobody for the staff alone", async () => {
    const ofNobody = office.platform.world.app.appid;
    const listed = async (who: ReturnType<Office["member"]>) =>
      (await who.do("apps.list", {})).map(({ appid }) => appid);
    const own = await listed(office.member("dev"));
    expect(own.length).toBeGreaterThan(0);
    expect(own).not.toContain(ofNobody);
    expect(await listed(office.member("stranger"))).toEqual([]);
    expect(await listed(office.staff("auditor"))).toEqual(expect.arrayContaining([...own, ofNobody]));
    const refusal = await office.member("dev").refusal("apps.reset_secret", { appid: ofNobody });
    expect(refusal).toBe(`entity_not_found: no mini program ${ofNobody}`);
    expect(await office.member("dev").do("merchants.list", {})).toEqual([]);
  });

  it("that has no organisation is given to the legal entity that it names", async () => {
    const operator = office.staff("operator");
    const appid = office.platform.world.app.appid;
    const named = { ...HOSPITAL, legal_name: "某市人民医院", social_credit_code: CODES[2] ?? "" };
    const hospital = await operator.do("organisations.create", named);
    expect(await operator.refusal("apps.assign", { appid, to: id })).toContain("某市人民医院");
    const assigned = await operator.do("apps.assign", { appid, to: named.social_credit_code.toLowerCase() });
    expect(assigned).toMatchObject({ organisation_id: hospital.id, access: { state: "approved" } });
    expect(assigned.service_provider.contact).toBe("0000-67890");
    expect(await operator.refusal("apps.assign", { appid, to: hospital.id })).toContain("already");
  });
});
