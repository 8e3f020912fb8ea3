/** Who is told by mail of what others did, and what becomes of what nobody answers. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODES, type Office, openOffice } from "./office.ts";

const DAY_MS = 86_400_000;
const MCH_ID = "1900000888";

let office: Office;
let city: string;
let hospital: string;
beforeAll(async () => {
  office = await openOffice();
  city = await office.found("ann", "示例市政务服务数据管理局", CODES[0] ?? "");
  hospital = await office.found("bob", "示例市第一人民医院", CODES[1] ?? "");
  await office.join(hospital, "helper", "developer");
  await office.staff("operator").do("merchants.create", { mch_id: MCH_ID, organisation_id: hospital });
});
afterAll(() => office.platform.close());

const newApp = async () =>
  (await office.member("ann").do("apps.create", { name: "挂号", organisation_id: city })).appid;

/** What somebody was told about it, in Chinese. */
async function toldOf(person: string, about: string): Promise<readonly string[]> {
  const mails = await office.mailsTo(person);
  return mails.flatMap((mail) =>
    mail.template === "notification" && mail.said.zh.includes(about) ? [mail.said.zh] : [],
  );
}

async function eventsOf(subject: string): Promise<readonly string[]> {
  const events: string[] = [];
  for await (const { body } of office.platform.stores.audit.entries()) {
    const event = JSON.parse(body);
    if (event.subject?.startsWith(subject)) events.push(`${event.actor}: ${event.action}`);
  }
  return events;
}

describe("the owners of the other side are told", () => {
  it("of an offer, and of what became of it", async () => {
    const appid = await newApp();
    const [ann, bob] = [office.member("ann"), office.member("bob")];
    await ann.do("apps.offer_transfer", { appid, to: hospital });
    await ann.do("apps.cancel_transfer", { appid });
    await ann.do("apps.offer_transfer", { appid, to: hospital });
    await bob.do("apps.refuse_transfer", { appid });
    await ann.do("apps.offer_transfer", { appid, to: hospital });
    await bob.do("apps.accept_transfer", { appid });
    expect(await toldOf("bob", appid)).toEqual([
      `小程序挂号（${appid}）拟转让给贵单位。`,
      `小程序挂号（${appid}）的转让已撤回。`,
      `小程序挂号（${appid}）拟转让给贵单位。`,
      `小程序挂号（${appid}）拟转让给贵单位。`,
    ]);
    expect(await toldOf("ann", appid)).toEqual([
      `小程序挂号（${appid}）的转让被拒绝，仍归贵单位所有。`,
      `小程序挂号（${appid}）已被接收，不再归贵单位所有；原密钥、绑定和实名授权均已终止。`,
    ]);
    expect(await toldOf("helper", appid)).toEqual([]);
  });

  it("of a request for a binding, and of the answer", async () => {
    const both = { appid: await newApp(), mch_id: MCH_ID };
    await office.member("ann").do("apps.request_binding", both);
    const [asked] = await office.mailsTo("bob").then((mails) => mails.slice(-1));
    expect(asked).toMatchObject({
      language: "both",
      said: { en: expect.stringContaining(MCH_ID), zh: expect.stringContaining("申请使用贵单位的商户号") },
      until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    await office.member("bob").do("merchants.confirm_binding", both);
    await office.member("bob").do("merchants.unbind", both);
    expect(await toldOf("ann", both.appid)).toEqual([
      `小程序挂号（${both.appid}）已获准使用商户号 ${MCH_ID}。`,
      `小程序挂号（${both.appid}）不再使用商户号 ${MCH_ID}，或其绑定申请已撤回。`,
    ]);
  });
});

describe("a person is told", () => {
  it("of another role and of the end of a membership, not of what they did themselves", async () => {
    await office.join(city, "cat", "viewer");
    const ann = office.member("ann");
    await ann.do("members.set_role", { organisation_id: city, person_id: "cat", role: "owner" });
    await office.member("cat").do("members.set_role", {
      ...{ organisation_id: city, person_id: "cat", role: "developer" },
    });
    await ann.do("members.remove", { organisation_id: city, person_id: "cat" });
    expect(await toldOf("cat", "")).toEqual([
      "您现在是示例市政务服务数据管理局的所有者。",
      "您已不再是示例市政务服务数据管理局的成员。",
    ]);
  });

  it("of a token in their name", async () => {
    const ends_at = new Date(office.platform.now().getTime() + DAY_MS).toISOString();
    const token = { name: "流水线", actions: ["apps.list"], ends_at, organisation_id: hospital };
    await office.member("helper").do("tokens.create", token);
    expect(await toldOf("helper", "流水线")).toEqual(["已用您的名义创建 API 令牌：流水线。"]);
  });
});

describe("what nobody answers in time", () => {
  it("ends once, with its end on record, and is still shown as expired", async () => {
    const appid = await newApp();
    const both = { appid, mch_id: MCH_ID };
    const ann = office.member("ann");
    await ann.do("apps.request_binding", both);
    await ann.do("apps.offer_transfer", { appid, to: hospital });
    const invited = await ann.do("members.invite", {
      ...{ organisation_id: city, email: "new@realname.example.com", role: "viewer" },
    });
    expect(await office.job().do("requests.expire", {})).toEqual({ expired: 0 });
    office.platform.advance(30 * DAY_MS);
    expect(await office.job().do("requests.expire", {})).toEqual({ expired: 3 });
    expect(await office.job().do("requests.expire", {})).toEqual({ expired: 0 });
    const [app] = (await ann.do("apps.list", {})).filter((each) => each.appid === appid);
    expect(app?.binding_requests).toMatchObject([{ mch_id: MCH_ID, state: "expired" }]);
    const offersOf = async (input: { all?: boolean }) =>
      (await ann.do("apps.list_offers", input)).filter((offer) => offer.appid === appid);
    expect(await offersOf({})).toEqual([]);
    expect(await offersOf({ all: true })).toMatchObject([{ state: "expired" }]);
    const invitations = await office.staff("administrator").do("invitations.list", { organisation_id: city });
    expect(invitations.find((each) => each.invitation_id === invited.invitation_id)?.state).toBe("over");
    expect(await eventsOf(appid)).toEqual(
      expect.arrayContaining(["job requests: transfer_expired", "job requests: binding_request_expired"]),
    );
    expect(await eventsOf(invited.invitation_id)).toContain("job requests: invitation_expired");
    expect((await toldOf("ann", appid)).join()).toContain("逾期未接收");
    expect((await toldOf("ann", appid)).join()).toContain("逾期未答复");
  });

  it("can be asked for again", async () => {
    const both = { appid: await newApp(), mch_id: MCH_ID };
    await office.member("ann").do("apps.request_binding", both);
    office.platform.advance(31 * DAY_MS);
    await office.job().do("requests.expire", {});
    expect(await office.member("bob").refusal("merchants.confirm_binding", both)).toContain(
      "entity_not_found",
    );
    const again = await office.member("ann").do("apps.request_binding", both);
    expect(again.binding_requests).toMatchObject([{ state: "open" }]);
  });
});
