import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { TABS } from "../../apps/phone/src/panel/tabs.ts";
import { violationsIn } from "../support/axe.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { focused } from "../support/focus.ts";
import { usePhone } from "./support/phone.ts";
import { openProbe, openShell, type Shell } from "./support/shell.ts";

const phone = usePhone();
const browser = useBrowser();
const NARROW = { viewport: { width: 320, height: 640 } };

/** A phone whose panel has something in every tab. */
async function openBusy(options: BrowserContextOptions): Promise<Shell> {
  const shell = await openProbe(browser, phone, options);
  const { page, screen } = shell;
  for (const name of ["登录", "出错", "请求"]) {
    const button = screen.getByRole("button", { name, exact: true });
    await button.focus();
    await button.press("Enter");
  }
  await page.locator(".tab__count[data-tab='problems']").waitFor({ state: "attached" });
  await page.locator(".tab__count[data-tab='wire']").waitFor({ state: "attached" });
  return shell;
}

/** Texts that are wider than their place, apart from those that scroll. */
function besideThePage(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.matches(".visually-hidden, .visually-hidden *, iframe, pre"))
      .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );
}

it.each([320, 768, 1440])("fits a window of %i pixels", async (width) => {
  const { page } = await openShell(browser, phone, { viewport: { width, height: 800 } });
  expect(await besideThePage(page)).toEqual([]);
  await storeScreen(page, `phone-${width}`);
});

describe.each<[string, BrowserContextOptions]>([
  ["light, Chinese", {}],
  ["dark, English", { colorScheme: "dark", locale: "en-US" }],
])("axe-core, %s", (_look, options) => {
  it("finds no violation on any tab, nor on the start screen and in the menu", async () => {
    const { page, showTab } = await openBusy(options);
    for (const tab of TABS) {
      await showTab(tab);
      for (const summary of await page.locator("details > summary").all()) await summary.click();
      expect(await violationsIn(page), tab).toEqual([]);
    }
    await page.locator(".capsule__button").first().click();
    expect(await violationsIn(page), "menu").toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator(".keys__key").last().click();
    expect(await violationsIn(page), "start screen").toEqual([]);
  });
});

it("on a narrow phone the panel is a drawer, and neither it nor the phone has anything cut off at twice the text", async () => {
  const { page, showTab } = await openBusy({ ...NARROW, locale: "en-US" });
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  expect(await besideThePage(page)).toEqual([]);
  await page.getByRole("button", { name: "Developer’s panel" }).click();
  for (const tab of TABS) {
    await showTab(tab);
    for (const summary of await page.locator("details > summary").all()) await summary.click();
    expect(await besideThePage(page), tab).toEqual([]);
    expect(await violationsIn(page), tab).toEqual([]);
  }
  await page.getByRole("button", { name: "Back to the phone" }).click();
  await page.getByRole("button", { name: "Home screen" }).click();
  expect(await besideThePage(page)).toEqual([]);
});

describe("with a keyboard alone", () => {
  it("the tabs are one stop, and the arrows lead from one to the next", async () => {
    const { page } = await openShell(browser, phone);
    await page.getByRole("tab", { name: "手机" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.getByRole("tab", { selected: true }).textContent()).toContain("请求");
    await page.keyboard.press("End");
    await expect.poll(() => focused(page)).toContain("问题");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe("tabpanel");
  });

  it("the menu of a mini program gives the focus back, and what it opens has the screen to itself", async () => {
    const { page } = await openProbe(browser, phone);
    const more = page.getByRole("button", { name: "更多" });
    await more.press("Enter");
    await expect.poll(() => focused(page)).toBe("重新进入小程序");
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("更多");
    await more.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "我的授权" }).press("Enter");
    await page.getByText("已经在新窗口里打开").waitFor();
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press("Tab");
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest(".program"))).toBeNull();
    }
    await page.getByRole("button", { name: "关闭", exact: true }).press("Escape");
    await expect.poll(() => focused(page)).toBe("更多");
  });

  it("the drawer opens, has the focus in it alone, and Escape leads back to the phone", async () => {
    const { page } = await openShell(browser, phone, NARROW);
    await page.getByRole("button", { name: "开发面板" }).press("Enter");
    await expect.poll(() => focused(page)).toBe("‹ 回到手机");
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press("Tab");
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest(".phone"))).toBeNull();
    }
    await page.getByRole("tab", { name: "审计" }).press("Escape");
    await expect.poll(() => focused(page)).toBe("开发面板");
  });
});
