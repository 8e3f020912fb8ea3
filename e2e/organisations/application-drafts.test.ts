/** An application while it is written: by one person after the other, and by two at once. */
import { startCategories } from "@shiming/administration";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CODES, type Office, openOffice } from "./office.ts";

const CITY = "示例市政务服务数据管理局";
const SOCIAL_SECURITY = { first: { id: 99, name: "政务" }, second: { id: 904, name: "社会保障" } };

let office: Office;
let city: string;
beforeAll(async () => {
  office = await openOffice();
  await startCategories(office.platform.stores, office.platform.now());
  city = await office.found("ann", CITY, CODES[0] ?? "");
  await office.join(city, "carl", "developer");
});
afterAll(() => office.platform.close());

const draft = () =>
  office.member("ann").do("applications.draft", { organisation_id: city, scenario: "挂号" });

/** With the entrance open, as far as these tests need it. */
async function permissionDraft(): Promise<string> {
  const ann = office.member("ann");
  const { appid } = await ann.do("apps.create", {
    ...{ name: "社保查询", organisation_id: city, categories: [], category_ids: [[99, 904]] },
  });
  await office.by({ kind: "command_line", user: "operator" }).do("apps.approve", {
    appid,
    uses: [{ category: SOCIAL_SECURITY, purpose: "查询缴费", legal_basis: "第十五条", retention: "30 日" }],
  });
  const [approved] = await ann.do("applications.list", { search: appid });
  return (await ann.do("applications.renew", { id: approved?.id ?? "" })).id;
}

it("whoever has not seen the last change is told so, and changes nothing; the revision that was seen goes with each change", async () => {
  const { id, revision } = await draft();
  const seen = await office.member("ann").do("applications.update", { id, revision, scenario: "预约挂号" });
  expect(seen.revision).toBeGreaterThan(revision);
  const carl = office.member("carl");
  expect(await carl.refusal("applications.update", { id, revision, scenario: "缴费" })).toMatch(
    /^entity_changed: /,
  );
  expect(await carl.refusal("applications.submit", { id, revision })).toMatch(/^entity_changed: /);
  expect(await carl.do("applications.show", { id })).toMatchObject({
    scenario: "预约挂号",
    revision: seen.revision,
  });
  // Programs that do not care send none.
  expect(await carl.do("applications.update", { id, scenario: "缴费" })).toMatchObject({ scenario: "缴费" });
});

it("an item can be emptied again", async () => {
  const { id } = await draft();
  const ann = office.member("ann");
  await ann.do("applications.update", { id, calls_per_day: 12, platform_contact: { name: "刘" } });
  const now = await ann.do("applications.update", { id, calls_per_day: null, platform_contact: null });
  expect(now).toMatchObject({ calls_per_day: null, platform_contact: null, scenario: "挂号" });
});

it("texts for citizens are kept half-written, found wanting, and keep it from being submitted", async () => {
  const id = await permissionDraft();
  const ann = office.member("ann");
  const half = { category: SOCIAL_SECURITY, purpose: "查", legal_basis: "", retention: "测试".repeat(101) };
  const now = await ann.do("applications.update_permission", {
    id,
    uses: [half],
    ends_at: "2027-06-30T15:59:59Z",
  });
  // Who says nothing of items asks for the original's two.
  const items = ["real_name", "credential_id"].map((item) => ({ item, required: true }));
  expect(now.uses).toEqual([{ ...half, items }]);
  const found = now.findings.map(({ field }) => field);
  expect(found).toEqual(expect.arrayContaining(["uses.0.purpose", "uses.0.legal_basis", "uses.0.retention"]));
  expect(await ann.refusal("applications.submit_permission", { id })).toMatch(
    /Category 1: the legal basis says nothing/,
  );
  expect(await ann.do("applications.update_permission", { id, ends_at: null })).toMatchObject({
    ends_at: null,
  });
});

it("a file is taken out while it is the applicant's turn, and not once staff have it in front of them", async () => {
  const { id } = await draft();
  const ann = office.member("ann");
  const content = Buffer.from("%PDF-1.7\n%%EOF").toString("base64");
  const { digest } = await ann.do("applications.attach", { id, kind: "other", name: "a.pdf", content });
  const file = { id, digest, kind: "other" } as const;
  expect(await ann.refusal("applications.detach", { ...file, kind: "agreement" })).toMatch(/no such file/);
  expect((await ann.do("applications.detach", file)).attachments).toEqual([]);
  expect(await ann.refusal("applications.detach", file)).toMatch(/no such file/);
});

it("a member of several organisations lists those of one", async () => {
  const other = await office.found("dora", "示例市第一人民医院", CODES[1] ?? "");
  await office.join(other, "carl", "developer");
  await office.member("dora").do("applications.draft", { organisation_id: other });
  const listed = await office.member("carl").do("applications.list", { organisation_id: other });
  expect([...new Set(listed.map(({ organisation_id }) => organisation_id))]).toEqual([other]);
  expect(await office.member("dora").do("applications.list", { organisation_id: city })).toEqual([]);
});
