/** The operator's registers: what an auditor reads and takes away, and what staff write. */
import { readFileSync } from "node:fs";
import type { OutputOf } from "@shiming/administration";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { exchange, fetchToken, openMyAuthorizations, realnameInfoFields } from "../support/protocol.ts";
import { authorize } from "../support/samples.ts";
import { partiesOf } from "../support/sandbox-parties.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { mailsIn, onMachine } from "./support/people.ts";

const console_ = useConsole();

beforeAll(async () => {
  const parties = partiesOf(console_.sandbox);
  const authToken = await authorize(console_.sandbox, "yanwenbo");
  const fields = realnameInfoFields(parties, authToken, parties.merchant);
  expect((await exchange(parties, await fetchToken(parties), fields)).json).toMatchObject({ errcode: 0 });
});

async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const act = page.getByRole("button", { name: button }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), act]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

it("an auditor reads what is done with identities, use by use, and takes it away as a file", async () => {
  const page = await console_.open("/staff/processing", "auditor");
  const row = page.getByRole("row", { name: /某市城市服务|城市服务/ }).first();
  await row.waitFor();
  await storeScreen(page, "console-processing");
  await expectNoBarriers(page);
  await row.getByRole("button").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("示例市民钱包").waitFor();
  await dialog.getByText("法律依据").waitFor();
  await storeScreen(page, "console-processing-record");
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  const json = await downloaded(page, "导出 JSON");
  const records: OutputOf<"processing.list"> = JSON.parse(json.text);
  expect(
    records
      .map(({ counts }) => counts.released)
      .sort()
      .at(-1),
  ).toBe(1);
  expect(records.length).toBeGreaterThan(3);
  expect(records.every(({ purpose, items }) => purpose !== "" && items.length > 0)).toBe(true);
  const csv = await downloaded(page, "导出 CSV");
  expect(csv.name).toMatch(/^processing-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.text.split("\r\n")[0]).toContain("record_id,state,since");
  expect(csv.text.trimEnd().split("\r\n")).toHaveLength(records.length + 1);
  expect(refusedBy(page)).toEqual([]);
});

it("an auditor reads who receives identities, and finds one by name", async () => {
  const page = await console_.open("/staff/recipients", "auditor");
  await page.getByRole("row").nth(2).waitFor();
  await storeScreen(page, "console-recipients");
  await expectNoBarriers(page);
  await page.getByLabel("接收方名称").fill("没有这样的单位");
  await page.getByLabel("接收方名称").press("Enter");
  await page.getByText("没有符合条件的内容").waitFor();
  await page.waitForURL(/search=/);
  expect(refusedBy(page)).toEqual([]);
});

it("what was never assessed comes first; staff assess it with a signed report, and an auditor reads every version", async () => {
  const page = await console_.open("/staff/assessments", "operator");
  const row = page.getByRole("row", { name: /公积金随身查/ });
  await row.getByText("未评估").waitFor();
  await row.getByRole("button", { name: "公积金随身查" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("目的和方式是否合法")
    .fill("查询公积金须核验本人身份，依据《住房公积金管理条例》，只取姓名和身份证号。");
  await dialog.getByLabel("对个人权益的影响").fill("泄露会暴露本人身份；信息加密提供，影响可控。");
  await dialog.getByLabel("保护措施是否合法").fill("证书加密、单独同意、可随时撤回，措施与风险相适应。");
  await dialog.getByLabel("评估人").fill("合规部 赵审");
  await dialog.getByLabel("评估报告").setInputFiles({
    ...{ name: "report.pdf", mimeType: "application/pdf" },
    buffer: Buffer.from("%PDF-1.7\n%%EOF\n"),
  });
  await storeScreen(page, "console-assessment-form");
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "保存" }).click();
  await row.getByText("有效", { exact: true }).waitFor();
  await storeScreen(page, "console-assessments");
  await expectNoBarriers(page);
  const subject =
    (await onMachine(console_.sandbox, "assessments.list", { state: "current" }))[0]?.subject ?? "";
  const [record] = await onMachine(console_.sandbox, "processing.list", { search: "公积金" });
  expect(record).toMatchObject({ record_id: subject, assessment: { version: 1, outcome: "acceptable" } });
  const auditor = await console_.open("/staff/assessments", "auditor");
  await auditor.getByRole("button", { name: "公积金随身查" }).click();
  await auditor.getByRole("dialog").getByText("合规部 赵审").waitFor();
  const report = await downloaded(auditor, "下载报告");
  expect(report.text).toBe("%PDF-1.7\n%%EOF\n");
  expect(await auditor.getByRole("button", { name: "写新版本" }).count()).toBe(0);
  expect([...refusedBy(page), ...refusedBy(auditor)]).toEqual([]);
});

it("the second of two who assess at once is told, and nothing earlier is overwritten", async () => {
  const given = {
    ...{
      assessed_on: "2026-01-02",
      next_review_on: "2026-01-03",
      outcome: "acceptable_with_measures" as const,
    },
    ...{ assessor: "甲", purpose: "一", influence: "二", measures: "三" },
  };
  const write = (if_unchanged: number, purpose: string) =>
    onMachine(console_.sandbox, "assessments.write", {
      ...given,
      subject: "platform",
      purpose,
      if_unchanged,
    });
  await write(0, "一");
  await expect(write(0, "另一")).rejects.toMatchObject({ failure: "entity_changed" });
  const { state, versions } = await write(1, "二版");
  expect([state, versions.map(({ version, purpose }) => [version, purpose])]).toEqual([
    "due",
    [
      [2, "二版"],
      [1, "一"],
    ],
  ]);
  const { entries } = await onMachine(console_.sandbox, "audit.search", {
    actions: ["assessment_written"],
    limit: 1,
  });
  expect(entries[0]?.fields).toMatchObject({ subject: "assessment platform 2" });
});

it("a letter is written down, late ones come first, and the answer reaches whoever has an account", async () => {
  const { sandbox } = console_;
  const monthsAgo = new Date(Date.now() - 60 * 86_400_000).toISOString();
  const late = {
    kind: "explanation",
    channel: "mail",
    received_at: monthsAgo,
    text: "请说明保存期限",
  } as const;
  const { is_overdue } = await onMachine(sandbox, "rights.receive", late);
  expect(is_overdue).toBe(true);
  const page = await console_.open("/staff/rights", "operator");
  await page.getByRole("button", { name: "登记请求" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("请求类型").selectOption({ label: "更正、补充" });
  await dialog.getByLabel("用户 ID").fill("yanwenbo");
  await dialog.getByLabel("请求内容").fill("姓名已变更，请更正。");
  await storeScreen(page, "console-request-form");
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "登记" }).click();
  await page.getByRole("row", { name: /更正、补充/ }).waitFor();
  await expect.poll(() => page.locator("tbody tr").first().textContent()).toMatch(/解释处理规则.*已逾期/s);
  await storeScreen(page, "console-requests");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "更正、补充" }).click();
  await dialog.getByText("姓名已变更，请更正。").waitFor();
  expect(await dialog.textContent()).not.toContain("yanwenbo");
  await dialog.getByLabel("答复").fill("已由实名渠道更正。");
  await dialog.getByRole("button", { name: "提交答复" }).click();
  await page.getByRole("row", { name: /更正、补充.*已答复/s }).waitFor();
  const mine = await openMyAuthorizations(partiesOf(sandbox), "yanwenbo");
  const { json } = await mine.data();
  expect(json.requests).toMatchObject([{ kind: "correction", answer: "已由实名渠道更正。" }]);
  expect(refusedBy(page)).toEqual([]);
});

it("staff are reminded once by mail of what is due, and the mail says nothing of it", async () => {
  const { sandbox } = console_;
  // The server's own job may have been first.
  await onMachine(sandbox, "rights.remind", {});
  expect(await onMachine(sandbox, "rights.remind", {})).toEqual({ reminded: 0 });
  const reminders = async () =>
    (await mailsIn(sandbox, () => true)).filter((text) =>
      text.includes("A request of a person waits for an answer"),
    );
  await expect.poll(async () => (await reminders()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  expect((await reminders()).join()).not.toContain("请说明保存期限");
});
