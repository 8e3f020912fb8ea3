/** Receipts in the browser: opened, kept, printed, and checked offline by the page that nothing is sent to. */
import { generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { signLog } from "@shiming/core";
import { checkReceipt } from "@shiming/receipt";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsIn } from "../support/axe.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import {
  approve,
  askConsent,
  exchange,
  fetchToken,
  inviteToMyAuthorizations,
  openMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "../support/protocol.ts";
import { sheetUrlOf, titleOf } from "../support/sheet-pages.ts";
import { addVerifyingApp, checkRealnameInfo, prepareVerification } from "../support/verification.ts";

const ORIGIN = "platform.example/log";
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
let platform: TestPlatform;
let file: string;
let userId: string;
const browser = useBrowser();

beforeAll(async () => {
  platform = await startPlatform({
    config: { sheetUrl: sheetUrlOf },
    replace: (parts) => ({
      ...parts,
      logKey: publicKey,
      signReceipt: (signed) => sign(null, signed, privateKey),
    }),
  });
  userId = await platform.addPerson();
  const { auth_token } = (await approve(await openSheet(platform, await askConsent(platform, userId)))).json;
  platform.advance(1000);
  await exchange(platform, await fetchToken(platform), realnameInfoFields(platform, auth_token));
  await signLog(platform.stores, { origin: ORIGIN, privateKey }, platform.now());
  const mine = await openMyAuthorizations(platform, userId);
  file = (await mine.receipt((await mine.list()).json.consents[0].id)).text;
});
afterAll(() => platform.close());

async function openCheck(locale = "zh-CN"): Promise<Page> {
  const page = await browser.open({ locale });
  await page.goto(`${platform.sheetUrl}/receipts`);
  await page.locator("h1").waitFor();
  return page;
}

const bring = (page: Page, text: string) =>
  page.locator("input[type=file]").setInputFiles({
    name: "receipt.jws",
    mimeType: "application/jose",
    buffer: Buffer.from(text),
  });

/** Somebody whose name was right and whose number was not. @returns the user id */
async function verifiedPerson(): Promise<string> {
  const app = await addVerifyingApp(platform);
  const { body, userId: verified } = await prepareVerification(platform, app);
  platform.advance(1000);
  await checkRealnameInfo(platform, await fetchToken(platform, app), { ...body, cred_id: "1" });
  await signLog(platform.stores, { origin: ORIGIN, privateKey }, platform.now());
  return verified;
}

describe("a receipt of a verification", () => {
  it("says that nothing was given and what was told, on the page and on paper, and holds", async () => {
    const page = await browser.open();
    await page.goto((await inviteToMyAuthorizations(platform, await verifiedPerson())).json.url);
    await page.getByRole("button", { name: /^授权回执/ }).click();
    await expect.poll(() => titleOf(page)).toBe("授权回执");
    const paper = (await page.locator(".paper").textContent()) ?? "";
    for (const told of [
      "已核对",
      "核对方式",
      "不提供信息",
      "核对时间",
      "核对结果",
      "姓名一致，身份证号不一致",
    ])
      expect(paper).toContain(told);
    for (const wrong of ["未提供", "提供时间"]) expect(paper).not.toContain(wrong);
    expect(await violationsIn(page)).toEqual([]);
    await storeScreen(page, "my-receipt-verification");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "保存文件" }).click(),
    ]);
    const saved = readFileSync(await download.path(), "utf8");
    const key = await (await fetch(`${platform.url}/log/key`)).text();
    expect((await checkReceipt(saved, [key])).faults).toEqual([]);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.locator(".bar").isVisible()).toBe(false);
    expect(await page.locator(".paper").isVisible()).toBe(true);
  });
});

describe("a receipt", () => {
  it("is opened from the list, and saved as a file that holds", async () => {
    const page = await browser.open();
    await page.goto((await inviteToMyAuthorizations(platform, userId)).json.url);
    await page.getByRole("button", { name: /^授权回执/ }).click();
    await expect.poll(() => titleOf(page)).toBe("授权回执");
    const paper = await page.locator(".paper").textContent();
    for (const told of ["某市人民医院", "姓名、身份证号", "预约挂号", "已提供", "业务办结后 30 日"])
      expect(paper).toContain(told);
    expect(await violationsIn(page)).toEqual([]);
    await storeScreen(page, "my-receipt");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "保存文件" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^receipt-.+\.jws$/);
    const saved = readFileSync(await download.path(), "utf8");
    const key = await (await fetch(`${platform.url}/log/key`)).text();
    expect((await checkReceipt(saved, [key])).faults).toEqual([]);
    await page.getByRole("button", { name: "返回列表" }).click();
    await page.getByRole("button", { name: "撤回授权" }).waitFor();
  });

  it("is found valid by the page, without a network", async () => {
    const page = await openCheck();
    await page.context().setOffline(true);
    await bring(page, file);
    await expect.poll(() => page.locator(".verdict").textContent()).toContain("回执有效");
    expect(await page.locator(".verdict li").count()).toBe(2);
    expect(await page.locator(".paper").textContent()).toContain("某市人民医院");
    expect(await violationsIn(page)).toEqual([]);
    await page.context().setOffline(false);
    await storeScreen(page, "receipt-check");
  });

  it("that was changed, or is another file, is found out, in English too", async () => {
    const page = await openCheck("en");
    const [head, body = "", signature] = file.split(".");
    const changed = Buffer.from(body, "base64url").toString().replace("payment_password", "payment_passw0rd");
    await bring(page, [head, Buffer.from(changed).toString("base64url"), signature].join("."));
    await expect.poll(() => page.locator(".verdict").textContent()).toContain("The signature does not fit");
    await storeScreen(page, "receipt-invalid-english");
    await bring(page, "a letter");
    await expect.poll(() => page.locator(".verdict").textContent()).toContain("no consent receipt");
    expect(await page.locator(".paper").count()).toBe(0);
  });

  it("prints as a sheet of paper: without bar and buttons, black on white", async () => {
    const page = await openCheck();
    await bring(page, file);
    await page.locator(".paper").waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect.poll(() => page.locator(".bar").isVisible()).toBe(false);
    expect(await page.locator(".drop").isVisible()).toBe(false);
    const colour = await page
      .locator(".paper dd")
      .first()
      .evaluate((row) => getComputedStyle(row).color);
    expect(colour).toBe("rgb(0, 0, 0)");
    const paper = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(paper).toBe("rgb(255, 255, 255)");
    await storeScreen(page, "receipt-print");
  });
});
