/** Every dialog that the buttons of a screen open, looked at as everybody may see it: small, dark, large, and in both languages. */
import type { Page, Route } from "playwright-core";
import { violationsIn } from "../../support/axe.ts";
import { comeTo } from "./follow.ts";
import { layoutFaults } from "./layout.ts";
import { show, spokenFaults } from "./look-over.ts";
import type { SampleScreen } from "./sample-screens.ts";
import { settle } from "./settled.ts";

const DIALOG = "dialog:modal";
/** Who is looked for in the audit stands in no address: that is asked by POST. */
const isRead = (route: Route) =>
  route.request().method() === "GET" || route.request().url().endsWith("/api/audit/search");
/** They end what is looked at, or are the browser's own. */
const LEFT_ALONE = /退出登录|通行密钥|选择(图片|文件)|复制|下载|语言|主题/;

/** Without those that choose what a list shows, or fold something in and out. */
const BUTTONS = ":is(button):not(:disabled, [aria-pressed], [aria-expanded], th *, .segments *, .pager *)";

/**
 * Presses each button once by its name. Nothing is changed: what would write is refused.
 * @returns what each dialog is called, with its faults
 */
export async function lookIntoDialogs(
  page: Page,
  { path, reach }: SampleScreen,
  told: ReadonlySet<string>,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const refuse = (route: Route) =>
    isRead(route) ? route.fallback() : route.fulfill({ status: 403, json: {} });
  const begin = async () => {
    await (page.url().endsWith(path) ? page.goto(path) : comeTo(page, path));
    await settle(page);
    await reach?.(page);
    await settle(page);
  };
  await begin();
  await page.route("**/api/**", refuse);
  for (const name of await namesOfButtons(page)) {
    const button = page.locator("main").getByRole("button", { name, exact: true }).first();
    if (!(await button.isVisible())) continue;
    await button.click();
    await settle(page);
    const dialog = page.locator(DIALOG);
    if (await dialog.isVisible()) {
      const title = (await dialog.locator("h2").first().textContent()) ?? name;
      if (!found.has(title)) found.set(title, await dialogFaults(page, told));
      await page.keyboard.press("Escape");
      await settle(page);
    }
    if ((await dialog.isVisible()) || !page.url().endsWith(path)) await begin();
  }
  await page.unroute("**/api/**", refuse);
  return found;
}

async function dialogFaults(page: Page, told: ReadonlySet<string>): Promise<string[]> {
  const faults = await spokenFaults(page, told);
  await show(page, { width: 320, height: 640, scheme: "dark" });
  faults.push(...(await layoutFaults(page)), ...(await violationsIn(page, "dialog[open]")));
  for (const text of ["200%", undefined] as const) {
    await show(page, { width: 1280, height: 800, scheme: "light", text });
    faults.push(...(await layoutFaults(page)));
  }
  return faults;
}

/** Each once: the same button in each row of a list opens the same dialog. */
async function namesOfButtons(page: Page): Promise<string[]> {
  const names = await page
    .locator("main")
    .locator(BUTTONS)
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent?.trim() ?? ""),
    );
  return [...new Set(names)].filter((name) => name !== "" && !LEFT_ALONE.test(name));
}
