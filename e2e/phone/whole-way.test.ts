/**
 * The whole way, from the phone's start screen to the city service's greeting: each of the sandbox's people, with the ending
 * that is theirs. An iframe on an origin that nobody registered is tried in e2e/sheet/framing.test.ts.
 */
import { describe, expect, it } from "vitest";
import { PERSONAS } from "../../apps/cli/src/sandbox/personas.ts";
import { startVisit, visitCity } from "../city-service/visit.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { usePhone } from "./support/phone.ts";
import { answersToHost, auditOf, authorizationsOf } from "./support/story.ts";

const browser = useBrowser();
const phone = usePhone();
const visit = (person: string) => visitCity(phone, browser, person);

const GREETED = [
  ["zhangsanfeng", "张三丰"],
  ["lilei", "李雷"],
  ["ouyang", "欧阳若兰"],
  ["ayguli", "阿依古丽·买买提"],
  ["yanwenbo", "䶮文博"],
  ["chenhong", "陈𬭎"],
  ["zhaoxing", "赵晓星"],
] as const;

const REFUSED = [
  ["maria", "MARIA SILVA", "no real name info", "使用其他证件的，请选择其他办理方式"],
  ["wangwu", "wangwu", "no real name info", "使用其他证件的，请选择其他办理方式"],
  ["sunli", "孙丽", "not register wechat pay", "您还没有开通支付账户"],
  ["zhouqiang", "周强", "account locked", "支付密码已锁定"],
] as const;

const CHILD = "xiaoming";
const GUARDED = "lixiaoyu";

it("everybody in the sandbox has an ending here", () => {
  const tried = [...GREETED, ...REFUSED].map(([userId]) => userId);
  expect([...tried, CHILD, GUARDED].sort()).toEqual(PERSONAS.map(({ userId }) => userId).sort());
});

describe("who consents is greeted in full, and sees what the back end has of them", () => {
  it.each(GREETED)("as %s", async (userId, name) => {
    const citizen = await visit(name);
    await citizen.askForConsent();
    const consentId = await citizen.consentId();
    const asked = await citizen.sheet.locator("main").textContent();
    const last = [...name].at(-1);
    expect(asked).toContain("*".repeat([...name].length - 1) + last);
    for (const text of [
      "示例市政务服务数据管理局",
      "查询和办理本人的社会保险、公积金和预约挂号业务",
      "我的授权",
    ])
      expect(asked).toContain(text);
    expect(asked).not.toContain(name);
    await citizen.consent();
    await citizen.sees("养老保险");
    await citizen.back();
    await citizen.sees(`${name}，您好`);
    await citizen.tapService("公积金");
    await citizen.sees(/GJJ\d{9}/);
    expect(await auditOf(phone, consentId, "identity_released")).toEqual([
      "consent_approved",
      "identity_released",
    ]);
    expect(await authorizationsOf(phone, userId)).toEqual(["released"]);
  });
});

describe("who cannot consent hears why, before any sheet, and what can be done without", () => {
  it.each(REFUSED)("as %s", async (userId, name, reason, words) => {
    const citizen = await visit(name);
    await citizen.tapService("社会保障");
    await citizen.tap("实名授权");
    await citizen.sees(words);
    await citizen.sees(/带(身份证|本人证件)到政务大厅办理/);
    expect(await answersToHost(phone, userId)).toEqual([`openRealnameAuth:fail ${reason}`]);
    expect(await authorizationsOf(phone, userId)).toEqual([]);
  });
});

it("a child is told on the sheet that a guardian has to consent, and nothing is released", async () => {
  const citizen = await visit("李小明");
  await citizen.askForConsent();
  const { sheet } = citizen;
  await sheet.getByRole("heading", { name: "需要监护人同意" }).waitFor();
  const told = await sheet.locator("main").textContent();
  for (const text of ["不满十四周岁", "父母或者其他监护人", "没有向任何人提供您的信息"])
    expect(told).toContain(text);
  await expect.poll(() => sheet.getByRole("button", { name: "允许" }).count()).toBe(0);
  await sheet.getByRole("button", { name: "关闭" }).click();
  await citizen.sees("没有可以提供的居民身份证信息");
  await citizen.sees(/带(身份证|本人证件)到政务大厅办理/);
  expect(await authorizationsOf(phone, CHILD)).toEqual([]);
});

it("on a small phone the same is done by touch", async () => {
  const touch = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };
  const citizen = await startVisit(phone, browser, touch);
  await citizen.open();
  await citizen.askForConsent();
  await storeScreen(citizen.page, "phone-narrow-sheet");
  await citizen.consent();
  await citizen.sees("养老保险");
  await citizen.back();
  await citizen.sees("张三丰，您好");
  await storeScreen(citizen.page, "phone-narrow-greeting");
});
