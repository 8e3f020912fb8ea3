/** Following a link of the console, whose screens come without a new document. */
import type { Locator, Page } from "playwright-core";

/**
 * Clicks a link and waits until its address is there, and with it its screen: the former one stays until then, and what is
 * filled or pressed in that is lost. House test: no link of the console is clicked in another way.
 */
export async function follow(link: Locator): Promise<void> {
  const page = link.page();
  const href = await link.getAttribute("href");
  await Promise.all([page.waitForURL(new URL(`${href}`, page.url()).href), link.click()]);
}

interface Routed extends Element {
  readonly __vue_app__?: {
    readonly config: {
      readonly globalProperties: { readonly $router: { push(path: string): Promise<unknown> } };
    };
  };
}

/**
 * From one screen to another as a link there would lead, which costs a third of what a new document does. The same screen comes
 * anew only from elsewhere.
 */
export async function comeTo(page: Page, path: string): Promise<void> {
  await page.evaluate(async (to) => {
    const console_: Routed | null = document.querySelector("#page");
    await console_?.__vue_app__?.config.globalProperties.$router.push(to);
  }, path);
}
