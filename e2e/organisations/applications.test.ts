/** Whose an application is, and what it opens for whom. */
import { randomBytes } from "node:crypto";
import { startCategories } from "@shiming/administration";
import { createApplicationIntake, type IncomingMail } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { merchant } from "../support/merchants.ts";
import { authorize, exchange, fetchToken, realnameInfoFields } from "../support/protocol.ts";
import { CODES, type Office, openOffice } from "./office.ts";

const DAY_MS = 86_400_000;
const CITY = "示例市政务服务数据管理局";
const HOSPITAL = "示例市第一人民医院";
const use = (second: { id: number; name: string }) => ({
  category: { first: { id: 99, name: "政务" }, second },
  purpose: "查询本人的社会保险缴费记录时核验身份",
  legal_basis: "《社会保险经办条例》",
  retention: "查询完成后即时删除",
});
const USE = use({ id: 904, name: "社会保障" });
const contact = { name: "王一", telephone: "13800138000", email: "wang@provider.example.com" };

let office: Office;
let city: string;
let hospital: string;
beforeAll(async () => {
  office = await openOffice();
  await startCategories(office.platform.stores, office.platform.now());
  city = await office.found("ann", CITY, CODES[0] ?? "");
  hospital = await office.found("bob", HOSPITAL, CODES[1] ?? "");
  await office.platform.stores.merchants.change(merchant.mchId, (now) => {
    if (!now) throw new Error("no merchant");
    return { next: { ...now, organisationId: city }, events: [] };
  });
});
afterAll(() => office.platform.close());

const reviewer = () => office.staff("reviewer");

async function newApp(owner = "ann", organisation_id = city): Promise<{ appid: string; secret: string }> {
  const category_ids = [[99, 904]];
  const app = await office.member(owner).do("apps.create", {
    ...{ name: "社保查询", organisation_id, categories: [], category_ids },
  });
  const onMachine = office.by({ kind: "command_line", user: "operator" });
  await onMachine.do("apps.bind", { appid: app.appid, mch_id: merchant.mchId });
  return app;
}

const itemsFor = (appid: string) => ({
  ...{ legal_name: CITY, mini_program_name: "社保查询", appid, mch_id: merchant.mchId },
  scenario: "参保人查询本人的缴费记录时核验身份，防止他人冒名查询",
  ...{ calls_per_day: 2000, users_per_day: 1500, peak_per_minute: 20, average_per_minute: 2 },
  ...{ product_contact: contact, development_contact: contact },
});

const permission = {
  uses: [USE],
  legal_ground: { law: "《社会保险经办条例》", article: "第十五条" },
  storage: { where: "本市政务云", how: "加密保存，专人管理" },
  assessment: { necessity: "须核验参保人", risk: "泄露个人信息", measures: "加密并限制访问" },
};

/** Under review, with everything that it needs. */
async function submitted(appid: string): Promise<string> {
  const ann = office.member("ann");
  const { id } = await ann.do("applications.draft", { organisation_id: city, ...itemsFor(appid) });
  await ann.do("applications.submit", { id });
  await reviewer().do("applications.open_entrance", { id, reason: "材料无误" });
  await ann.do("applications.draft_permission", { id, ...permission });
  const content = Buffer.from("%PDF-1.7\n%%EOF").toString("base64");
  for (const kind of ["qualification", "assessment", "agreement"] as const) {
    await ann.do("applications.attach", { id, kind, name: `${kind}.pdf`, content });
  }
  await ann.do("applications.submit_permission", { id });
  return id;
}

const stateOf = async (id: string) => (await reviewer().do("applications.show", { id })).state;

it("a step has the deadline that was set when it began", async () => {
  const machine = office.by({ kind: "command_line", user: "operator" });
  const untilOf = async (id: string) => (await reviewer().do("applications.show", { id })).next.until;
  const [before, after] = [await newApp(), await newApp()];
  const first = await submitted(before.appid);
  const usual = await untilOf(first);
  await machine.do("deadlines.set", { deadlines: [{ state: "permission_submitted", working_days: 90 }] });
  const second = await submitted(after.appid);
  expect(await untilOf(first)).toBe(usual);
  expect(Date.parse((await untilOf(second)) ?? "") - Date.parse(usual ?? "")).toBeGreaterThan(100 * DAY_MS);
  for (const working_days of [0, 91, 1.5]) {
    const wrong = { deadlines: [{ state: "submitted" as const, working_days }] };
    expect(await machine.refusal("deadlines.set", wrong)).toContain("value_invalid");
  }
  const none = { deadlines: [{ state: "approved" as const, working_days: 5 }] };
  expect(await machine.refusal("deadlines.set", none)).toContain("approved has no deadline");
  expect(await office.staff("operator").refusal("deadlines.set", none)).toContain("forbidden");
  await machine.do("deadlines.set", { deadlines: [{ state: "permission_submitted", working_days: 7 }] });
});

describe("with a transfer", () => {
  it("all that the former owner has applied for is closed, with the reason, and told", async () => {
    const { appid } = await newApp();
    const first = await submitted(appid);
    await reviewer().do("applications.approve", { id: first });
    const { id: change } = await office.member("ann").do("applications.renew", { id: first });
    const drafted = await office.member("ann").do("applications.draft", {
      ...{ organisation_id: city, ...itemsFor(appid) },
    });
    await office.member("ann").do("apps.offer_transfer", { appid, to: hospital });
    await office.member("bob").do("apps.accept_transfer", { appid });
    for (const id of [first, change, drafted.id]) {
      const { state, history } = await reviewer().do("applications.show", { id });
      expect([state, history.at(-1)]).toMatchObject([
        "closed",
        { move: "close", by: "member bob", reason: expect.stringContaining("已转让给其他主体") },
      ]);
      expect(history.at(-1)?.message_id).not.toBeNull();
    }
    const actions: string[] = [];
    for await (const { body } of office.platform.stores.audit.entries()) {
      const { action, subject } = JSON.parse(body);
      if (subject === `application ${change}`) actions.push(action);
    }
    expect(actions.at(-1)).toBe("application_closed");
  });

  it("an offer that has ended takes nothing from its owner", async () => {
    const { appid } = await newApp();
    const id = await submitted(appid);
    await reviewer().do("applications.approve", { id });
    await office.member("ann").do("apps.offer_transfer", { appid, to: hospital });
    office.platform.advance(30 * DAY_MS);
    expect(await office.member("bob").refusal("apps.accept_transfer", { appid })).toContain(
      "entity_not_found",
    );
    expect(await stateOf(id)).toBe("approved");
  });
});

describe("an approval", () => {
  it("opens the interface, and 94006 is back when its last day is over", async () => {
    const { platform } = office;
    const app = await newApp();
    const id = await submitted(app.appid);
    const ends_at = new Date(platform.now().getTime() + 90 * DAY_MS).toISOString();
    await reviewer().do("applications.approve", { id, ends_at });
    const user = await platform.addPerson();
    const call = async () => {
      const authToken = await authorize(platform, user, { app });
      const fields = realnameInfoFields(platform, authToken);
      return (await exchange(platform, await fetchToken(platform, app), fields)).json.errcode;
    };
    expect(await call()).toBe(0);
    const { platform: running } = office;
    const authToken = await authorize(running, user, { app });
    running.advance(90 * DAY_MS);
    const late = realnameInfoFields(running, authToken);
    expect((await exchange(running, await fetchToken(running, app), late)).json.errcode).toBe(94006);
    await office.by({ kind: "job", name: "applications" }).do("applications.attend", {});
    expect(await stateOf(id)).toBe("expired");
    expect(await office.member("ann").do("apps.capability", { appid: app.appid })).toMatchObject({
      capability: "expired",
    });
  });

  it("keeps to what the categories say, at the application and at the approval", async () => {
    const { appid } = await newApp();
    const id = await submitted(appid);
    const correct = (subject_type: "public_institution" | "licensed_company") =>
      office.staff("operator").do("organisations.correct", { organisation_id: city, subject_type });
    await correct("licensed_company");
    expect(await reviewer().refusal("applications.approve", { id })).toContain(
      "category 99,904 is not open to what your organisation is",
    );
    const { findings } = await reviewer().do("applications.show", { id });
    expect(findings.map(({ field }) => field)).toContain("uses.0.category");
    await correct("public_institution");
    await reviewer().do("applications.approve", { id });
    expect(await stateOf(id)).toBe("approved");
  });

  it("stays in force while a change is reviewed, which is shown field by field", async () => {
    const { appid } = await newApp();
    const [ann, id] = [office.member("ann"), await submitted(appid)];
    await reviewer().do("applications.approve", { id });
    const category_ids = [[99, 904], [99, 901]]; // biome-ignore format: pairs
    await ann.do("apps.set_categories", { appid, category_ids });
    const { id: change } = await ann.do("applications.renew", { id });
    await ann.do("applications.update", { id: change, mini_program_name: "社保服务", calls_per_day: 2400 });
    const other = use({ id: 901, name: "政务服务" });
    await ann.do("applications.update_permission", {
      id: change,
      uses: [{ ...USE, purpose: "查询和打印本人的社会保险缴费记录时核验身份" }, other],
    });
    const found = await reviewer().do("applications.difference", { id: change });
    const fields = Object.fromEntries(found.map(({ field, before, after }) => [field, [before, after]]));
    expect(fields).toMatchObject({
      mini_program_name: ["社保查询", "社保服务"],
      calls_per_day: [2000, 2400],
      "uses.99,904.purpose": [USE.purpose, "查询和打印本人的社会保险缴费记录时核验身份"],
      "uses.99,901.names": [null, "政务/政务服务"],
      "uses.99,901.purpose": [null, other.purpose],
    });
    expect(Object.keys(fields).filter((field) => field.startsWith("attachments"))).toEqual([]);
    expect(await ann.do("apps.capability", { appid })).toMatchObject({
      capability: "approved",
      change: { id: change, next: { who: "applicant" } },
    });
    await ann.do("applications.submit_permission", { id: change });
    expect(await stateOf(id)).toBe("approved");
    await reviewer().do("applications.approve", { id: change });
    expect([await stateOf(id), await stateOf(change)]).toEqual(["renewed", "approved"]);
  });
});

describe("an application that came by mail", () => {
  const mailed = async (appid: string, legalName: string) => {
    office.platform.advance(1);
    const { stores, secrets, now } = office.platform;
    const deps = { ...stores, keys: secrets.keys, random: randomBytes, isScanned: false };
    const { productContact, developmentContact } = { productContact: contact, developmentContact: contact };
    const items = {
      ...{ legalName, miniProgramName: "社保查询", appid, mchId: merchant.mchId },
      scenario: "参保人查询本人的缴费记录时核验身份，防止他人冒名查询",
      ...{ callsPerDay: 2000, usersPerDay: 1500, peakPerMinute: 20, averagePerMinute: 2 },
      ...{ productContact, developmentContact },
    };
    const mail: IncomingMail = {
      ...{ messageId: `<${randomBytes(8).toString("hex")}@provider>`, inReplyTo: [], references: [] },
      ...{ from: { name: "", address: "ann@realname.example.com" }, subject: "申请", date: now(), text: "" },
      ...{ html: undefined, attachments: [], authenticationResults: [], automatic: undefined },
      ...{ raw: Buffer.of(), unreadableCharsets: [] },
    };
    const id = await createApplicationIntake(deps).begin({ items, unread: [] }, mail, now());
    const [receipt] = (await office.mailsTo("ann")).slice(-1);
    return { id, token: receipt?.subjectToken ?? "" };
  };

  it("is its organisation's at once where it names whoever has the mini program", async () => {
    const { appid } = await newApp();
    const { id } = await mailed(appid, "示例市 政务服务数据管理局");
    expect((await reviewer().do("applications.show", { id })).organisation_id).toBe(city);
  });

  it("is nobody's otherwise, whoever sent it, and is claimed by the number in the subject", async () => {
    const { id, token } = await mailed("wx00000000000000aa", CITY);
    expect(await office.member("ann").refusal("applications.show", { id })).toContain("entity_not_found");
    const claim = (who: string, organisation_id: string, number: string) =>
      office.member(who).refusal("applications.claim", { organisation_id, token: number });
    expect(await claim("ann", city, "SM-0000000000000")).toContain("no application waits");
    expect(await claim("ann", hospital, token)).toContain("entity_not_found");
    expect(await claim("bob", hospital, token)).toContain("not the legal name");
    expect(await claim("ann", city, ` [${token.toLowerCase()}] `)).toBe("done");
    expect((await office.member("ann").do("applications.show", { id })).organisation_id).toBe(city);
    expect(await claim("ann", city, token)).toContain("no application waits");
  });

  it("is not claimed for an organisation that does not have its mini program", async () => {
    const { appid } = await newApp("bob", hospital);
    const { id, token } = await mailed(appid, CITY);
    expect(
      await office.member("ann").refusal("applications.claim", { organisation_id: city, token }),
    ).toContain("belongs to another organisation");
    expect(await office.staff("operator").refusal("applications.assign", { id, to: city })).toContain(
      "belongs to another organisation",
    );
  });

  it("is given by staff to the organisation that it names, and to no other", async () => {
    const { id } = await mailed("wx00000000000000ab", CITY);
    expect(await reviewer().refusal("applications.assign", { id, to: hospital })).toContain(
      "not the legal name",
    );
    const assigned = await reviewer().do("applications.assign", { id, to: CODES[0] ?? "" });
    expect(assigned.organisation_id).toBe(city);
    expect((await office.mailsTo("ann")).at(-1)).toMatchObject({ step: expect.stringContaining(CITY) });
  });
});
