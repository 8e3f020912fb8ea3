/** What a screen shows while it waits for the platform, and when the platform fails, is away, or refuses. */
import type { Page, Route } from "playwright-core";
import { comeTo } from "./follow.ts";
import { spokenFaults } from "./look-over.ts";

type Answer = "wait" | "fail" | "away" | "forbid";

const STATUS = { fail: 500, forbid: 403 } as const;
/** Who is signed in is known all the time. */
const KNOWN = /\/api\/(?:auth\/|me$)/;

/** @param page of somebody who may see the screen, and is at another one @returns a line for each state that is not shown as it should be */
export async function statesOf(page: Page, path: string, told: ReadonlySet<string>): Promise<string[]> {
  const faults: string[] = [];
  const held: Route[] = [];
  let answer: Answer = "wait";
  const give = (route: Route) => {
    if (KNOWN.test(new URL(route.request().url()).pathname)) return route.continue();
    if (answer === "wait") return void held.push(route);
    if (answer === "away") return route.abort();
    return route.fulfill({ status: STATUS[answer], json: {} });
  };
  await page.route("**/api/**", give);
  const shows = async (what: string, selector: string) => {
    const isThere = await page
      .locator(selector)
      .first()
      .waitFor({ timeout: PATIENCE_MS })
      .then(
        () => true,
        () => false,
      );
    if (!isThere) faults.push(`${what}: no ${selector}`);
    faults.push(...(await spokenFaults(page, told)).map((fault) => `${what}: ${fault}`));
  };
  await comeTo(page, path);
  await shows("while it waits", "main .state--loading");
  answer = "fail";
  await Promise.all(held.splice(0).map(give));
  const failed = "main .state[role=alert]";
  await shows("where the platform fails", `${failed} button`);
  if (faults.length > 0) return end(faults);
  for (const [next, what] of [
    ["away", "网络连接失败"],
    ["forbid", "没有权限"],
  ] as const) {
    answer = next;
    await page.locator(`${failed} button`).first().click({ timeout: PATIENCE_MS });
    await shows(next, `${failed}:has-text("${what}")`);
  }
  await shows("who is refused", `${failed} a[href="/"]`);
  return end(faults);

  async function end(found: string[]): Promise<string[]> {
    await page.unroute("**/api/**");
    return found;
  }
}

const PATIENCE_MS = 5_000;
