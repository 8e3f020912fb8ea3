import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { sensitive } from "@shiming/crypto";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { identity } from "../support/persons.ts";
import type { TestPlatform } from "../support/platform.ts";
import { inviteToMyAuthorizations } from "../support/protocol.ts";
import { sheetUrlFor, startSheetPlatform } from "../support/sheet-pages.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startSheetPlatform();
});
afterAll(() => platform.close());
const browser = useBrowser();

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const child = { identity: { ...identity, credentialId: sensitive("999999201806011032") } };

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** How to come to each screen; the page is on the sheet or on my authorizations already. */
const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async asking(page) {
    await page.goto(await sheetUrlFor(platform));
    await page.locator("#allow").waitFor();
  },
  async keypad(page) {
    await screens.asking?.(page);
    await page.locator("#allow").click();
    await page.locator("dialog").waitFor();
    await page.keyboard.type("123");
  },
  async "wrong password"(page) {
    await screens.keypad?.(page);
    await page.keyboard.type("456");
    await page.locator(".keypad__error:not(:empty)").getByText(/\d/).waitFor();
    await page.locator("summary").click();
  },
  async locked(page) {
    await screens.keypad?.(page);
    await page.keyboard.type("000");
    for (let wrong = 1; wrong < 5; wrong++) {
      await page.locator('.keys [aria-disabled="false"]').first().waitFor();
      await page.keyboard.type("000000");
    }
    await page.locator(".message").waitFor();
  },
  async approved(page) {
    await screens.asking?.(page);
    await page.locator("#allow").click();
    await page.locator("dialog").waitFor();
    await page.keyboard.type("135790");
    await page.locator(".message").waitFor();
  },
  async refused(page) {
    await screens.asking?.(page);
    await page.locator(".decision .weui-btn_default").click();
    await page.locator(".message").waitFor();
  },
  async guardian(page) {
    await page.goto(await sheetUrlFor(platform, await platform.addPerson(child)));
    await page.locator(".message").waitFor();
  },
  async expired(page) {
    await page.goto(`${new URL(await sheetUrlFor(platform)).origin}/consent/none`);
    await page.locator(".message").waitFor();
  },
  async offline(page) {
    await page.route("**/details*", (route) => route.abort());
    await page.goto(await sheetUrlFor(platform));
    await page.locator(".message").waitFor();
  },
  async failed(page) {
    await page.route("**/details*", (route) => route.fulfill({ status: 500, body: "" }));
    await page.goto(await sheetUrlFor(platform));
    await page.locator(".message").waitFor();
  },
  async "my authorizations"(page) {
    const userId = await platform.addPerson();
    await page.goto(await sheetUrlFor(platform, userId));
    await page.locator("#allow").click();
    await page.locator("dialog").waitFor();
    await page.keyboard.type("135790");
    await page.locator(".message").waitFor();
    await page.goto((await inviteToMyAuthorizations(platform, userId)).json.url);
    await page.locator("summary").click();
  },
  async withdrawal(page) {
    await screens["my authorizations"]?.(page);
    await page.locator(".consent .weui-btn").click();
    await page.locator("dialog").waitFor();
  },
};
const names = Object.keys(screens);

describe.each<[string, BrowserContextOptions]>([
  ["light, Chinese", {}],
  ["dark, English", { colorScheme: "dark", locale: "en-US" }],
])("axe-core, %s", (look, options) => {
  it.each(names)("finds no violation on the screen: %s", async (name) => {
    const page = await browser.open(options);
    await screens[name]?.(page);
    expect(await violationsOn(page)).toEqual([]);
    if (look.startsWith("dark") && ["asking", "keypad"].includes(name))
      await storeScreen(page, `sheet-${name}-dark`);
  });
});

describe("with text of twice the size on a screen of 320 pixels", () => {
  it.each(names)("nothing is cut off or beside the page: %s", async (name) => {
    const page = await browser.open({ viewport: { width: 320, height: 640 }, locale: "en-US" });
    await screens[name]?.(page);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const beside = await page.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter((element) => element.checkVisibility() && !element.matches(".visually-hidden"))
        .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    expect(beside).toEqual([]);
    const inTheWay = await page.evaluate(() =>
      [...document.querySelectorAll("footer")]
        .filter((footer) => getComputedStyle(footer).position === "sticky")
        .map(({ offsetHeight }) => offsetHeight),
    );
    expect(inTheWay.filter((height) => height > 640 / 3)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    if (name === "asking") await storeScreen(page, "sheet-large-text");
  });
});

describe("with a keyboard alone", () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

  it("the person reads, allows, types, and is told the end", async () => {
    const page = await browser.open();
    await page.goto(await sheetUrlFor(platform));
    await expect.poll(() => focused(page)).toContain("申请获取您的实名信息");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("拒绝");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("请输入支付密码");
    await page.keyboard.type("13x5");
    await page.keyboard.press("Backspace");
    expect(await page.getByRole("status").textContent()).toBe("已输入 2 位，共 6 位");
    await page.keyboard.type("5790");
    await expect.poll(() => focused(page)).toBe("已授权");
  });

  it("the keys of the screen are reached by Tab, Escape leads back to where the person was", async () => {
    const page = await browser.open();
    await page.goto(await sheetUrlFor(platform));
    await page.getByRole("button", { name: "允许" }).press("Enter");
    await page.getByRole("button", { name: "7", exact: true }).press("Space");
    expect(await page.getByRole("status").textContent()).toBe("已输入 1 位，共 6 位");
    await page.getByRole("button", { name: "删除" }).press("Enter");
    expect(await page.getByRole("status").textContent()).toBe("已输入 0 位，共 6 位");
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("允许");
  });

  it("the focus stays within the keypad while it is open", async () => {
    const page = await browser.open();
    await page.goto(await sheetUrlFor(platform));
    await page.getByRole("button", { name: "允许" }).press("Enter");
    await page.locator("dialog").waitFor();
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press("Tab");
      expect(
        await page.evaluate(() => document.activeElement?.closest("main > :not(dialog)") ?? null),
      ).toBeNull();
    }
  });
});
