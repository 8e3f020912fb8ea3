import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { send } from "../support/http.ts";
import { merchant } from "../support/merchants.ts";
import { authorize, exchange, fetchToken, realnameInfoFields } from "../support/protocol.ts";
import { CODES, type Office, openOffice } from "./office.ts";

const DAY_MS = 86_400_000;
const USE = {
  category: { first: { id: 99, name: "政务" }, second: { id: 904, name: "社会保障" } },
  purpose: "查询本人的社会保险缴费记录",
  legal_basis: "《社会保险经办条例》",
  retention: "查询完成后即时删除",
};

let office: Office;
let from: string;
let to: string;
beforeAll(async () => {
  office = await openOffice();
  from = await office.found("ann", "示例市政务服务数据管理局", CODES[0] ?? "");
  to = await office.found("bob", "示例市第一人民医院", CODES[1] ?? "");
  await office.join(to, "helper", "developer");
});
afterAll(() => office.platform.close());

async function newApp(): Promise<{ appid: string; secret: string }> {
  const operator = office.staff("operator");
  const categories = [USE.category];
  const app = await operator.do("apps.create", { name: "社保查询", organisation_id: from, categories });
  await office.staff("reviewer").do("apps.approve", { appid: app.appid, uses: [USE] });
  await operator.do("apps.bind", { appid: app.appid, mch_id: merchant.mchId });
  return app;
}

const CODE_IN_LOWER_CASE = CODES[1]?.toLowerCase() ?? "";

describe("a mini program that is offered", () => {
  it("is seen by both owners, and by nobody else but staff", async () => {
    const { appid } = await newApp();
    await office.member("ann").do("apps.offer_transfer", { appid, to: CODE_IN_LOWER_CASE });
    const offersOf = async (who: string) =>
      (await office.member(who).do("apps.list_offers", {})).filter((offer) => offer.appid === appid);
    const offer = {
      appid,
      from: { organisation_id: from, legal_name: "示例市政务服务数据管理局" },
      to: { organisation_id: to, legal_name: "示例市第一人民医院" },
    };
    expect(await offersOf("ann")).toMatchObject([offer]);
    expect(await offersOf("bob")).toMatchObject([offer]);
    expect(await offersOf("stranger")).toEqual([]);
    for (const who of ["ann", "stranger"]) {
      expect(await office.member(who).refusal("apps.accept_transfer", { appid })).toContain(
        "entity_not_found",
      );
    }
    expect(await office.member("helper").refusal("apps.accept_transfer", { appid })).toContain("forbidden");
    expect(await office.staff("operator").refusal("apps.accept_transfer", { appid })).toContain("forbidden");
  });

  it("becomes the other's with nothing of before: secret, tokens, binding, access, consents", async () => {
    const app = await newApp();
    const { platform } = office;
    const user = await platform.addPerson();
    const accessToken = await fetchToken(platform, app);
    const authToken = await authorize(platform, user, { app });
    await office.member("ann").do("apps.offer_transfer", { appid: app.appid, to });
    const { secret } = await office.member("bob").do("apps.accept_transfer", { appid: app.appid });
    expect(secret).not.toBe(app.secret);
    const stale = await exchange(platform, accessToken, realnameInfoFields(platform, authToken));
    expect(stale.json.errcode).toBe(40001);
    const query = new URLSearchParams({ grant_type: "client_credential", ...app });
    expect((await send(`${platform.url}/cgi-bin/token?${query}`)).json.errcode).toBe(40125);
    const [now] = (await office.member("bob").do("apps.list", {})).filter(({ appid }) => appid === app.appid);
    expect(now).toMatchObject({
      organisation_id: to,
      service_provider: { legal_name: "示例市第一人民医院" },
      access: { state: "ended" },
      approved_categories: [],
      merchants: [],
    });
    const before = await office.staff("reviewer").do("applications.list", { search: app.appid });
    expect(before.map(({ state }) => state)).toEqual(["closed"]);
    await office.staff("reviewer").do("apps.approve", { appid: app.appid, uses: [USE] });
    const onMachine = office.by({ kind: "command_line", user: "operator" });
    await onMachine.do("apps.bind", { appid: app.appid, mch_id: merchant.mchId });
    const fresh = await fetchToken(platform, { appid: app.appid, secret });
    const reused = await exchange(platform, fresh, realnameInfoFields(platform, authToken));
    expect(reused.json.errcode).toBe(94005);
    expect(await office.member("ann").refusal("apps.reset_secret", { appid: app.appid })).toContain(
      "entity_not_found",
    );
  });

  it("stays where it is when it is taken back, refused, or not taken in 30 days", async () => {
    const { appid } = await newApp();
    const offer = () => office.member("ann").do("apps.offer_transfer", { appid, to });
    const acceptance = () => office.member("bob").refusal("apps.accept_transfer", { appid });
    await offer();
    await office.member("ann").do("apps.cancel_transfer", { appid });
    expect(await acceptance()).toContain("entity_not_found");
    expect(await office.member("ann").refusal("apps.cancel_transfer", { appid })).toContain(
      "entity_not_found",
    );
    await offer();
    await office.member("bob").do("apps.refuse_transfer", { appid });
    expect(await acceptance()).toContain("entity_not_found");
    await offer();
    office.platform.advance(30 * DAY_MS);
    expect(await acceptance()).toContain("entity_not_found");
    const listed = await office.member("bob").do("apps.list_offers", {});
    expect(listed.map((each) => each.appid)).not.toContain(appid);
    expect((await office.platform.stores.miniPrograms.find(appid))?.organisationId).toBe(from);
  });

  it("is not offered to itself, to nobody, or by staff", async () => {
    const { appid } = await newApp();
    const ann = office.member("ann");
    expect(await ann.refusal("apps.offer_transfer", { appid, to: from })).toContain("already");
    expect(await ann.refusal("apps.offer_transfer", { appid, to: "none" })).toContain("no organisation none");
    expect(await office.staff("operator").refusal("apps.offer_transfer", { appid, to })).toContain(
      "forbidden",
    );
  });

  it("leaves each step in the audit", async () => {
    const { appid } = await newApp();
    await office.member("ann").do("apps.offer_transfer", { appid, to });
    await office.member("bob").do("apps.accept_transfer", { appid });
    const steps: string[] = [];
    for await (const { body } of office.platform.stores.audit.entries()) {
      const { subject = "", actor, action } = JSON.parse(body);
      if (subject.startsWith(appid))
        steps.push(`${actor}: ${action} ${subject.slice(appid.length).trim()}`.trim());
    }
    expect(steps.slice(-3)).toEqual([
      "member ann: transfer_offered",
      `member bob: transfer_accepted ${from} ${to}`,
      "member bob: access_ended",
    ]);
    const closed = await office.staff("reviewer").do("applications.list", { search: appid });
    expect(closed.map(({ state }) => state)).toEqual(["closed"]);
  });
});
