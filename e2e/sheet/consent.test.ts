import { consentFailures } from "@shiming/wire";
import type { Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { closeWithTest } from "../support/kept-pages.ts";
import { child, payPassword } from "../support/persons.ts";
import type { TestPlatform } from "../support/platform.ts";
import {
  askConsent,
  deny,
  exchange,
  fetchToken,
  inviteToMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "../support/protocol.ts";
import {
  addFamily,
  guardianSheetUrl,
  openKeypad,
  sheetUrlFor,
  startSheetPlatform,
  titleOf,
  typePassword,
} from "../support/sheet-pages.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startSheetPlatform();
});
afterAll(() => platform.close());
const browser = useBrowser();

/** A host's web view, whose bridge remembers what it was told. */
async function openInApp(url: string) {
  const page = await browser.open();
  closeWithTest(page);
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, {
      told,
      ShimingHost: { postMessage: (json: string) => told.push(JSON.parse(json)) },
    });
  });
  await page.goto(url);
  await page.locator("h1").waitFor();
  const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told);
  return { page, told };
}

describe("a person who is asked", () => {
  it("sees who asks for what and why, and the own data masked", async () => {
    const page = await browser.open();
    await page.goto(await sheetUrlFor(platform));
    await page.getByRole("button", { name: "允许" }).waitFor();
    const text = (await page.locator("main").textContent()) ?? "";
    for (const shown of ["挂号", "某市人民医院", "12345", "医疗 / 公立医疗机构", "预约挂号"])
      expect(text).toContain(shown);
    for (const shown of ["《医疗机构管理条例》", "业务办结后 30 日", "我的授权", "敏感个人信息"])
      expect(text).toContain(shown);
    for (const masked of ["**丰", "9****************0"]) expect(text).toContain(masked);
    await expect.poll(() => page.title()).toBe("实名授权");
    await storeScreen(page, "sheet-asking");
  });

  it("allows with the payment password, and the mini program can exchange what the host is told", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform));
    await openKeypad(page);
    await storeScreen(page, "sheet-keypad");
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("已授权");
    await storeScreen(page, "sheet-approved");
    const [detail] = (await told()) as { errMsg: string; auth_token: string }[];
    await expect
      .poll(() => told())
      .toEqual([{ errMsg: "openRealnameAuth:ok", auth_token: expect.stringMatching(/^[\w-]{43}$/) }]);
    const fields = realnameInfoFields(platform, detail?.auth_token ?? "");
    expect((await exchange(platform, await fetchToken(platform), fields)).json.errcode).toBe(0);
  });

  it("refuses with one tap", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform));
    await page.getByRole("button", { name: "拒绝" }).click();
    await expect.poll(() => titleOf(page)).toBe("已拒绝");
    await storeScreen(page, "sheet-refused");
    await expect.poll(() => told()).toMatchObject([{ errMsg: "openRealnameAuth:fail cancel" }]);
  });

  it("refuses without a network as well", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform));
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "拒绝" }).click();
    await expect.poll(told).toMatchObject([{ errMsg: "openRealnameAuth:fail cancel" }]);
  });

  it("is told how many tries are left, and at the fifth wrong password until when the account is locked", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform));
    await openKeypad(page);
    for (const left of [4, 3, 2, 1]) {
      await typePassword(page, "000000");
      await expect.poll(() => page.getByRole("alert").textContent()).toContain(`还可以再试 ${left} 次`);
      if (left === 4) await storeScreen(page, "sheet-wrong-password");
    }
    await expect.poll(() => told()).toEqual([]);
    await typePassword(page, "000000");
    await expect.poll(() => titleOf(page)).toBe("支付密码已锁定");
    const until = new Date(platform.now().getTime() + 15 * 60_000);
    const time = until.toLocaleTimeString("zh-CN", { timeZone: "Asia/Shanghai", timeStyle: "short" });
    await expect.poll(() => page.locator("main").textContent()).toContain(`${time} 之后可以再试`);
    await storeScreen(page, "sheet-locked");
    await page.getByRole("button", { name: "关闭" }).click();
    await expect.poll(() => told()).toMatchObject([{ errMsg: "openRealnameAuth:fail account locked" }]);
  });

  it("as a guardian sees for whom, types the own password, and the child sees who it was", async () => {
    const family = await addFamily(platform);
    const { page, told } = await openInApp(await guardianSheetUrl(platform, family));
    await page.getByText("您以监护人的身份，代 **雨 决定").waitFor();
    await storeScreen(page, "sheet-guardian");
    const text = (await page.locator("main").textContent()) ?? "";
    for (const shown of [
      "您本人是 **丰",
      "申请获取孩子的姓名和身份证号",
      "孩子的身份证号",
      "9****************2",
    ])
      expect(text).toContain(shown);
    expect(text).not.toContain("您的姓名和身份证号。");
    await openKeypad(page);
    await page.getByRole("heading", { name: "请输入您自己的支付密码" }).waitFor();
    await storeScreen(page, "sheet-guardian-keypad");
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("已代孩子授权");
    expect(await told()).toMatchObject([{ errMsg: "openRealnameAuth:ok" }]);

    const childs = await browser.open();
    await childs.goto((await inviteToMyAuthorizations(platform, family.child)).json.url);
    await childs.locator("summary").click();
    await childs.getByText("代为决定").waitFor();
    expect(await childs.locator(".consent .facts").textContent()).toContain("**丰");
    const acting = { act_for: family.child };
    await page.goto((await inviteToMyAuthorizations(platform, family.guardian, acting)).json.url);
    await page.getByText("您以监护人的身份查看 **雨 的授权").waitFor();
    await storeScreen(page, "my-authorizations-guardian");
    await page.getByRole("button", { name: /^撤回授权/ }).click();
    await page.getByText("将不能凭这次授权获取孩子的信息").waitFor();
    await page.getByRole("button", { name: "撤回", exact: true }).click();
    await page.locator('.consent[data-state="withdrawn"]').waitFor();
  });

  it("under 14 with a guardian is told that he can do it on his own phone", async () => {
    const { child: userId } = await addFamily(platform);
    await platform.changePerson(userId, { hasPaymentAccount: true });
    const { page } = await openInApp(await sheetUrlFor(platform, userId));
    await page.getByText("请让监护人在自己的手机上打开同一个小程序").waitFor();
  });

  it("under 14 is told that a guardian is needed, can only close, and nobody else hears why", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform, await platform.addPerson(child)));
    await expect.poll(() => titleOf(page)).toBe("需要监护人同意");
    await storeScreen(page, "sheet-needs-guardian");
    await expect.poll(() => page.getByRole("button").allTextContents()).toEqual(["English", "关闭"]);
    const { pathname } = new URL(page.url());
    const status = await page.evaluate(
      async ([path, pay_password]) => {
        const headers = { "content-type": "application/json" };
        const body = JSON.stringify({ pay_password });
        return (await fetch(`${path}/approve`, { method: "POST", headers, body })).status;
      },
      [pathname, payPassword] as const,
    );
    expect(status).toBe(403);
    await page.getByRole("button", { name: "关闭" }).click();
    await expect
      .poll(() => told())
      .toEqual([
        {
          errMsg: "openRealnameAuth:fail no real name info",
          reason: consentFailures["no real name info"].advice.en,
        },
      ]);
  });

  it("reads English where the browser prefers it, and what was shown last is what is recorded", async () => {
    const page = await browser.open({ locale: "en-US" });
    const userId = await platform.addPerson();
    await page.goto(await sheetUrlFor(platform, userId));
    await page.getByRole("button", { name: "Allow" }).waitFor();
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("en");
    await storeScreen(page, "sheet-asking-english");
    await page.getByRole("button", { name: "中文" }).click();
    await page.getByRole("button", { name: "允许" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Allow" }).click();
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("Allowed");
    const account = { issuer: "https://app.example", userId };
    const [consent] = await platform.stores.consents.listOf(account, { limit: 1 });
    expect(consent).toMatchObject({
      state: "approved",
      notice: { language: "en", version: "6", items: ["Name", "ID card number"] },
      shownAt: platform.now(),
    });
  });
});

describe("the sheet", () => {
  it("has nothing to decide on while its text comes in another language, and shows what is recorded", async () => {
    const page = await browser.open();
    await page.goto(await sheetUrlFor(platform));
    await page.getByRole("button", { name: "允许" }).waitFor();
    const network = Promise.withResolvers<void>();
    await page.route("**/details*", (route) => network.promise.then(() => route.continue()));
    await page.getByRole("button", { name: "English" }).click();
    await expect.poll(() => page.getByRole("button").allTextContents()).toEqual(["中文"]);
    await page.getByRole("button", { name: "中文" }).click();
    network.resolve();
    await page.getByText("您可以拒绝。").waitFor();
    const id = new URL(page.url()).pathname.split("/")[2] ?? "";
    expect((await platform.stores.consents.find(id))?.notice.language).toBe("zh-CN");
  });

  it("goes on where it was after a reload, and the address has no secret any more", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform));
    expect(new URL(page.url()).hash).toBe("");
    await openKeypad(page);
    await typePassword(page, "135");
    await page.reload();
    await openKeypad(page);
    await expect.poll(() => page.locator('.dot[data-typed="true"]').count()).toBe(0);
    await typePassword(page);
    await expect.poll(told).toMatchObject([{ errMsg: "openRealnameAuth:ok" }]);
  });

  it("asks again when the person has gone back and forth, and has forgotten what was typed", async () => {
    const page = await browser.open();
    await page.goto(`${platform.url}/health/live`);
    await page.goto(await sheetUrlFor(platform));
    await openKeypad(page);
    await typePassword(page, "1357");
    await page.goBack();
    await page.goForward();
    await openKeypad(page);
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("已授权");
  });

  it("tells of a request that was decided elsewhere, and of one whose time is over", async () => {
    const { page } = await openInApp(await sheetUrlFor(platform));
    await openKeypad(page);
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("已授权");
    await page.reload();
    await expect.poll(() => titleOf(page)).toBe("这次请求已经处理过了");
    await storeScreen(page, "sheet-decided");

    const late = await openInApp(await sheetUrlFor(platform));
    platform.advance(300_000);
    await openKeypad(late.page);
    await typePassword(late.page);
    await expect.poll(() => titleOf(late.page)).toBe("页面已失效");
    await storeScreen(late.page, "sheet-expired");
    await late.page.getByRole("button", { name: "关闭" }).click();
    await expect.poll(() => late.told()).toMatchObject([{ errMsg: "openRealnameAuth:fail stale request" }]);
  });

  it("expires by itself, in front of the person", async () => {
    const page = await browser.open();
    closeWithTest(page);
    await page.clock.install();
    await page.goto(await sheetUrlFor(platform));
    await openKeypad(page);
    await page.clock.runFor(300_000);
    await expect.poll(() => titleOf(page)).toBe("页面已失效");
  });

  it("sends a password once, however often and fast keys are pressed", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform));
    const approvals: string[] = [];
    page.on("request", (request) => request.url().endsWith("/approve") && approvals.push(request.url()));
    await openKeypad(page);
    await page.locator("dialog").waitFor();
    await page.evaluate((digits) => {
      for (const digit of [...digits, ...digits, ...digits])
        document.querySelector<HTMLElement>(`[data-digit="${digit}"]`)?.click();
    }, payPassword);
    await expect.poll(() => titleOf(page)).toBe("已授权");
    expect([approvals.length, (await told()).length]).toEqual([1, 1]);
  });

  it("survives a network that goes away and comes back", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform));
    await openKeypad(page);
    await page.context().setOffline(true);
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("网络连接不可用");
    await storeScreen(page, "sheet-offline");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "重试" }).click();
    await openKeypad(page);
    await typePassword(page);
    await expect.poll(told).toMatchObject([{ errMsg: "openRealnameAuth:ok" }]);
  });

  it.each<[string, (route: Route) => Promise<void>, string]>([
    ["is not reached", (route) => route.abort(), "网络连接不可用"],
    ["fails", (route) => route.fulfill({ status: 503, body: "<html>Busy" }), "暂时不能授权"],
  ])("keeps its secret until the platform has taken it, also when that %s", async (_what, fail, title) => {
    const page = await browser.open();
    await page.route("**/session", fail);
    await page.goto(await sheetUrlFor(platform));
    await expect.poll(() => titleOf(page)).toBe(title);
    await page.unroute("**/session");
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByRole("button", { name: "允许" }).waitFor();
  });

  it.each(["<html>Bad Gateway", "null"])("says so when a proxy answers %j, and tries again", async (body) => {
    const page = await browser.open();
    await page.route("**/details*", (route) => route.fulfill({ status: 502, body }));
    await page.goto(await sheetUrlFor(platform));
    await expect.poll(() => titleOf(page)).toBe("暂时不能授权");
    await page.unroute("**/details*");
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByRole("button", { name: "允许" }).waitFor();
  });

  it("opens for nobody whose secret was spent by another", async () => {
    const asked = await askConsent(platform, await platform.addPerson());
    await openSheet(platform, asked);
    const page = await browser.open();
    await page.goto(asked.json.sheet_url);
    await expect.poll(() => titleOf(page)).toBe("页面已失效");
  });

  it("tells that a request was refused by another page of it", async () => {
    const { page } = await openInApp(await sheetUrlFor(platform));
    const [cookie] = await page.context().cookies(page.url());
    const id = new URL(page.url()).pathname.split("/")[2] ?? "";
    const sheet = { id, url: `${platform.url}/consent/${id}`, cookie: `${cookie?.name}=${cookie?.value}` };
    expect((await deny(sheet)).status).toBe(200);
    await openKeypad(page);
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("这次请求已经处理过了");
  });
});
