/** What a person may ask for under "my authorizations": to find, to take along, to complain, to be deleted. */
import { readFileSync } from "node:fs";
import { answerPersonRequest, openPersonRequest } from "@shiming/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsIn } from "../support/axe.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { host } from "../support/hosts.ts";
import { OPERATOR } from "../support/operator.ts";
import { credentialId } from "../support/persons.ts";
import type { TestPlatform } from "../support/platform.ts";
import { approve, askConsent, deny, inviteToMyAuthorizations, openSheet } from "../support/protocol.ts";
import { startSheetPlatform } from "../support/sheet-pages.ts";

let platform: TestPlatform;
let userId: string;
const browser = useBrowser();
beforeAll(async () => {
  platform = await startSheetPlatform();
  userId = await platform.addPerson();
  await approve(await openSheet(platform, await askConsent(platform, userId)));
  platform.advance(1000);
  await deny(await openSheet(platform, await askConsent(platform, userId)));
});
afterAll(() => platform.close());

async function openMine(locale = "zh-CN", user = userId): Promise<Page> {
  const page = await browser.open({ locale });
  await page.goto((await inviteToMyAuthorizations(platform, user)).json.url);
  await page.locator(".about").waitFor();
  return page;
}

async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

const account = () => ({ issuer: host.issuer, userId });

describe("a person", () => {
  it("finds authorizations by what they were for, and is told where there is none", async () => {
    const page = await openMine();
    const search = page.getByRole("searchbox");
    await search.fill("挂号");
    await expect.poll(() => page.locator(".consent[data-state]").count()).toBe(2);
    await search.fill("贷款");
    await expect.poll(() => page.getByText("没有找到").isVisible()).toBe(true);
    expect(await page.locator(".provider").count()).toBe(0);
  });

  it("takes everything along, for programs and for reading, without the whole of the own number", async () => {
    const page = await openMine();
    const json = JSON.parse(await saved(page, "下载我的全部记录（JSON）"));
    expect(json).toMatchObject({ user_id: userId, host: host.issuer, identity: { real_name: "**丰" } });
    expect(json.consents.map(({ state }: { state: string }) => state)).toEqual(["denied", "approved"]);
    const text = await saved(page, "下载我的全部记录（文本）");
    for (const told of ["某市人民医院", "预约挂号", "已拒绝", userId]) expect(text).toContain(told);
    expect(text + JSON.stringify(json)).not.toContain(credentialId);
  });

  it("complains about a provider; staff see the record, and the answer comes back", async () => {
    const page = await openMine();
    await page.getByRole("button", { name: /^投诉该服务提供方/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "提交投诉" }).click();
    await expect.poll(() => dialog.getByRole("alert").textContent()).toBe("请说明发生了什么。");
    await dialog.getByRole("textbox").fill("没有挂号，却收到了推销电话");
    await storeScreen(page, "my-complaint");
    expect(await violationsIn(page)).toEqual([]);
    await dialog.getByRole("button", { name: "提交投诉" }).click();
    await expect.poll(() => page.locator(".my__outcome").textContent()).toContain("投诉已提交");
    const [complaint] = await platform.stores.personRequests.list({ state: "open", limit: 10 });
    if (!complaint) throw new Error("it was filed");
    expect(openPersonRequest(complaint, platform.secrets.keys).text).toBe("没有挂号，却收到了推销电话");
    expect(Buffer.from(complaint.sealedText).includes("推销")).toBe(false);
    const deps = { ...platform.stores, keys: platform.secrets.keys };
    await answerPersonRequest(complaint.id, "已要求其停止并删除您的号码。", OPERATOR, deps, platform.now());
    const again = answerPersonRequest(complaint.id, "再答一次", OPERATOR, deps, platform.now());
    await expect(again).rejects.toMatchObject({ failure: "entity_changed" });
    await page.reload();
    await expect
      .poll(() => page.locator(".complaint").textContent())
      .toContain("已要求其停止并删除您的号码。");
    await page.locator(".about").scrollIntoViewIfNeeded();
    await storeScreen(page, "my-data");
    expect(await violationsIn(page)).toEqual([]);
  });

  it("has the own identity deleted after a question, in the dark and in English too, unless the law keeps it", async () => {
    const hold = {
      id: "h",
      of: { kind: "account", account: account() },
      reason: "case",
      placedAt: platform.now(),
    } as const;
    await platform.stores.retention.changeHolds(() => ({ next: [hold], events: [] }));
    const page = await openMine("en");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 320, height: 740 });
    const ask = page.getByRole("button", { name: "Delete my real-name data" });
    const dialog = page.getByRole("dialog");
    await ask.click();
    await dialog.getByText("kept for 3 years").waitFor();
    expect(await violationsIn(page)).toEqual([]);
    await storeScreen(page, "my-delete-dark");
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => page.locator(".my__outcome").textContent()).toContain("The law asks to keep it");
    await platform.stores.retention.changeHolds(() => ({ next: [], events: [] }));
    await ask.click();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => page.locator(".my__outcome").textContent()).toContain("is deleted");
    await expect.poll(() => ask.count()).toBe(0);
    expect((await platform.stores.accounts.find(account()))?.sealedIdentity).toBeUndefined();
    expect(await page.locator(".consent[data-state]").count()).toBe(2);
    expect((await askConsent(platform, userId)).json.errMsg).toContain("no real name info");
  });
});
