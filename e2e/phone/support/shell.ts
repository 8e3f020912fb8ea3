/** The phone's page in a real browser, and what a person does with it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BrowserContextOptions, FrameLocator, Locator, Page } from "playwright-core";
import { builtPages } from "../../../apps/phone/build/index.ts";
import type { Tab } from "../../../apps/phone/src/panel/tabs.ts";
import type { TestBrowser } from "../../support/browser.ts";
import { click, pressUntil } from "../../support/press.ts";
import { scratchFolder } from "../../support/shiming.ts";
import { ask, openApp, type TestPhone } from "./phone.ts";

export interface Shell {
  readonly page: Page;
  /** Inside of the mini program. */
  readonly screen: FrameLocator;
  /** Inside of the consent sheet. */
  readonly sheet: FrameLocator;
  /** Opens a mini program from the start screen. */
  openApp(name: string): Promise<void>;
  showTab(tab: Tab): Promise<void>;
  /** Chooses among the settings, by what is written there. */
  choose(text: string): Promise<void>;
  row(text: string): Locator;
}

const DESK = { viewport: { width: 1280, height: 860 } };

export async function openShell(
  browser: TestBrowser,
  { origin }: Pick<TestPhone, "origin">,
  options: BrowserContextOptions = {},
): Promise<Shell> {
  // The first visitor after a change would wait for the build, and a browser does not wait for ever.
  await builtPages();
  const page = await browser.open({ ...DESK, ...options });
  await page.goto(origin);
  await page.locator(".phone").waitFor();
  return shellOn(page);
}

function shellOn(page: Page): Shell {
  return {
    page,
    screen: page.frameLocator("iframe[src='/screen']"),
    sheet: page.frameLocator(".phone dialog iframe"),
    openApp: (name) => page.locator(".home").getByRole("button", { name, exact: true }).click(),
    showTab: (tab) => page.locator(`#tab-${tab}`).click(),
    choose: (text) => page.locator(".settings").getByText(text, { exact: true }).first().click(),
    row: (text) => page.locator(".row, .line").filter({ hasText: text }).first(),
  };
}

/** The person allows, and types the password that the panel shows. */
export async function allow({ page, sheet }: Shell): Promise<void> {
  const password = await page.locator(".password__digits").textContent();
  const button = sheet.getByRole("button", { name: /^(允许|Allow)$/ });
  await pressUntil(click, button, sheet.locator("dialog.keypad"));
  await page.keyboard.type(password ?? "");
}

export async function refuse({ page, sheet }: Shell): Promise<void> {
  const frame = page.locator(".phone dialog iframe");
  await pressUntil(click, sheet.getByRole("button", { name: "拒绝" }), frame, "detached");
}

/** The phone with a mini program in front that has a button for each thing a phone does, and the folder of its sources. */
export async function openProbe(
  browser: TestBrowser,
  phone: TestPhone,
  options?: BrowserContextOptions,
): Promise<Shell & { readonly folder: string }> {
  const folder = writeProbe(phone.sandbox.url);
  const { id } = await openApp(phone, folder);
  const shell = await openShell(browser, phone, options);
  // Another test's has the same name.
  const place = (await ask(phone, "/api/phone")).json.apps.findIndex((app: { id: string }) => app.id === id);
  await shell.page.locator(".home .icon").nth(place).click();
  await shell.screen.getByRole("button", { name: "授权" }).waitFor();
  return { ...shell, folder };
}

const PROBE = {
  "app.json": JSON.stringify({ pages: ["pages/first", "pages/second"] }),
  "app.js": "App({})",
  "pages/first.wxml": `<button open-type="getRealnameAuthInfo" category-id="{{[99, 904]}}" bindgetrealnameauthinfo="told">授权</button>
<button bindtap="ask">请求</button>
<button bindtap="keep">保存</button>
<button bindtap="fail">出错</button>
<button bindtap="enter">登录</button>
<navigator url="/pages/second?from=first">第二页</navigator>
<view>结果：{{result}}</view>
<view>已存：{{kept}}</view>`,
  "pages/first.js": `Page({
  data: { result: "", kept: "" },
  onLoad() { this.setData({ kept: wx.getStorageSync("kept") }); },
  told({ detail }) { this.setData({ result: detail.errMsg }); },
  ask() {
    const say = ({ statusCode, errMsg }) => this.setData({ result: String(statusCode || errMsg) });
    wx.request({ url: "PLATFORM/cgi-bin/token", complete: say });
  },
  keep() { wx.setStorageSync("kept", "一直在"); this.onLoad(); },
  fail() { throw new Error("有意为之"); },
  enter() {
    wx.login({ success: ({ code }) => console.log("js_code", code.length) });
    wx.scanCode({ fail() {} });
  },
});`,
  "pages/second.wxml": "<view>第二页，来自 {{from}}</view>",
  "pages/second.js": "Page({ data: { from: '' }, onLoad({ from }) { this.setData({ from }); } });",
};

function writeProbe(platformUrl: string): string {
  const folder = scratchFolder();
  for (const [path, text] of Object.entries(PROBE)) {
    writeFile(join(folder, path), text.replace("PLATFORM", platformUrl));
  }
  return folder;
}

export function writeFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
