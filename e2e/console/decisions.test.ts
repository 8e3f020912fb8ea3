/** What a reviewer decides by clicks, and what the platform does from then on. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();
const atPlatform = (id: string) => onMachine(console_.sandbox, "applications.show", { id });
const appAt = (appid: string) => onMachine(console_.sandbox, "apps.show", { appid });
const dialogOf = (page: Page) => page.getByRole("dialog");

/** The first application of the sandbox that is there, on its page. */
async function openOne(state: "submitted" | "permission_submitted" | "approved") {
  const [found] = await onMachine(console_.sandbox, "applications.list", { state });
  const { id = "", appid } = found ?? {};
  const page = await console_.open(`/staff/queue/${id}`, "reviewer");
  await page.getByRole("heading", { name: "决定" }).waitFor();
  return { id, appid: appid ?? "", page };
}

/** Chooses a decision, says why, and confirms it where it asks once more. */
async function decide(page: Page, verb: string, reason: string, asks = true): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).click();
  await page.getByLabel("写给申请方").fill(reason);
  await page.getByRole("button", { name: `${verb}并处理下一份` }).click();
  if (asks) await dialogOf(page).getByRole("button", { name: verb, exact: true }).click();
}

const lastMail = async (about: string) =>
  (await onMachine(console_.sandbox, "outbox.list", { about })).map(({ id }) => id);

it("an application is declined after it is asked once more: it is over, and the applicant is written to", async () => {
  const { id, page } = await openOne("permission_submitted");
  await page.getByRole("button", { name: "不予通过", exact: true }).click();
  await page.getByLabel("写给申请方").fill("所选类目与业务不符");
  await page.getByRole("button", { name: "不予通过并处理下一份" }).click();
  await dialogOf(page).getByText("申请方只能重新申请").waitFor();
  await expectNoBarriers(page);
  await dialogOf(page).getByRole("button", { name: "取消" }).click();
  expect((await atPlatform(id)).state).toBe("permission_submitted");
  await page.getByRole("button", { name: "不予通过并处理下一份" }).click();
  await dialogOf(page).getByRole("button", { name: "不予通过", exact: true }).click();
  await expect.poll(() => new URL(page.url()).pathname.split("/").at(-1)).not.toBe(id);
  const { state, history, next } = await atPlatform(id);
  expect([state, next.who, history.at(-1)?.reason]).toEqual(["declined", "nobody", "所选类目与业务不符"]);
  expect(await lastMail(id)).toContain(history.at(-1)?.message_id);
  await page.goto(`/staff/queue/${id}`);
  await page.getByText("现在没有需要你做的决定").waitFor();
});

it("access that is suspended can be given another reason, and is resumed as it was approved", async () => {
  const { id, appid, page } = await openOne("approved");
  const before = await appAt(appid);
  await decide(page, "暂停", "核查投诉");
  await expect
    .poll(async () => (await appAt(appid)).access)
    .toMatchObject({ state: "suspended", reason: "核查投诉" });
  await page.goto(`/staff/queue/${id}`);
  await decide(page, "更新暂停原因", "投诉属实，限期整改");
  await expect.poll(async () => (await appAt(appid)).access.reason).toBe("投诉属实，限期整改");
  await page.goto(`/staff/queue/${id}`);
  await decide(page, "恢复", "已整改", false);
  await expect.poll(async () => (await appAt(appid)).access.state).toBe("approved");
  const after = await appAt(appid);
  expect([after.approved_categories, after.quota]).toEqual([before.approved_categories, before.quota]);
  expect(refusedBy(page)).toEqual([]);
});

it("closing says in figures whom it hits, and ends access for good", async () => {
  const { id, appid, page } = await openOne("approved");
  const { calls_last_day } = await onMachine(console_.sandbox, "apps.in_use", { appid });
  await page.getByRole("button", { name: "关闭", exact: true }).click();
  await page.getByLabel("写给申请方").fill("主体已注销");
  await page.getByRole("button", { name: "关闭并处理下一份" }).click();
  const dialog = dialogOf(page);
  await dialog.getByText("已开通的实名授权立即终止").waitFor();
  await dialog.getByText(`最近 24 小时有 ${calls_last_day.toLocaleString("en")} 次调用`).waitFor();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "关闭", exact: true }).last().click();
  await expect.poll(async () => (await atPlatform(id)).state).toBe("closed");
  expect((await appAt(appid)).access.state).toBe("ended");
  const { capability } = await onMachine(console_.sandbox, "apps.capability", { appid });
  expect(capability).not.toBe("approved");
});
