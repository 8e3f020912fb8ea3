/** The console by keyboard alone: typical work, with a focus that is always seen, kept inside dialogs, and given back. */
import { execFileSync } from "node:child_process";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { useConsole } from "./support/console.ts";
import { codeOf, inhabitant, onMachine } from "./support/people.ts";

const console_ = useConsole();
const FUND_APP = "wx4d5e6f708192a3b4";
const DRAFT_APP = "wx5e6f708192a3b4c5";
const MOST_STEPS = 120;
const fund = () => `/provider/${console_.sandbox.file.organisations[2]?.id}`;

/** What has the focus, by the name that it has for everybody, and whether that can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    // Nobody has it: the browser does.
    if (element === document.body) return { name: "", isSeen: true, isInDialog: false };
    const name =
      element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
    const field = element.closest(".input, .search, .drop, label");
    const shown = [element, ...(field ? [field] : [])].map((each) => getComputedStyle(each));
    const isSeen = shown.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none");
    return { name: (name ?? "").trim(), isSeen, isInDialog: element.closest("dialog") !== null };
  });

/** Goes on by Tab until it is there; on the way the focus is never lost from sight. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now.name !== "" && !now.isSeen) throw new Error(`the focus on ${now.name} is not seen`);
    if (now.name.startsWith(name)) return;
  }
  throw new Error(`no way by Tab to ${name}`);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

const has = (page: Page, name: string) => expect.poll(async () => (await focused(page)).name).toContain(name);

it("somebody signs in with password and code, skips to the content, and goes through the menu of their account", async () => {
  const page = await console_.open("/sign-in");
  const { email, password, totp_secret = "" } = inhabitant(console_.sandbox, "fund_owner");
  await tabTo(page, "邮箱");
  await page.keyboard.type(email);
  await tabTo(page, "密码");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await has(page, "验证码");
  await page.keyboard.type(codeOf(totp_secret));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "概览" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "待办" }).waitFor();
  await press(page, "跳到正文");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  await page.reload();
  await page.getByRole("heading", { name: "待办" }).waitFor();
  await tabTo(page, "我的账号");
  await page.keyboard.press("ArrowDown");
  await has(page, "账号与安全");
  await page.keyboard.press("ArrowUp");
  await has(page, "退出登录");
  await page.keyboard.press("Escape");
  await has(page, "我的账号");
  expect(await page.getByRole("link", { name: "账号与安全" }).isVisible()).toBe(false);
});

it("a dialog keeps the focus, gives it back, and its work is done by Enter: a secret is reset", async () => {
  const page = await console_.open(`${fund()}/mini-programs/${FUND_APP}`, "fund_owner");
  await page.getByRole("heading", { name: "AppSecret" }).waitFor();
  await press(page, "重置 AppSecret");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  for (let step = 0; step < 8; step += 1) {
    const { isInDialog, name } = await focused(page);
    // Between its end and its beginning the browser has the focus for itself.
    expect([name, isInDialog || name === ""]).toEqual([name, true]);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Escape");
  await has(page, "重置 AppSecret");
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await press(page, "重置");
  await dialog.getByText("仅显示这一次").waitFor();
  await page.keyboard.press("Escape");
  await press(page, "我已保存");
  await dialog.waitFor({ state: "detached" });
});

it("a certificate is asked for, and the wizard is gone through forth and back", async () => {
  const page = await console_.open(`${fund()}/security`, "fund_owner");
  await page.getByText("使用中").first().waitFor();
  await press(page, "升级证书");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const csr = execFileSync(
    "openssl",
    ["req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=1900000307"],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  await tabTo(page, "证书请求（CSR）");
  await page.keyboard.insertText(csr);
  await press(page, "签发证书");
  await dialog.getByText("证书已可用").waitFor();
  await press(page, "完成");
  await dialog.waitFor({ state: "detached" });

  const [draft] = await onMachine(console_.sandbox, "applications.list", { search: DRAFT_APP });
  await page.goto(`${fund()}/applications/${draft?.id}/fill-in`);
  await page.getByRole("heading", { name: "类目与用途" }).waitFor();
  await press(page, "下一步");
  await page.getByRole("heading", { name: "依据与存储" }).waitFor();
  await press(page, "上一步");
  await page.getByRole("heading", { name: "类目与用途" }).waitFor();
});

it("staff open a branch of the categories and search the audit", async () => {
  const page = await console_.open("/staff/categories", "auditor");
  await page.getByText("政务服务").waitFor();
  await press(page, "政务");
  await page.getByText("政务服务").waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await page.getByText("政务服务").waitFor();
  await page.goto("/staff/audit");
  await page.locator("tbody tr").first().waitFor();
  await tabTo(page, "小程序 appid 或商户号");
  await page.keyboard.type(FUND_APP);
  await page.keyboard.press("Enter");
  await page.waitForURL(/about=wx4d5e6f708192a3b4/);
});

it("who looks from another zone sees their own time, and the platform's beside it", async () => {
  const options = { timezoneId: "America/New_York" };
  const page = await console_.open("/staff/proposals?open=all", "auditor", options);
  await page.goto("/staff/outbox");
  const moment = page.locator("tbody .moment").first();
  await moment.waitFor();
  const at = await moment.locator("time").getAttribute("datetime");
  const inZone = (timeZone: string) =>
    new Date(`${at}`).toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  expect(await moment.textContent()).toBe(`${inZone("America/New_York")}北京时间 ${inZone("Asia/Shanghai")}`);
});
