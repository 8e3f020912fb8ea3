/** When a page has what it asked for. */
import type { Page } from "playwright-core";
import { expect } from "vitest";

const open = new WeakMap<Page, Set<unknown>>();

/** To be called before the page's first request. */
export function watchRequests(page: Page): void {
  const asked = new Set<unknown>();
  open.set(page, asked);
  page.on("request", (request) => asked.add(request));
  page.on("requestfinished", (request) => asked.delete(request));
  page.on("requestfailed", (request) => asked.delete(request));
}

/** Its heading is there, nothing is on its way to it, and all of what came is drawn. */
export async function settle(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await expect
    .poll(async () => {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      return open.get(page)?.size;
    })
    .toBe(0);
  await page.waitForFunction(
    () => !document.querySelector(".state--loading, [aria-busy=true], .chart:not(:has(svg))"),
  );
}
