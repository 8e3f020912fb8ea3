import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { send } from "../support/http.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();

const rowOf = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

/** One application by the name of its mini program, whosever move it is. */
async function openApplication(who: string, name: string): Promise<Page> {
  const page = await console_.open("/staff/queue?turn=any", who);
  await follow(rowOf(page, name).getByRole("link").first());
  await heading(page, "申请表").waitFor();
  return page;
}
const idIn = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";
const atPlatform = (id: string) => onMachine(console_.sandbox, "applications.show", { id });

it("the queue has what is late first, filters on the server, and keeps what was chosen in its address", async () => {
  const page = await console_.open("/staff/queue", "reviewer");
  await page.getByRole("row", { name: /逾期/ }).first().waitFor();
  const [, first] = await page.getByRole("row").allInnerTexts();
  expect(first).toContain("逾期");
  await storeScreen(page, "console-queue");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "我经办的" }).click();
  await page.getByLabel("轮到").selectOption("any");
  await expect.poll(() => page.url()).toContain("scope=mine");
  await page.reload();
  await rowOf(page, "积分").first().waitFor();
  const takers = await page.getByRole("cell", { name: "我", exact: true }).count();
  expect(takers).toBe((await page.getByRole("row").count()) - 1);
  await page.getByRole("button", { name: new RegExp(`我经办的 ${takers}\\s项`) }).waitFor();
  await follow(rowOf(page, "积分").getByRole("link").first());
  await heading(page, "申请表").waitFor();
  await follow(page.getByRole("navigation", { name: "当前位置" }).getByRole("link", { name: "审核队列" }));
  expect(page.url()).toContain("scope=mine");
  // Whoever comes back goes on from where they were.
  const here = () => page.evaluate(() => document.activeElement?.closest("tr")?.textContent ?? "");
  await expect.poll(here).toContain("积分");
  await page.goto("/staff/queue?search=no-such-name");
  await page.getByText("没有待处理的申请").waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("keys go down the queue, into an application and to its answer, which goes out by mail; then the next one comes", async () => {
  const page = await console_.open("/staff/queue", "reviewer");
  await page.getByRole("row").nth(1).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "键盘快捷键" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  const reason = page.getByLabel("写给申请方");
  await reason.waitFor();
  await page.getByLabel("用模板填写").selectOption({ label: "缺少办理依据" });
  await expect.poll(() => reason.inputValue()).toContain("请补充要求实名办理的法律法规");
  await expectNoBarriers(page);
  const id = idIn(page);
  await reason.press("Control+Enter");
  await expect.poll(() => idIn(page)).not.toBe(id);
  await heading(page, "申请表").waitFor();
  const asked = await atPlatform(id);
  expect([asked.state, asked.history.at(-1)?.reason]).toEqual([
    "needs_information",
    expect.stringContaining("法律法规"),
  ]);
  const sent = await onMachine(console_.sandbox, "outbox.list", { about: id });
  expect(sent.map((message) => message.id)).toContain(asked.history.at(-1)?.message_id);
  expect(refusedBy(page)).toEqual([]);
});

it("an application is read beside its mails, and its files are drawn in a frame that has no origin", async () => {
  const page = await openApplication("second_reviewer", "奖助学金");
  await page.getByText("市民在授权页上看到").first().waitFor();
  await page.getByText("实名授权申请进展").first().waitFor();
  await expectNoBarriers(page);
  await storeScreen(page, "console-review");
  await page.setViewportSize({ width: 1280, height: 760 });
  await page
    .getByRole("button", { name: /^查看 / })
    .first()
    .click();
  const frame = page.frameLocator("iframe.paper");
  await frame.locator("canvas", { hasText: "Qualification (invented)" }).waitFor();
  const inFrame = page.frames().find((each) => each.url().endsWith("/paper"));
  expect(await inFrame?.evaluate(() => self.origin)).toBe("null");
  const reached = await inFrame?.evaluate(() =>
    fetch("/api/me", { credentials: "include" }).then(
      () => "reached",
      () => "refused",
    ),
  );
  expect(reached).toBe("refused");
  await storeScreen(page, "console-file");
});

it("the page of files has no origin either where somebody opens it by itself, and reaches nothing", async () => {
  const { headers } = await send(`${console_.sandbox.url}/paper`, {
    headers: { host: new URL(console_.origin).host },
  });
  const policy = headers["content-security-policy"] ?? "";
  for (const part of [
    "sandbox allow-scripts;",
    "default-src 'none'",
    "script-src http",
    "frame-ancestors http",
  ])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/allow-same-origin|connect-src|unsafe|\*/);
});

it("a change is shown field by field against what is approved, and approved with its figures and its end", async () => {
  const page = await openApplication("second_reviewer", "公积金随身查.*变更");
  await rowOf(page, "日均调用次数.*4,200.*5,600").waitFor();
  await page.keyboard.press("o");
  await page.getByLabel("每日调用上限").fill("9000");
  await page.getByLabel("有效期至").fill("2027-06-30");
  await expectNoBarriers(page);
  await storeScreen(page, "console-approve");
  const id = idIn(page);
  await page.getByRole("button", { name: "通过并处理下一份" }).click();
  await expect.poll(() => idIn(page)).not.toBe(id);
  const { state, approval } = await atPlatform(id);
  expect([state, approval?.quota?.per_day, approval?.ends_at]).toEqual([
    "approved",
    9000,
    "2027-06-30T15:59:59.000Z",
  ]);
});

it("of two reviewers the second is told, overwrites nothing, and keeps what was typed", async () => {
  const page = await openApplication("reviewer", "学历在线核验");
  const id = idIn(page);
  await page.keyboard.press("a");
  const reason = page.getByLabel("写给申请方");
  await reason.fill("请补充招生备案文件");
  await onMachine(console_.sandbox, "applications.open_entrance", { id, reason: "材料无误" });
  await reason.press("Control+Enter");
  await page.getByText("内容已被他人修改").first().waitFor();
  expect((await atPlatform(id)).state).toBe("entrance_opened");
  expect(await reason.inputValue()).toBe("请补充招生备案文件");
  await page.getByRole("button", { name: "查看最新内容" }).first().click();
  await page.getByText("入口已开放").first().waitFor();
});

it("a template is written, changed and removed, and is there for every reviewer", async () => {
  const page = await console_.open("/staff/reasons", "reviewer");
  await page.getByRole("button", { name: "新建模板" }).click();
  await page.getByLabel("标题").fill("联系人电话有误");
  await page.getByLabel("中文").fill("联系人电话无法接通，请更正。");
  await page.getByLabel("英文").fill("The contact's telephone cannot be reached; please correct it.");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "保存" }).click();
  const row = rowOf(page, "联系人电话有误");
  await row.waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expectNoBarriers(page);
  await storeScreen(page, "console-reasons");
  await row.getByRole("button", { name: "编辑" }).click();
  await page.getByLabel("标题").fill("联系电话有误");
  await page.getByRole("button", { name: "保存" }).click();
  const changed = rowOf(page, "联系电话有误");
  await changed.getByRole("button", { name: "删除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await changed.waitFor({ state: "detached" });
  expect(refusedBy(page)).toEqual([]);
});

it("what one proposes another confirms, after it is said what will happen; nobody confirms their own", async () => {
  const admin = await console_.open("/staff/proposals", "second_reviewer");
  await admin.getByText("没有待复核的提议").waitFor();
  const status = await admin.evaluate(async () => {
    const asked = { method: "PUT", headers: { "content-type": "application/json" }, body: "{}" };
    return (await fetch("/api/apps/wx3c4d5e6f708192a3/merchants/1900000505", asked)).status;
  });
  expect(status).toBe(202);
  await admin.reload();
  await follow(rowOf(admin, "绑定小程序与商户.*我").getByRole("link").first());
  await admin.getByText("这是你提出的").waitFor();
  expect(await admin.getByRole("button", { name: "确认并执行" }).count()).toBe(0);
  await expectNoBarriers(admin);
  const page = await console_.open(new URL(admin.url()).pathname, "operator");
  await page.getByText("1900000505").first().waitFor();
  await storeScreen(page, "console-proposal");
  await page.getByRole("button", { name: "确认并执行" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认并执行" }).click();
  await heading(page, "双人复核").waitFor();
  await page.getByRole("button", { name: "全部" }).click();
  await rowOf(page, "绑定小程序与商户.*已确认并执行").waitFor();
});

it("a mail that nobody understood is given to the application that it belongs to", async () => {
  const page = await console_.open("/staff/mails", "second_reviewer");
  await follow(rowOf(page, "咨询申请条件").getByRole("link"));
  await page.getByText("您好，请问社区卫生服务中心可以申请吗").waitFor();
  await expectNoBarriers(page);
  await storeScreen(page, "console-mail");
  await page
    .getByRole("listitem")
    .filter({ hasText: "一院预约挂号" })
    .getByRole("button", { name: "归入这份" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "归入申请" }).click();
  await follow(page.locator("main").getByRole("link", { name: /^A[0-9A-Z]{16}$/ }));
  await heading(page, "申请表").waitFor();
  await page.getByText("咨询申请条件").first().waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("who only looks decides nothing: an auditor reads the queue and an application, and is offered no decision", async () => {
  const page = await openApplication("auditor", "一院预约挂号");
  await page.getByText("现在没有需要你做的决定").waitFor();
  expect(await page.getByRole("button", { name: "领取" }).count()).toBe(0);
  await page.goto("/staff/mails?state=understood");
  await follow(rowOf(page, "申请开通实名信息授权接口").getByRole("link").first());
  await page.waitForURL(/\/staff\/mails\/.+/);
  await page
    .getByText(/@hospital\.example/)
    .first()
    .waitFor();
  expect(await page.getByRole("heading", { name: "归入申请" }).count()).toBe(0);
});
