import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { closeWithTest } from "./kept-pages.ts";

const site = createServer((_, response) =>
  response.setHeader("content-type", "text/html").end("<h1>It</h1>"),
);
beforeAll(() => new Promise<void>((ready) => site.listen(0, "127.0.0.1", ready)));
afterAll(() => void site.close());
const urlOf = (name: string) => `http://${name}:${(site.address() as AddressInfo).port}/`;
const browser = useBrowser();
const seen: Page[] = [];

/** What a test can leave behind, as the next one finds it. */
const traces = async (page: Page) => ({
  cookies: await page.context().cookies(),
  pages: page.context().pages().length,
  viewport: page.viewportSize(),
  isOnline: await page.evaluate("navigator.onLine"),
  isDark: await page.evaluate(`matchMedia("(prefers-color-scheme: dark)").matches`),
  isPrinted: await page.evaluate(`matchMedia("print").matches`),
  kept: await page.evaluate("({ ...localStorage, ...sessionStorage })"),
  heading: await page.locator("h1").textContent(),
});

it.each(["first", "second"])("the %s test finds a page that nobody has used", async () => {
  const page = await browser.open();
  await page.goto(`${urlOf("localhost")}#same`);
  expect(await traces(page)).toEqual({
    ...{ cookies: [], pages: 1, viewport: { width: 375, height: 740 }, isOnline: true, isDark: false },
    ...{ isPrinted: false, kept: {}, heading: "It" },
  });
  seen.push(page);
  await page.evaluate(`
    localStorage.setItem("draft", "1");
    addEventListener("pagehide", () => sessionStorage.setItem("left", "1"));
    document.body.innerHTML = "<h1>changed</h1>";
  `);
  await page.context().addCookies([{ name: "who", value: "somebody", url: page.url() }]);
  await page.context().newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.route("**/*", (route) => route.abort());
  await page.context().setOffline(true);
});

it("which is the same one, unless it cannot be put back, or was at two origins", async () => {
  expect(seen[1]).toBe(seen[0]);
  const page = await browser.open();
  expect(page).toBe(seen[0]);
  await page.goto(urlOf("localhost"));
  await page.goto(urlOf("127.0.0.1"));
  const other = await browser.open();
  await other.goto(urlOf("localhost"));
  closeWithTest(other);
  seen.push(other);
});

it("and is closed then", async () => {
  expect(seen.map((page) => page.isClosed())).toEqual([true, true, true]);
});
