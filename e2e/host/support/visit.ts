/** A user on a host's page, in a real browser: a new user and an empty browser for each test. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { useBrowser } from "../../support/browser.ts";
import { type HostApp, startHostApp } from "./host-app.ts";

/** What stands in the page's address: the button, and what the host's back end is to do. */
export interface Address {
  readonly button?: string;
  /** Of the assertion. */
  readonly jti?: string;
  /** A page that may open no window. */
  readonly sandboxed?: string;
}

export interface Visit {
  readonly app: HostApp;
  readonly userId: string;
  /** The ids of the consent requests so far. */
  readonly ids: readonly string[];
  openPage(address?: Address): Promise<Page>;
}

export const BUTTON = '<realname-auth-button category-id="99,904"></realname-auth-button>';
/** The same, whose sheet opens in a frame. */
export const FRAMED = BUTTON.replace("category-id", 'presentation="frame" category-id');

/** To be called at the top of a test file. What it returns is there when the tests run. */
export function visitEachTime(sheet: "stand-in" | "real"): Visit {
  const browser = useBrowser();
  let [app, userId]: [HostApp?, string?] = [];
  const visit = {
    get app() {
      if (!app) throw new Error("the host is started before the first test");
      return app;
    },
    get userId() {
      return userId ?? "";
    },
    get ids() {
      return visit.app.idsOf(visit.userId);
    },
    async openPage(address: Address = {}) {
      const page = await browser.open();
      const query = new URLSearchParams({ user: visit.userId, button: BUTTON, ...address });
      await page.goto(`${visit.app.url}/?${query}`);
      await page.locator("body[data-ready]").waitFor();
      return page;
    },
  };
  beforeAll(async () => {
    app = await startHostApp(sheet);
  });
  afterAll(() => app?.close());
  beforeEach(async () => {
    userId = await visit.app.platform.addPerson();
  });
  return visit;
}

export const button = (page: Page) => page.locator("realname-auth-button");

/** A tap, and the window that opens, with its sheet in it. */
export async function tapForSheet(page: Page): Promise<Page> {
  return sheetAfter(page, () => button(page).click());
}

export async function sheetAfter(page: Page, act: () => Promise<unknown>): Promise<Page> {
  const [sheet] = await Promise.all([page.waitForEvent("popup"), act()]);
  await sheet.locator("body[data-session]").waitFor();
  return sheet;
}

/** The details of the events so far, once there is one. */
export async function detailsOf(page: Page): Promise<unknown[]> {
  await page.waitForFunction("details.length > 0");
  return page.evaluate("details");
}

/** The detail of a failure. */
export function failOf(failure: string, reason: unknown = expect.stringMatching(/\S/)): object {
  return { errMsg: `openRealnameAuth:fail ${failure}`, reason };
}
