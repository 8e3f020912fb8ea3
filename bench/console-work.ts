/** What a reviewer, an auditor and a service provider do in the console, interaction by interaction. */
import type { Browser, Page } from "playwright-core";
import { oneTimeCode } from "../apps/cli/src/sandbox/one-time-code.ts";
import type { ConsolePlatform, Credentials, Person } from "./console-platform.ts";
import type { InteractionName } from "./console-words.ts";
import { type Interaction, interact, watchInteractions } from "./interactions.ts";

const STEPS = 5;

/** A page of somebody who has signed in. */
export async function openAs(browser: Browser, platform: ConsolePlatform, who: Person): Promise<Page> {
  const viewport = { width: 1280, height: 800 };
  const page = await browser.newPage({ locale: "zh-CN", viewport, baseURL: platform.origin });
  await watchInteractions(page);
  await page.goto("/sign-in");
  await signIn(page, platform.people[who]);
  return page;
}

async function signIn(page: Page, { email, password, totpSecret }: Credentials): Promise<void> {
  await auth(page, "/sign-in/email", { email, password });
  await auth(page, "/two-factor/verify-totp", { code: oneTimeCode(totpSecret, new Date()).code });
}

/** As the page itself calls the sign-in. */
function auth(page: Page, path: string, body: object): Promise<void> {
  return page.evaluate(
    async ([to, sent]) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`/api/auth${to}`, { method: "POST", headers, body: JSON.stringify(sent) });
      if (!response.ok) throw new Error(`${to} ${response.status}`);
    },
    [path, body] as const,
  );
}

/** Until the platform has answered, and what it answered stands there. */
async function answerTo(page: Page, path: RegExp): Promise<void> {
  const response = await page.waitForResponse((each) => path.test(new URL(each.url()).pathname));
  await response.finished();
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  await page.locator("main [aria-busy=true], main .state--loading").first().waitFor({ state: "detached" });
}

const QUEUE = /^\/api\/applications$/;
const APPLICATION = /^\/api\/applications\/A\w+$/;

/** From row to row, to others, into one, an answer, and the next one. */
export async function review(page: Page): Promise<readonly Interaction[]> {
  const press = (name: InteractionName, key: string, answered?: () => Promise<unknown>) =>
    interact(page, name, () => page.keyboard.press(key), answered);
  const queue = () => answerTo(page, QUEUE);
  await page.goto("/staff/queue");
  await page.locator("tbody tr").nth(49).waitFor();
  const done: Interaction[] = [];
  for (let step = 0; step < STEPS; step += 1) done.push(await press("nextRow", "j"));
  done.push(await press("previousRow", "k"));
  done.push(await interact(page, "lateOnes", () => page.getByRole("checkbox").click(), queue));
  const next = page.getByRole("button", { name: "下一页" });
  done.push(await interact(page, "nextPage", () => next.click(), queue));
  await page.getByRole("searchbox").fill("第 42");
  done.push(await press("search", "Enter", queue));
  await page.goto("/staff/queue");
  await page.locator("tbody .list__link").first().focus();
  done.push(await press("open", "Enter", () => answerTo(page, APPLICATION)));
  await page.getByRole("heading", { name: "申请表", exact: true }).waitFor();
  done.push(await press("beginAnswer", "a"));
  await page.getByLabel("写给申请方").fill("请补充要求实名办理的法律法规");
  done.push(await press("sendAnswer", "Control+Enter", () => answerTo(page, APPLICATION)));
  return done;
}

export async function audit(page: Page): Promise<readonly Interaction[]> {
  await page.goto("/staff/audit");
  await page.locator("tbody tr").nth(49).waitFor();
  const entries = () => answerTo(page, /^\/api\/audit/);
  const next = page.getByRole("button", { name: "下一页" });
  const turned = await interact(page, "auditNextPage", () => next.click(), entries);
  await page.getByRole("searchbox").fill("wx00000000000000ff");
  const found = await interact(page, "auditSearch", () => page.keyboard.press("Enter"), entries);
  return [turned, found];
}

export async function provide(page: Page, organisationId: string): Promise<readonly Interaction[]> {
  await page.goto(`/provider/${organisationId}/members`);
  await page.locator("tbody tr").first().waitFor();
  const follow = (name: InteractionName, link: string, path: RegExp) =>
    interact(
      page,
      name,
      () => page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: link }).click(),
      () => answerTo(page, path),
    );
  return [await follow("overview", "概览", /overview$/), await follow("applications", "接口能力", QUEUE)];
}
