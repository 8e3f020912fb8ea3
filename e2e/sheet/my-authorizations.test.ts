import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeScreen, useBrowser } from "../support/browser.ts";
import type { TestPlatform } from "../support/platform.ts";
import {
  approve,
  askConsent,
  deny,
  exchange,
  fetchToken,
  inviteToMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "../support/protocol.ts";
import { startSheetPlatform, titleOf } from "../support/sheet-pages.ts";

let platform: TestPlatform;
const browser = useBrowser();
beforeAll(async () => {
  platform = await startSheetPlatform();
});
afterAll(() => platform.close());

async function consent(userId: string): Promise<string> {
  const sheet = await openSheet(platform, await askConsent(platform, userId));
  return (await approve(sheet)).json.auth_token;
}

async function openMine(userId: string, locale = "zh-CN"): Promise<Page> {
  const page = await browser.open({ locale });
  await page.goto((await inviteToMyAuthorizations(platform, userId)).json.url);
  await page.locator("h1").waitFor();
  return page;
}

async function exchangeOf(authToken: string) {
  const [accessToken, fields] = [await fetchToken(platform), realnameInfoFields(platform, authToken)];
  return async () => (await exchange(platform, accessToken, fields)).json.errcode;
}

const cards = (page: Page) => page.locator(".consent");
const providers = (page: Page) => page.locator(".provider");
const statesOn = (page: Page) => page.locator(".consent .tag").allTextContents();

async function withdraw(page: Page): Promise<void> {
  await page.getByRole("button", { name: "撤回授权" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
}

describe("my authorizations", () => {
  it("show what was allowed and refused, to whom, what for, when, and whether it was given", async () => {
    const userId = await platform.addPerson();
    await deny(await openSheet(platform, await askConsent(platform, userId)));
    platform.advance(1000);
    expect(await (await exchangeOf(await consent(userId)))()).toBe(0);
    platform.advance(1000);
    await consent(userId);
    const page = await openMine(userId);
    await expect.poll(() => statesOn(page)).toEqual(["已同意，未使用", "已提供", "已拒绝"]);
    await storeScreen(page, "my-authorizations");
    const given = cards(page).nth(1);
    await given.getByText("详情").click();
    const text = await given.textContent();
    for (const shown of [
      "预约挂号",
      "提供的信息姓名、身份证号",
      "《医疗机构管理条例》",
      "业务办结后 30 日",
      "10:00",
    ])
      expect(text).toContain(shown);
    await expect.poll(() => page.getByRole("button", { name: "撤回授权" }).count()).toBe(2);
    expect(await providers(page).locator("h2").allTextContents()).toEqual(["某市人民医院"]);
    expect(await providers(page).textContent()).toContain("联系方式 12345");
    const refused = cards(page).nth(2);
    await refused.getByText("详情").click();
    await expect.poll(() => refused.locator("details").getAttribute("open")).not.toBeNull();
    const told = await refused.textContent();
    expect(told).toContain("拒绝时间");
    expect(told).not.toMatch(/提供的信息|姓名|身份证号/);
  });

  it("are withdrawn after a question: an unused token dies, and the audit knows", async () => {
    const userId = await platform.addPerson();
    const tryToken = await exchangeOf(await consent(userId));
    const page = await openMine(userId);
    await page.getByRole("button", { name: "撤回授权" }).click();
    const dialog = page.getByRole("dialog");
    await expect
      .poll(() => dialog.textContent())
      .toContain("立即生效：“某市人民医院”将不能凭这次授权获取您的信息");
    await storeScreen(page, "my-withdraw");
    await dialog.getByRole("button", { name: "保留授权" }).click();
    await expect.poll(() => statesOn(page)).toEqual(["已同意，未使用"]);
    await withdraw(page);
    await expect.poll(() => statesOn(page)).toEqual(["已撤回"]);
    await expect.poll(() => page.getByRole("status").textContent()).toContain("已撤回对");
    expect(await tryToken()).toBe(94005);
    await page.reload();
    await expect.poll(() => statesOn(page)).toEqual(["已撤回"]);
    const events: string[] = [];
    for await (const { body } of platform.stores.audit.entries()) events.push(body);
    expect(events.filter((event) => event.includes("consent_withdrawn"))).toHaveLength(1);
  });

  it("end repeats of what was given, and say that what was given is not undone by it", async () => {
    const userId = await platform.addPerson();
    const tryToken = await exchangeOf(await consent(userId));
    expect([await tryToken(), await tryToken()]).toEqual([0, 0]);
    const page = await openMine(userId);
    await page.getByRole("button", { name: "撤回授权" }).click();
    await expect
      .poll(() => page.getByRole("dialog").textContent())
      .toContain("已经提供的信息不会自动删除；要求删除，请联系：12345");
    await page.keyboard.press("Escape");
    await withdraw(page);
    await expect.poll(() => statesOn(page)).toEqual(["已撤回"]);
    expect(await tryToken()).toBe(94005);
  });

  it("say that a withdrawal did not arrive, and let the person try again", async () => {
    const userId = await platform.addPerson();
    await consent(userId);
    const page = await openMine(userId);
    await page.context().setOffline(true);
    await withdraw(page);
    await expect.poll(() => page.getByRole("status").textContent()).toContain("没有撤回成功");
    await page.context().setOffline(false);
    await withdraw(page);
    await expect.poll(() => statesOn(page)).toEqual(["已撤回"]);
  });

  it("are empty for who has none, in English too", async () => {
    const page = await openMine(await platform.addPerson(), "en-GB");
    expect([await titleOf(page), await page.title()]).toEqual(["Nothing here yet", "My authorizations"]);
    await storeScreen(page, "my-empty-english");
  });

  it("open once for their link, go on after a reload, and end with the session", async () => {
    const userId = await platform.addPerson();
    await consent(userId);
    const { url } = (await inviteToMyAuthorizations(platform, userId)).json;
    const [page, thief] = [await browser.open(), await browser.open()];
    await page.goto(url);
    await cards(page).waitFor();
    expect(new URL(page.url()).hash).toBe("");
    await thief.goto(url);
    await expect.poll(() => titleOf(thief)).toBe("页面已失效");
    await page.reload();
    await cards(page).waitFor();
    platform.advance(15 * 60_000);
    await withdraw(page);
    await expect.poll(() => titleOf(page)).toBe("页面已失效");
    await storeScreen(page, "my-expired");
  });
});
