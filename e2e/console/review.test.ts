import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();

const rowOf = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });
/** Without what the list has left out: one application by the name of its mini program. */
async function find(page: Page, name: string): Promise<void> {
  await page.goto("/staff/queue?turn=any");
  await rowOf(page, name).getByRole("link").first().click();
  await page.getByRole("heading", { name: "申请表", exact: true }).waitFor();
}
const shown = (page: Page) => onMachine(console_.sandbox, "applications.show", { id: idIn(page) });
const idIn = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";

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
  await rowOf(page, "积分商城|兑换").first().waitFor();
  const takers = await page.getByRole("cell", { name: "我", exact: true }).count();
  expect(takers).toBe((await page.getByRole("row").count()) - 1);
  expect(refusedBy(page)).toEqual([]);
});

void find;
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
  const { id } = await shown(page);
  await reason.press("Control+Enter");
  await expect.poll(() => idIn(page)).not.toBe(id);
  await page.getByRole("heading", { name: "申请表", exact: true }).waitFor();
  const asked = await onMachine(console_.sandbox, "applications.show", { id });
  expect([asked.state, asked.history.at(-1)?.reason]).toEqual([
    "needs_information",
    expect.stringContaining("法律法规"),
  ]);
  expect(refusedBy(page)).toEqual([]);
});
