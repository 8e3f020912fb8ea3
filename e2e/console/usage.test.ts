/** The usage of a service provider in the console: chart, tables, file. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();
const FUND_APP = "wx4d5e6f708192a3b4";

const fund = () => console_.sandbox.file.organisations[2]?.id ?? "";
const openUsage = (query: string, options = {}): Promise<Page> =>
  console_.open(`/provider/${fund()}/usage${query}`, "fund_developer", options);
const counted = (value: number) => new Intl.NumberFormat("zh-CN").format(value);

it("the usage is drawn and told day by day, and each failing code leads to what it means and whose it is to mend", async () => {
  const page = await openUsage(`?period=quarter&appid=${FUND_APP}`);
  const from = new Date(
    `${await page.locator("tbody").last().locator("tr").last().locator("td").first().textContent()}T00:00:00+08:00`,
  );
  const usage = await onMachine(console_.sandbox, "usage.show", {
    appid: FUND_APP,
    from: from.toISOString(),
  });
  const calls = usage.sums.reduce((sum, each) => sum + each.calls, 0);
  expect(await page.locator(".figures").textContent()).toContain(counted(calls));
  await page.locator(".chart svg").waitFor();
  const code = page.getByRole("row", { name: /^94003 / });
  expect(await code.textContent()).toMatch(/签名.*你方程序/);
  // The chart and the first codes together.
  await page.setViewportSize({ width: 1280, height: 960 });
  await storeScreen(page, "console-usage");
  await expectNoBarriers(page);
  await follow(page.getByRole("table", { name: "明细" }).getByRole("link", { name: /94003/ }).first());
  await page.waitForURL(/#code-94003$/);
  expect(await code.evaluate((row) => row.getBoundingClientRect().top < innerHeight)).toBe(true);
  expect(refusedBy(page)).toEqual([]);
});

it("what is shown is taken along as CSV", async () => {
  const page = await openUsage("?period=week");
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 CSV" }).click();
  const download = await started;
  const csv = readFileSync(await download.path(), "utf8");
  expect(csv).toMatch(/^\ufeffdate,hour,appid,name,what,code,/);
  expect(csv).toContain(FUND_APP);
  expect(download.suggestedFilename()).toMatch(/^usage-\d{4}-\d{2}-\d{2}\.csv$/);
});

it("days are chosen, a week at most is told by the hour, and the address keeps it", async () => {
  const page = await openUsage("", { timezoneId: "Europe/London" });
  await page.getByLabel("时间").selectOption("week");
  await page.getByLabel("统计").selectOption("hour");
  await page.getByText("北京时间").first().waitFor();
  await page.reload();
  expect(await page.getByLabel("统计").inputValue()).toBe("hour");
  await page.getByLabel("时间").selectOption("quarter");
  await expect.poll(() => page.getByLabel("统计").inputValue()).toBe("day");
  await page.getByLabel("时间").selectOption("custom");
  await page.getByLabel("从").fill("2020-01-01");
  await page.getByLabel("到", { exact: true }).fill("2020-01-02");
  await page.getByText("这段时间没有调用").waitFor();
  await expectNoBarriers(page);
});
