/** Whose password it is, what is told in English, and what is told of the tries. */

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { approveAccess } from "@shiming/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { testKeys } from "../support/keys.ts";
import { OPERATOR } from "../support/operator.ts";
import type { TestPlatform } from "../support/platform.ts";
import { approve, askConsent, inviteToMyAuthorizations, openSheet } from "../support/protocol.ts";
import {
  openKeypad,
  sheetUrlFor,
  startSheetPlatform,
  titleOf,
  typePassword,
} from "../support/sheet-pages.ts";
import { uses } from "../support/world.ts";

const english = {
  purpose: "To make an appointment",
  legalBasis: "Regulations on medical institutions",
  retention: "30 days after the matter is closed",
};

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startSheetPlatform();
  const deps = { ...platform.stores, keys: testKeys, random: randomBytes };
  const inBoth = uses.map((use) => ({ ...use, english }));
  await approveAccess(platform.world.otherApp.appid, inBoth, OPERATOR, deps, platform.now());
});
afterAll(() => platform.close());
const browser = useBrowser();

it("the operator is named at the top of the sheet, at the keypad and in my authorizations, with a way to reach it", async () => {
  const page = await browser.open();
  const userId = await platform.addPerson();
  await page.goto(await sheetUrlFor(platform, userId));
  await openKeypad(page);
  for (const place of [page.locator(".bar"), page.locator("dialog.keypad")]) {
    expect(await place.textContent()).toContain("示例钱包");
    expect(await place.textContent()).toContain("0000-95000");
    const policy = place.locator("a");
    expect(await policy.getAttribute("href")).toBe("https://wallet.example/privacy");
  }
  await page.goto((await inviteToMyAuthorizations(platform, userId)).json.url);
  await page.locator("h1").waitFor();
  expect(await page.locator(".bar").textContent()).toContain("示例钱包0000-95000");
});

it("purpose and retention are read without scrolling, and 0 is under 8", async () => {
  const page = await browser.open({ viewport: { width: 375, height: 740 } });
  await page.goto(await sheetUrlFor(platform));
  await page.locator("#allow").waitFor();
  const fold = (await page.locator(".decision").boundingBox())?.y ?? 0;
  for (const fact of ["用途", "保存期限"]) {
    const box = await page.locator(".fact", { hasText: fact }).first().boundingBox();
    expect((box?.y ?? fold) + (box?.height ?? 0)).toBeLessThan(fold);
  }
  await openKeypad(page);
  const [eight, zero] = await Promise.all(
    ["8", "0"].map((digit) => page.locator(`[data-digit="${digit}"]`).boundingBox()),
  );
  expect(zero?.x).toBe(eight?.x);
  expect(zero?.y).toBeGreaterThan(eight?.y ?? 0);
});

it("the sheet in English shows the English texts, and says where there are none", async () => {
  const page = await browser.open({ locale: "en-US" });
  const userId = await platform.addPerson();
  const { otherApp: app } = platform.world;
  await page.goto((await askConsent(platform, userId, { app })).json.sheet_url);
  await page.locator("#allow").waitFor();
  const text = await page.locator("main").textContent();
  for (const shown of Object.values(english)) expect(text).toContain(shown);
  expect(text).not.toContain("Chinese only");
  await page.goto(await sheetUrlFor(platform));
  await page.getByText("Chinese only").waitFor();
  expect(await page.locator(".fact dd", { hasText: "预约挂号" }).getAttribute("lang")).toBe("zh-CN");
});

it("my authorizations is in the language of the page, whatever language the consent was given in", async () => {
  const page = await browser.open({ locale: "en-US" });
  const userId = await platform.addPerson();
  const { otherApp: app } = platform.world;
  await approve(await openSheet(platform, await askConsent(platform, userId, { app })));
  await page.goto((await inviteToMyAuthorizations(platform, userId)).json.url);
  await page.locator("summary").click();
  const text = await page.locator(".consent").textContent();
  const told = [...Object.values(english), "Name, ID card number"];
  for (const shown of told) expect(text).toContain(shown);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download all my records (text)" }).click(),
  ]);
  const file = readFileSync(await download.path(), "utf8");
  for (const shown of [english.purpose, english.retention, "Name, ID card number"])
    expect(file).toContain(shown);
});

it("before the last try the person is warned, also on another day", async () => {
  const userId = await platform.addPerson();
  const sheet = await openSheet(platform, await askConsent(platform, userId));
  for (let wrong = 0; wrong < 4; wrong++) await approve(sheet, "000000");
  const page = await browser.open();
  await page.goto(await sheetUrlFor(platform, userId));
  await openKeypad(page);
  await expect.poll(() => page.getByRole("alert").textContent()).toContain("还可以再试 1 次，输错将被锁定");
  await typePassword(page, "000000");
  await expect.poll(() => titleOf(page)).toBe("支付密码已锁定");
});

it("a lock without an end says who can end it", async () => {
  const userId = await platform.addPerson();
  const page = await browser.open();
  await page.goto(await sheetUrlFor(platform, userId));
  await openKeypad(page);
  await platform.changePerson(userId, { lockedUntil: new Date("2099-01-01T00:00:00Z") });
  await typePassword(page);
  await expect.poll(() => titleOf(page)).toBe("支付密码已锁定");
  const text = await page.locator("main").textContent();
  expect(text).toContain("不会自动解锁。请联系“示例钱包”（0000-95000）解锁");
  expect(text).not.toContain("2099");
});
