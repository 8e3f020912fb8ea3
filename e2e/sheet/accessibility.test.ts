import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsIn } from "../support/axe.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { focused } from "../support/focus.ts";
import { child } from "../support/persons.ts";
import type { TestPlatform } from "../support/platform.ts";
import { inviteToMyAuthorizations } from "../support/protocol.ts";
import {
  addFamily,
  guardianSheetUrl,
  sheetUrlFor,
  startSheetPlatform,
  typePassword,
} from "../support/sheet-pages.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startSheetPlatform();
});
afterAll(() => platform.close());
const browser = useBrowser();

/** Says yes on a sheet in whatever language. */
async function consent(page: Page): Promise<void> {
  await page.locator("#allow").click();
  await typePassword(page);
  await page.locator(".message").waitFor();
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
    await consent(page);
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
  async "asking a guardian"(page) {
    await page.goto(await guardianSheetUrl(platform, await addFamily(platform)));
    await page.locator(".acting").waitFor();
  },
  async "a child's authorizations"(page) {
    const family = await addFamily(platform);
    await page.goto(await guardianSheetUrl(platform, family));
    await consent(page);
    const acting = { act_for: family.child };
    await page.goto((await inviteToMyAuthorizations(platform, family.guardian, acting)).json.url);
    await page.locator("summary").click();
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
    await consent(page);
    await page.goto((await inviteToMyAuthorizations(platform, userId)).json.url);
    await page.locator("summary").click();
  },
  async withdrawal(page) {
    await screens["my authorizations"]?.(page);
    await page.getByRole("button", { name: /^(?:Withdraw|撤回授权)/ }).click();
    await page.locator("dialog").waitFor();
  },
  async complaint(page) {
    await screens["my authorizations"]?.(page);
    await page.locator(".provider__complain").click();
    await page.locator("dialog textarea").fill("They call me every day.");
  },
  async deletion(page) {
    await screens["my authorizations"]?.(page);
    await page.getByRole("button", { name: /^(?:Delete my real-name data|删除我的实名信息)/ }).click();
    await page.locator("dialog").waitFor();
  },
  async "my data with a complaint"(page) {
    await screens.complaint?.(page);
    await page.locator("dialog .weui-btn_primary").click();
    await page.locator(".complaint").waitFor();
  },
};
const names = Object.keys(screens);

/** By the page's own switch, also where a dialog lies over it. What a person is about to decide on is worded anew. */
async function speakChinese(page: Page, name: string): Promise<void> {
  const isWorded = ["asking", "asking a guardian", "guardian"].includes(name);
  const worded = isWorded ? page.waitForResponse("**/details?lang=zh-CN") : undefined;
  await page.locator(".bar button").evaluate((button: HTMLElement) => button.click());
  await page.locator("html[lang=zh-CN]").waitFor();
  await worded;
}

const PHONE = { width: 375, height: 740 };
const NARROWEST = { width: 320, height: 640 };

/** At twice the size, on the narrowest phone. */
async function sizeText(page: Page, size: "100%" | "200%"): Promise<void> {
  await page.setViewportSize(size === "200%" ? NARROWEST : PHONE);
  await page.evaluate((given) => document.documentElement.style.setProperty("font-size", given), size);
}

const cutOffOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.checkVisibility() && !element.matches(".visually-hidden"))
      .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );

/** English words of headings and buttons that go on in the next line. */
const brokenWordsOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("h1, h2, button")].flatMap((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      while (texts.nextNode()) {
        const node = texts.currentNode as Text;
        for (const { 0: word, index } of node.data.matchAll(/[A-Za-z]+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (range.getClientRects().length > 1) broken.push(word);
        }
      }
      return broken;
    }),
  );

/** Blocks of text whose last line is a single character of Chinese, with or without its full stop. */
const orphansOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("h1, h2, h3, p, dd, dt, button, summary, .app__name")]
      .filter((element) => element.checkVisibility() && !element.matches(".visually-hidden"))
      .flatMap((element) => {
        const lines = new Map<number, string>();
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const node = texts.currentNode as Text;
          for (const { 0: character, index } of node.data.matchAll(/\S/gu)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + character.length);
            const line = Math.round(range.getBoundingClientRect().bottom / 4);
            lines.set(line, (lines.get(line) ?? "") + character);
          }
        }
        const last = [...lines.values()].at(-1) ?? "";
        return lines.size > 1 && /^\p{Script=Han}\p{P}*$/u.test(last) ? [element.textContent ?? ""] : [];
      }),
  );

/** What stays in sight while the page is scrolled must leave room for the page. */
const inTheWayOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("footer")]
      .filter((footer) => getComputedStyle(footer).position === "sticky")
      .map(({ offsetHeight }) => offsetHeight)
      .filter((height) => height > innerHeight / 3),
  );

describe("on each screen, in English and in Chinese, in the dark and in the light", () => {
  it.each(names)(
    "axe-core finds no violation, and twice the text is neither cut off nor beside the page: %s",
    async (name) => {
      const page = await browser.open({ colorScheme: "dark", locale: "en-US" });
      await screens[name]?.(page);
      expect(await violationsIn(page)).toEqual([]);
      if (["asking", "keypad"].includes(name)) await storeScreen(page, `sheet-${name}-dark`);

      await page.emulateMedia({ colorScheme: "light" });
      await sizeText(page, "200%");
      expect(await cutOffOn(page)).toEqual([]);
      expect(await brokenWordsOn(page)).toEqual([]);
      expect(await inTheWayOn(page)).toEqual([]);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(320);
      if (name === "asking") await storeScreen(page, "sheet-large-text");

      await sizeText(page, "100%");
      await speakChinese(page, name);
      expect(await violationsIn(page)).toEqual([]);
      for (const width of [320, 360, 375, 393, 414, 480]) {
        await page.setViewportSize({ width, height: 740 });
        expect([width, ...(await orphansOn(page))]).toEqual([width]);
      }
    },
  );
});

describe("with a keyboard alone", () => {
  it("the person reads, allows, types, and is told the end", async () => {
    const page = await browser.open();
    await page.goto(await sheetUrlFor(platform));
    await expect.poll(() => focused(page)).toContain("申请获取您的姓名和身份证号");
    await page.keyboard.press("Tab");
    await expect.poll(() => focused(page)).toBe("拒绝");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("请输入支付密码");
    await page.keyboard.type("13x5");
    await page.keyboard.press("Backspace");
    await expect.poll(() => page.getByRole("status").textContent()).toBe("已输入 2 位，共 6 位");
    await page.keyboard.type("5790");
    await expect.poll(() => focused(page)).toBe("已授权");
  });

  it("the keys of the screen are reached by Tab, Escape leads back to where the person was", async () => {
    const page = await browser.open();
    await page.goto(await sheetUrlFor(platform));
    await page.getByRole("button", { name: "允许" }).press("Enter");
    await page.getByRole("button", { name: "7", exact: true }).press("Space");
    await expect.poll(() => page.getByRole("status").textContent()).toBe("已输入 1 位，共 6 位");
    await page.getByRole("button", { name: "删除" }).press("Enter");
    await expect.poll(() => page.getByRole("status").textContent()).toBe("已输入 0 位，共 6 位");
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
