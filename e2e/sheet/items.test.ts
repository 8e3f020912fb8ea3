import { randomBytes } from "node:crypto";
import { type ApprovedItem, approveAccess } from "@shiming/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsIn } from "../support/axe.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { decryptValue } from "../support/commands.ts";
import { post } from "../support/http.ts";
import { closeWithTest } from "../support/kept-pages.ts";
import { merchant } from "../support/merchants.ts";
import { nobody } from "../support/nobody.ts";
import { OPERATOR } from "../support/operator.ts";
import { payPassword } from "../support/persons.ts";
import type { TestPlatform } from "../support/platform.ts";
import {
  askConsent,
  exchange,
  fetchToken,
  inviteToMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "../support/protocol.ts";
import {
  openKeypad,
  sheetUrlFor,
  startSheetPlatform,
  titleOf,
  typePassword,
} from "../support/sheet-pages.ts";
import { addVerifyingApp, askVerification } from "../support/verification.ts";

const ITEMS: readonly ApprovedItem[] = [
  { item: "masked_name", required: true },
  { item: "age_over_18", required: true },
  { item: "credential_id", required: false },
];

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startSheetPlatform();
  await approveFor(ITEMS);
});
afterAll(() => platform.close());
const browser = useBrowser();

async function approveFor(items: readonly ApprovedItem[], purpose = "挂号"): Promise<void> {
  const { appid } = platform.world.app;
  const category = { first: { id: 99, name: "医疗" }, second: { id: 904, name: "公立医疗机构" } };
  const texts = { purpose, legalBasis: "《医疗机构管理条例》", retention: "业务办结后 30 日" };
  const deps = { ...platform.stores, ...nobody, keys: platform.secrets.keys, random: randomBytes };
  await approveAccess(appid, [{ category, items, ...texts }], OPERATOR, deps, platform.now());
}

const openedWith = (value: string) => decryptValue(value, merchant.privateKeyFile);

/** What comes of a token, with `openssl`. */
async function disclosed(authToken: string): Promise<Record<string, unknown>> {
  const fields = realnameInfoFields(platform, authToken);
  const { json } = await exchange(platform, await fetchToken(platform), fields);
  const {
    encryted_real_name: name,
    encryted_credential_id: number,
    encrypted_claims: claims,
    ...rest
  } = json;
  return {
    ...rest,
    ...(name && { name: openedWith(name).toString("latin1") }),
    ...(number && { number: openedWith(number).toString() }),
    ...(claims && { claims: JSON.parse(openedWith(claims).toString()) }),
  };
}

async function openInApp(url: string, options = {}): Promise<{ page: Page; told: () => Promise<unknown[]> }> {
  const page = await browser.open(options);
  closeWithTest(page);
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, {
      told,
      ShimingHost: { postMessage: (json: string) => told.push(JSON.parse(json)) },
    });
  });
  await page.goto(url);
  await page.locator("#allow").waitFor();
  return { page, told: () => page.evaluate(() => (window as unknown as { told: unknown[] }).told) };
}

describe("a person who is asked for other items", () => {
  it("sees what would be told, takes one out, and nothing but the rest is told", async () => {
    const userId = await platform.addPerson();
    const { page, told } = await openInApp(await sheetUrlFor(platform, userId));
    const text = await page.locator(".items").textContent();
    for (const shown of ["*三丰", "是否年满 18 周岁", "是", "9****************0"])
      expect(text).toContain(shown);
    await page.getByRole("checkbox", { name: "身份证号" }).uncheck();
    await openKeypad(page);
    expect(await page.locator(".keypad__text").textContent()).not.toContain("身份证号");
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("已授权");
    const [{ auth_token: token }] = (await told()) as [{ auth_token: string }];
    expect(await disclosed(token)).toEqual({
      ...{ errcode: 0, errmsg: "ok", cert_serialno: expect.any(String) },
      claims: { masked_name: "*三丰", age_over_18: true },
    });
    const mine = await browser.open();
    await mine.goto((await inviteToMyAuthorizations(platform, userId)).json.url);
    await mine.locator(".consent summary").click();
    expect(await mine.locator(".consent .facts").textContent()).toContain(
      "姓名的最后一两个字、是否年满 18 周岁",
    );
  });

  it.each([
    ["dark", { colorScheme: "dark" }],
    ["narrow", { viewport: { width: 320, height: 640 } }],
    ["English", { locale: "en" }],
  ] as const)("finds the sheet usable: %s", async (_what, options) => {
    const { page } = await openInApp(await sheetUrlFor(platform), options);
    expect(await violationsIn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole("checkbox").uncheck();
    expect(await violationsIn(page)).toEqual([]);
  });
});

describe("a person who is to be verified", () => {
  it.each([
    ["sheet-verification", {}],
    ["dark", { colorScheme: "dark" }],
    ["narrow", { viewport: { width: 320, height: 640 } }],
    ["English", { locale: "en" }],
  ] as const)("is told first that nothing is handed over, and agrees by a tap: %s", async (name, options) => {
    const [isEnglish, userId] = [name === "English", await platform.addPerson()];
    const asked = await askVerification(platform, userId, await addVerifyingApp(platform));
    const { page, told } = await openInApp(asked.json.sheet_url, options);
    const text = await page.locator(".card").first().textContent();
    expect(text?.trim()).toMatch(
      isEnglish ? /^Your name and ID card number are not given/ : /^不会提供您的姓名和身份证号/,
    );
    expect(await page.locator(".told__items li").allTextContents()).toHaveLength(1);
    expect(await page.getByText(isEnglish ? "payment password" : "支付密码").count()).toBe(0);
    expect(await violationsIn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (name === "sheet-verification") await storeScreen(page, name);
    await page.locator("#allow").click();
    await expect.poll(() => titleOf(page)).toBe(isEnglish ? "Allowed" : "已授权");
    expect(await told()).toMatchObject([{ code: expect.stringMatching(/^[\w-]{43}$/) }]);
  });
});

describe("a notice that has changed while it was read", () => {
  it("is shown anew, and nothing is consented to before it was read", async () => {
    const { page, told } = await openInApp(await sheetUrlFor(platform));
    await openKeypad(page);
    await approveFor(ITEMS, "复诊");
    await typePassword(page);
    await page.getByRole("alert").getByText("刚刚有变化").waitFor();
    expect(await page.locator(".asking").textContent()).toContain("复诊");
    expect(await told()).toEqual([]);
    await openKeypad(page);
    await typePassword(page);
    await expect.poll(() => titleOf(page)).toBe("已授权");
    await approveFor(ITEMS);
  });
});

describe("a program that approves", () => {
  const approve = async (items: unknown) => {
    const sheet = await openSheet(platform, await askConsent(platform, await platform.addPerson()));
    return post(`${sheet.url}/approve`, { pay_password: payPassword, items }, { cookie: sheet.cookie });
  };

  it.each([
    ["what was not shown", ["masked_name", "age_over_18", "real_name"]],
    ["less than what is required", ["masked_name"]],
    ["nothing", []],
  ])("cannot consent to %s", async (_, items) => {
    expect((await approve(items)).status).toBe(400);
  });

  it("gets what is approved at the release, and 94006 where nothing of it is", async () => {
    const all = ITEMS.map(({ item }) => item);
    const { json: first } = await approve(all);
    const { json: second } = await approve(all);
    await approveFor([{ item: "credential_id", required: true }]);
    expect(await disclosed(first.auth_token)).toMatchObject({
      errcode: 0,
      number: expect.stringMatching(/^9/),
    });
    await approveFor([{ item: "real_name", required: true }]);
    expect(await disclosed(second.auth_token)).toMatchObject({ errcode: 94006 });
    await approveFor(ITEMS);
    expect(await disclosed(second.auth_token)).toMatchObject({ errcode: 0, claims: { age_over_18: true } });
  });
});
