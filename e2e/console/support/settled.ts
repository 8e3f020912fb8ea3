/** When a page has what it asked for. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { closeWithTest } from "../../support/kept-pages.ts";

const open = new WeakMap<Page, Set<unknown>>();

interface Asking extends Window {
  /** Calls of `fetch` that nobody has answered. */
  asking?: number;
}

/** To be called before the page asks for what has to be waited for. */
export async function watchRequests(page: Page): Promise<void> {
  closeWithTest(page);
  const asked = new Set<unknown>();
  open.set(page, asked);
  page.on("request", (request) => asked.add(request));
  page.on("requestfinished", (request) => asked.delete(request));
  page.on("requestfailed", (request) => asked.delete(request));
  await page.addInitScript(countFetches);
  await page.evaluate(countFetches);
}

/** In the page. The browser tells of a request that is routed later than the page goes on after it. */
function countFetches(): void {
  const asking: Asking = window;
  const { fetch } = window;
  asking.asking = 0;
  window.fetch = (...call) => {
    asking.asking = (asking.asking ?? 0) + 1;
    return fetch(...call).finally(() => {
      asking.asking = (asking.asking ?? 0) - 1;
    });
  };
}

/** Its heading is there, nothing is on its way to it, and all of what came is drawn. */
export async function settle(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await expect
    .poll(async () => {
      const unanswered = await page.evaluate(
        () =>
          new Promise<number>((done) =>
            requestAnimationFrame(() => setTimeout(() => done((window as Asking).asking ?? 0))),
          ),
      );
      return unanswered + (open.get(page)?.size ?? 0);
    })
    .toBe(0);
  await page.waitForFunction(
    () => !document.querySelector(".state--loading, [aria-busy=true], .chart:not(:has(svg))"),
  );
}
