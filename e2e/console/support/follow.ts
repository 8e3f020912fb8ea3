/** Following a link of the console, whose screens come without a new document. */
import type { Locator } from "playwright-core";

/**
 * Clicks a link and waits until its address is there, and with it its screen: the former one stays until then, and what is
 * filled or pressed in that is lost. House test: no link of the console is clicked in another way.
 */
export async function follow(link: Locator): Promise<void> {
  const page = link.page();
  const href = await link.getAttribute("href");
  await Promise.all([page.waitForURL(new URL(`${href}`, page.url()).href), link.click()]);
}
