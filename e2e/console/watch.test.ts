/** Operation and audit: what staff watch over, and what an auditor sees and changes nothing of. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { routes } from "../../apps/console/src/routes/table.ts";
import { storeScreen } from "../support/browser.ts";
import { asOwner } from "../support/owned-database.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { comeTo, follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();

const headsFile = () => join(console_.sandbox.data, "audit-heads.ndjson");

/** What the page hands over as a file. */
async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

it("staff begin with what waits for them, and each line leads to where it is done", async () => {
  const page = await console_.open("/", "reviewer");
  await page.getByRole("heading", { name: "概览" }).waitFor();
  const task = page.getByRole("row", { name: /无人领取的申请|我领取的申请/ }).first();
  await task.getByText("你可以处理").waitFor();
  await storeScreen(page, "console-staff-overview");
  await expectNoBarriers(page);
  await follow(task.getByRole("link"));
  await page.waitForURL(/\/staff\/queue/);
  expect(refusedBy(page)).toEqual([]);
});

it("the audit is filtered in the address, told in full, and goes on to older entries", async () => {
  const page = await console_.open("/staff/audit", "auditor");
  await page.getByRole("button", { name: "详情" }).nth(49).waitFor();
  await storeScreen(page, "console-audit");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "下一页" }).click();
  await page.waitForURL(/after=\d+/);
  await page.goBack();
  await page.waitForURL(/audit$/);
  await page.getByLabel("类型").selectOption("keys_remembered");
  await page.waitForURL(/kind=keys_remembered/);
  await expect.poll(() => page.locator("tbody .tag").allInnerTexts()).toEqual(["记住密钥"]);
  expect(await page.getByLabel("操作", { exact: true }).count()).toBe(0);
  await page.getByRole("button", { name: "详情" }).click();
  const entry = page.getByRole("dialog");
  await entry.getByText("摘要（SHA-256）", { exact: true }).waitFor();
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await page.reload();
  expect(await page.getByLabel("类型").inputValue()).toBe("keys_remembered");
  await page.getByLabel("类型").selectOption("");
  await page.getByLabel("操作", { exact: true }).selectOption({ label: "暂停实名授权" });
  await page.waitForURL(/action=access_suspended/);
  const done = () => page.locator("tbody [data-title=内容]").allInnerTexts();
  const areSuspensions = (texts: string[]) =>
    texts.length > 0 && texts.every((text) => text.startsWith("暂停实名授权"));
  await expect.poll(async () => areSuspensions(await done())).toBe(true);
  expect(refusedBy(page)).toEqual([]);
});

it("a person is looked up by host and user id, which the audit has first, and no address tells", async () => {
  const page = await console_.open("/staff/audit", "auditor");
  const [user] = console_.sandbox.file.users;
  await page.getByRole("button", { name: "按人查询" }).click();
  await page.getByLabel("用户 ID").fill(`${user?.user_id}`);
  await expectNoBarriers(page);
  await page.getByRole("dialog").getByRole("button", { name: "查询" }).click();
  await page.getByText(`仅显示用户 ${user?.user_id} 的记录`).waitFor();
  await page
    .getByRole("row", { name: /按人查阅审计.*工作人员/ })
    .first()
    .waitFor();
  expect(page.url()).not.toContain(`${user?.user_id}`);
});

it("the audit is exported for a spreadsheet and for a program, as the filters have it", async () => {
  const page = await console_.open("/staff/audit?kind=staff_write", "auditor");
  const exported = async (format: string) => {
    await page.getByRole("button", { name: "导出" }).click();
    await page.getByLabel("格式").selectOption(format);
    return downloaded(page, () => page.getByRole("button", { name: "开始导出" }).click());
  };
  const csv = await exported("csv");
  expect(csv.name).toMatch(/^audit-\d{4}-\d{2}-\d{2}\.csv$/);
  const [head, ...rows] = csv.text.trimEnd().split("\r\n");
  expect(head).toMatch(/^\ufeffseq,at,kind,appid,/);
  const ndjson = await exported("ndjson");
  const entries = ndjson.text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(["staff_write"]));
  expect(rows.length).toBe(entries.length);
});

it("the whole audit is verified, and what was changed in it is named", async () => {
  const page = await console_.open("/staff/audit", "auditor");
  await page.getByRole("button", { name: "校验全部" }).click();
  await page.getByText(/完整：[\d,]+ 条记录/).waitFor();
  await expectNoBarriers(page);
  const heads = readFileSync(headsFile(), "utf8");
  const [first = ""] = heads.split("\n");
  onTestFinished(() => writeFileSync(headsFile(), heads));
  // Of a larger tree than was signed.
  const head = JSON.parse(first);
  const checkpoint = head.checkpoint.replace(`\n${head.seq}\n`, `\n${head.seq}0\n`);
  appendFileSync(headsFile(), `${JSON.stringify({ ...head, checkpoint })}\n`);
  await page.getByRole("button", { name: "重新校验" }).click();
  await page.getByText(`第 ${head.seq} 条的链头签名不对`).waitFor();
});

it("registers are compared with the audit, and a row that somebody wrote into the database is named", async () => {
  const { data } = console_.sandbox;
  const page = await console_.open("/staff/audit", "auditor");
  await page.getByText("本次启动后尚未核对").waitFor();
  await page.getByRole("button", { name: "核对全部" }).click();
  await page.getByText(/^相符：[\d,]+ 行登记的来历在 [\d,]+ 条记录中都能找到$/).waitFor();
  await expectNoBarriers(page);
  await asOwner(data, ({ run }) =>
    run("INSERT INTO staff (id, roles, state, since) VALUES ('thief', '[\"administrator\"]', 'active', 0)"),
  );
  onTestFinished(() => asOwner(data, ({ run }) => run("DELETE FROM staff WHERE id = 'thief'")));
  await page.getByRole("button", { name: "重新核对" }).click();
  await page.getByText("发现 1 处不符").waitFor();
  await page.getByText("工作人员 thief：没有任何记录说明其来历").waitFor();
  await expectNoBarriers(page);
  await page.reload();
  await page.getByText("发现 1 处不符").waitFor();
  const reviewer = await console_.open("/staff/audit", "reviewer");
  expect(await reviewer.getByRole("button", { name: "核对全部" }).count()).toBe(0);
  const refused = await reviewer.evaluate(async () => {
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/audit/comparison", { method: "POST", headers, body: "{}" })).status;
  });
  expect(refused).toBe(403);
  expect(refusedBy(page)).toEqual([]);
});

it("what was sent is seen with its state and tries, and in a sandbox with what it says", async () => {
  const page = await console_.open("/staff/outbox", "operator");
  await page
    .getByRole("row", { name: /已送达/ })
    .first()
    .waitFor();
  await storeScreen(page, "console-outbox");
  await expectNoBarriers(page);
  await page.getByLabel("状态").selectOption("given_up");
  await page.getByText("没有符合条件的内容").waitFor();
  await expectNoBarriers(page);
  await follow(page.getByRole("navigation", { name: "邮件" }).getByRole("link", { name: "沙箱信箱" }));
  const subject = await page.getByRole("row").nth(1).getByRole("button").textContent();
  // Another mail may have come above it by now.
  await page
    .getByRole("button", { name: `${subject}`, exact: true })
    .first()
    .click();
  await page.getByRole("dialog", { name: `${subject}` }).waitFor();
  await expectNoBarriers(page);
  expect(refusedBy(page)).toEqual([]);
});

it("health says whether the platform is ready, how its jobs went, and which certificates end", async () => {
  const page = await console_.open("/staff/health", "operator");
  await page.getByText("可以接受请求").waitFor();
  await page.getByRole("row", { name: /发送邮件.*成功/ }).waitFor();
  await storeScreen(page, "console-health");
  await expectNoBarriers(page);
  expect(refusedBy(page)).toEqual([]);
});

it("settings show what the start has fixed, and a year of holidays is imported", async () => {
  const page = await console_.open("/staff/settings", "operator");
  await page.getByText("SHIMING_OPERATOR_NAME").first().waitFor();
  await storeScreen(page, "console-settings");
  await expectNoBarriers(page);
  const leads = page.getByRole("navigation", { name: "审核", exact: true });
  const isSeen = (heading: string) =>
    page.getByRole("heading", { name: heading }).evaluate((at) => {
      const { top, bottom } = at.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  for (const part of ["处理期限", "节假日安排"]) {
    await follow(leads.getByRole("link", { name: part }));
    await expect.poll(() => isSeen(part)).toBe(true);
  }
  await follow(leads.getByRole("link", { name: "理由模板" }));
  await page.getByRole("row", { name: /缺少办理依据/ }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "导入一年的安排" }).click();
  const days = page.getByLabel(/每行一天/);
  await days.fill("2031-10-01,holiday\n2031-10-02,off");
  await page.getByText("第 2 行看不懂").waitFor();
  await days.fill("2031-10-01,holiday\n2031-10-02,holiday\n2031-10-11,workday");
  await page.getByText("2031 年：2 天放假，1 天调休上班").waitFor();
  await expectNoBarriers(page);
  await page.getByRole("dialog").getByRole("button", { name: "导入" }).click();
  await page.getByText("10-01 – 10-02").first().waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("an administrator changes the deadlines; whoever has looked before is told, and nothing is overwritten", async () => {
  const page = await console_.open("/staff/settings", "administrator");
  await page.getByRole("button", { name: "修改期限" }).click();
  const form = page.getByRole("dialog");
  const days = form.getByLabel("审核申请表", { exact: true });
  await days.fill("91");
  await form.getByText("请填写 1 至 90 的整数").waitFor();
  await expectNoBarriers(page);
  await days.fill("8");
  const others = { deadlines: [{ state: "submitted" as const, working_days: 6 }] };
  await onMachine(console_.sandbox, "deadlines.set", others);
  const submitted = async () =>
    (await onMachine(console_.sandbox, "deadlines.show", {})).find(({ state }) => state === "submitted");
  await form.getByRole("button", { name: "保存" }).click();
  await form.getByText(/刚刚有人改过，现在是“审核申请表 6/).waitFor();
  expect(await submitted()).toMatchObject({ working_days: 6, usual: 5 });
  await form.getByRole("button", { name: "保存" }).click();
  await page.getByText("期限已修改").waitFor();
  await page.getByRole("row", { name: /审核申请表.*平台.*8.*5/ }).waitFor();
  expect(await submitted()).toMatchObject({ working_days: 8 });
  expect(refusedBy(page)).toEqual([]);
});

it("figures tell consents by day, releases by category and times of review, as chart and as table", async () => {
  const page = await console_.open("/staff/figures", "administrator");
  await page.locator(".chart__drawing svg").first().waitFor();
  await page.getByRole("row", { name: /审核申请表.*平台/ }).waitFor();
  await page
    .getByText(/较前 30 天/)
    .first()
    .waitFor({ state: "attached" });
  await storeScreen(page, "console-figures");
  await expectNoBarriers(page);
  await page.getByText("以表格查看").click();
  await page.getByLabel("时间范围").selectOption("7");
  await page.waitForURL(/days=7/);
  await expect.poll(() => page.locator("details tbody tr").count()).toBe(7);
  expect(refusedBy(page)).toEqual([]);
});

it("an auditor sees every screen of the staff, and is offered nothing that changes anything", async () => {
  const page = await console_.open("/staff", "auditor");
  const lists = routes.filter((route) => route.for === "staff" && !route.path.includes(":"));
  for (const { path, title } of lists) {
    await comeTo(page, path);
    await page.getByRole("heading", { level: 1, name: title.zh, exact: true }).waitFor();
  }
  await comeTo(page, "/staff/settings");
  await page.getByRole("heading", { name: "节假日安排" }).waitFor();
  expect(await page.getByRole("button", { name: "导入一年的安排" }).count()).toBe(0);
  await comeTo(page, "/staff/outbox");
  await page
    .getByRole("row", { name: /已送达/ })
    .first()
    .waitFor();
  expect(await page.getByRole("columnheader", { name: "操作" }).count()).toBe(0);
});

it("who may not look up people or export is not offered it", async () => {
  const page = await console_.open("/staff/audit", "administrator");
  await page.getByRole("button", { name: "详情" }).first().waitFor();
  expect(await page.getByRole("button", { name: "按人查询" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "导出" }).count()).toBe(0);
  await page.goto("/staff");
  const other = await console_.open("/staff/audit", "reviewer");
  await other.getByRole("heading", { name: "没有权限" }).waitFor();
});
