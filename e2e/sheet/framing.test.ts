import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { useHostPage } from "../support/host-page.ts";
import { payPassword } from "../support/persons.ts";
import type { TestPlatform } from "../support/platform.ts";
import {
  openKeypad,
  registerOrigins,
  sheetUrlFor,
  startSheetPlatform,
  titleOf,
  typePassword,
} from "../support/sheet-pages.ts";

let platform: TestPlatform;
const host = useHostPage();
const browser = useBrowser();
beforeAll(async () => {
  platform = await startSheetPlatform();
  await registerOrigins(platform, "https://city.example", host.origin);
});
afterAll(() => platform.close());

const OK = { errMsg: "openRealnameAuth:ok", auth_token: expect.stringMatching(/^[\w-]{43}$/) };

interface Heard {
  readonly origin: string;
  readonly data: { readonly type: string; readonly detail: unknown };
}

const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
const sheetOrigin = () => `http://sheet.localhost:${new URL(platform.url).port}`;
const framed = (origin: string, sheetUrl: string) => `${origin}/frame?${encodeURIComponent(sheetUrl)}`;

async function openWindow(origin: string, sheetUrl: string): Promise<{ page: Page; sheet: Page }> {
  const page = await browser.open({ viewport: { width: 900, height: 800 } });
  await page.goto(`${origin}/window?${encodeURIComponent(sheetUrl)}`);
  const [sheet] = await Promise.all([page.waitForEvent("popup"), page.locator("#open").click()]);
  return { page, sheet };
}

describe("in a frame of a registered origin", () => {
  it("the sheet works, has nothing to say on the console, and tells that page its result", async () => {
    const page = await browser.open({ viewport: { width: 420, height: 820 } });
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(framed(host.origin, await sheetUrlFor(platform)));
    const sheet = page.frameLocator("#frame");
    await storeScreen(page, "sheet-in-a-frame");
    await openKeypad(sheet);
    for (const digit of payPassword) await sheet.getByRole("button", { name: digit, exact: true }).click();
    await expect
      .poll(() => heardBy(page))
      .toEqual([{ origin: sheetOrigin(), data: { type: "shiming:result", detail: OK } }]);
    expect(said).toEqual([]);
  });

  it("a refusal is told as well, and a reload of the host's page makes no second use of the link", async () => {
    const page = await browser.open();
    const url = framed(host.origin, await sheetUrlFor(platform));
    await page.goto(url);
    const sheet = page.frameLocator("#frame");
    await sheet.getByRole("button", { name: "拒绝" }).click();
    await expect
      .poll(() => heardBy(page))
      .toMatchObject([{ data: { detail: { errMsg: "openRealnameAuth:fail cancel" } } }]);
    await page.reload();
    await expect.poll(() => titleOf(sheet)).toBe("这次请求已经处理过了");
  });
});

describe("the page around a framed sheet", () => {
  it("cannot change what is recorded as shown, though its requests carry the sheet's cookie", async () => {
    const userId = await platform.addPerson();
    const page = await browser.open();
    const url = new URL(await sheetUrlFor(platform, userId));
    await page.goto(framed(host.origin, url.href));
    const sheet = page.frameLocator("#frame");
    await openKeypad(sheet);
    const details = `${url.origin}${url.pathname}/details?lang=en`;
    const asked = page.waitForResponse((response) => response.url() === details);
    await page.evaluate((target) => fetch(target, { mode: "no-cors", credentials: "include" }), details);
    expect((await asked).status()).toBe(403);
    for (const digit of "135790") await sheet.getByRole("button", { name: digit, exact: true }).click();
    await expect.poll(() => titleOf(sheet)).toBe("已授权");
    const [consent] = await platform.stores.consents.listOf(
      { issuer: "https://app.example", userId },
      { limit: 1 },
    );
    expect(consent?.notice.language).toBe("zh-CN");
  });
});

describe("a host that takes the frame away as soon as it is told", () => {
  it("does not lose the refusal: it is recorded", async () => {
    const userId = await platform.addPerson();
    const page = await browser.open();
    await page.goto(framed(host.origin, await sheetUrlFor(platform, userId)));
    await page.evaluate(() => addEventListener("message", () => document.getElementById("frame")?.remove()));
    await page.frameLocator("#frame").getByRole("button", { name: "拒绝" }).click();
    const account = { issuer: "https://app.example", userId };
    await expect
      .poll(async () =>
        (await platform.stores.consents.listOf(account, { limit: 1 })).map(({ state }) => state),
      )
      .toEqual(["denied"]);
    await expect.poll(() => page.locator("#frame").count()).toBe(0);
  });
});

describe("in a window that a registered origin has opened", () => {
  it("the sheet tells that page its result, and closes when the person is done", async () => {
    const { page, sheet } = await openWindow(host.origin, await sheetUrlFor(platform));
    await openKeypad(sheet);
    await typePassword(sheet);
    await expect
      .poll(() => heardBy(page))
      .toEqual([{ origin: sheetOrigin(), data: { type: "shiming:result", detail: OK } }]);
    const closed = sheet.waitForEvent("close");
    await sheet.getByRole("button", { name: "关闭" }).click();
    await closed;
  });
});

describe("an origin that nobody registered", () => {
  it("cannot put the sheet into a frame, so there is nothing to lay a trap over", async () => {
    const page = await browser.open();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    const requests: string[] = [];
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(framed(host.strangeOrigin, await sheetUrlFor(platform)));
    await expect.poll(() => complaints.join()).toContain("frame-ancestors");
    const frame = page.frames().find((each) => each !== page.mainFrame());
    await expect.poll(() => frame?.locator("button").count()).toBe(0);
    expect(requests.filter((path) => path.endsWith("/session"))).toEqual([]);
  });

  it("cannot do so inside of a page of the host's either", async () => {
    const page = await browser.open();
    const inner = framed(host.origin, await sheetUrlFor(platform));
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(framed(host.strangeOrigin, inner));
    await expect.poll(() => complaints.join()).toContain("frame-ancestors");
  });

  it("that opens the sheet in a window hears nothing", async () => {
    const { page, sheet } = await openWindow(host.strangeOrigin, await sheetUrlFor(platform));
    await openKeypad(sheet);
    await typePassword(sheet);
    await expect.poll(() => titleOf(sheet)).toBe("已授权");
    await expect.poll(() => heardBy(page)).toEqual([]);
  });

  it("and a registered one cannot put my authorizations into a frame", async () => {
    const page = await browser.open();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(framed(host.origin, `${sheetOrigin()}/me`));
    await expect.poll(() => complaints.join()).toContain("frame-ancestors");
  });
});
