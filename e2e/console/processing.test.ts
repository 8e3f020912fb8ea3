/** The operator's registers: what an auditor reads and takes away, and what staff write. */
import { readFileSync } from "node:fs";
import type { OutputOf } from "@shiming/administration";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { exchange, fetchToken, realnameInfoFields } from "../support/protocol.ts";
import { authorize } from "../support/samples.ts";
import { partiesOf } from "../support/sandbox-parties.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";

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
