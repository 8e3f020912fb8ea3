/** A citizen with the sandbox's phone: what they tap, on the screen and on the sheet. */
import type { BrowserContextOptions, FrameLocator, Page } from "playwright-core";
import { builtPages } from "../../apps/phone/build/index.ts";
import type { TestPhone } from "../phone/support/phone.ts";
import type { TestBrowser } from "../support/browser.ts";
import { type Press, pressUntil } from "../support/press.ts";

export interface Visit {
  /** The phone and the panel beside it. */
  readonly page: Page;
  /** What the mini program draws. */
  readonly screen: FrameLocator;
  /** The platform's sheet, where one is open. */
  readonly sheet: FrameLocator;
  /** Opens 城市服务 from the phone's start screen. */
  open(): Promise<void>;
  /** A button by its whole name. */
  tap(name: string): Promise<void>;
  /** One of the home page's, by what its name begins with. */
  tapService(name: string): Promise<void>;
  /** A button of the dialog that is asking. */
  confirm(name: string): Promise<void>;
  /** Waits until the screen shows the text. */
  sees(text: string | RegExp): Promise<void>;
  /** Chooses in the panel. */
  choose(text: string): Promise<void>;
  /** From the home page to the sheet that asks. */
  askForConsent(): Promise<void>;
  /** Of the request that the sheet is of; names the consent in the audit. */
  consentId(): Promise<string>;
  /** Says yes on the sheet, and types the payment password. */
  consent(): Promise<void>;
  /** Says yes on the sheet, which opens its keypad. */
  allow(): Promise<void>;
  /** Says no on the sheet, which goes. */
  refuse(): Promise<void>;
  /** On the sheet's keypad. */
  typePassword(password: string): Promise<void>;
  back(): Promise<void>;
}

const PAY_PASSWORD = "246810";

/** Opens 城市服务 as one of the sandbox's people. */
export async function visitCity(phone: TestPhone, browser: TestBrowser, person: string): Promise<Visit> {
  const visit = await startVisit(phone, browser, { viewport: { width: 1180, height: 860 } });
  await visit.choose(person);
  await visit.open();
  return visit;
}

/** The phone of one who has not opened anything yet. */
export async function startVisit(
  { origin }: TestPhone,
  browser: TestBrowser,
  options: BrowserContextOptions,
  path = "/",
): Promise<Visit> {
  // The first visitor after a change would wait for the build, and a browser does not wait for ever.
  await builtPages();
  const page = await browser.open(options);
  await page.goto(origin + path);
  return visitOn(page, options.hasTouch ? (place, how) => place.tap(how) : (place, how) => place.click(how));
}

/** The same on a small phone, where the panel is out of the way, as the person that the phone begins with. */
export async function visitCityNarrow(phone: TestPhone, browser: TestBrowser): Promise<Visit> {
  const visit = await startVisit(phone, browser, { viewport: { width: 320, height: 640 } });
  await visit.open();
  return visit;
}

function visitOn(page: Page, press: Press): Visit {
  const screen = page.locator('iframe[src$="/screen"]').contentFrame();
  const sheetFrame = page.locator('iframe[src*="/consent/"]');
  const sheet = sheetFrame.contentFrame();
  const visit: Visit = {
    page,
    screen,
    sheet,
    async open() {
      await press(page.getByRole("button", { name: "城市服务" }));
      await visit.sees("不登录也可以");
    },
    choose: (text) => press(page.getByLabel("开发面板").getByText(text, { exact: true }).first()),
    tap: (name) => press(screen.getByRole("button", { name, exact: true })),
    tapService: (name) => press(screen.getByRole("button", { name })),
    sees: (text) => screen.getByText(text).first().waitFor(),
    confirm: (name) => press(screen.getByRole("dialog").getByRole("button", { name, exact: true })),
    async askForConsent() {
      await visit.tapService("社会保障");
      await visit.tap("实名授权");
      await sheet.locator("h1").waitFor();
    },
    async consentId() {
      const url = new URL((await sheetFrame.getAttribute("src")) ?? "");
      return url.pathname.split("/")[2] ?? "";
    },
    async consent() {
      await visit.allow();
      await visit.typePassword(PAY_PASSWORD);
    },
    allow: () =>
      pressUntil(press, sheet.getByRole("button", { name: "允许" }), sheet.locator("dialog.keypad")),
    refuse: () => pressUntil(press, sheet.getByRole("button", { name: "拒绝" }), sheetFrame, "detached"),
    async typePassword(password) {
      await sheet.locator("dialog.keypad").waitFor();
      for (const digit of password) await press(sheet.locator(`[data-digit="${digit}"]`));
    },
    back: () => press(page.getByRole("group", { name: "手机" }).getByRole("button", { name: "返回" })),
  };
  return visit;
}

/** From the home page to the first personal page. */
export async function signIn(visit: Visit): Promise<void> {
  await visit.tapService("社会保障");
  await visit.tap("实名授权");
  await visit.consent();
  await visit.sees("养老保险");
}
