/** Where a phone is: the page of a mini program that a reload finds again. */
import type { Page } from "playwright-core";

/** The screen shows a page before the phone around it has heard so, and what comes next may end the screen. */
export async function isKeptOn(page: Page, route: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => JSON.parse(sessionStorage.getItem("phone") ?? "{}").open?.route === wanted,
    route,
  );
}
