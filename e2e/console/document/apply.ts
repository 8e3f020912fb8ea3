/** The form of ten items: written, sent back with a question, answered, and the entrance opened. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { follow } from "../support/follow.ts";
import { onMachine } from "../support/people.ts";
import { APP_NAME, dialogOf, HOSPITAL, headed, inMenu, MCH_ID, press, type Story } from "./story.ts";

export const standingOf = ({ console_, notes }: Story) =>
  onMachine(console_.sandbox, "applications.show", { id: notes.applicationId });

/** From the capability card, which says what comes next. */
export async function fillsInTheForm(story: Story): Promise<void> {
  const { provider, notes } = story;
  await inMenu(provider, "接口设置");
  await follow(provider.getByRole("link", { name: "申请开通" }));
  await press(dialogOf(provider), "开始填写");
  await headed(provider, `填写申请 · ${APP_NAME}`);
  notes.applicationId = new URL(provider.url()).pathname.split("/").at(-2) ?? "";
  expect(await provider.getByLabel("业务方名称（主体名称）").inputValue()).toBe(HOSPITAL);
  await provider
    .getByLabel("使用该接口的场景和用途")
    .fill("患者在小程序预约挂号、查询检验报告时，核验本人身份");
  await provider.getByLabel("商户号").selectOption(MCH_ID);
  await press(provider, "下一步");
  await provider.getByLabel("日均调用次数").fill("20000");
  await provider.getByLabel("日均用户数").fill("15000");
  await provider.getByLabel("最高并发调用量（每分钟）").fill("600");
  await provider.getByLabel("平均每分钟调用量").fill("14");
  await press(provider, "下一步");
  await fillContact(provider, /产品联系人/, ["张三", "13800138000", "zhang@second-hospital.example"]);
  await fillContact(provider, /开发联系人/, ["王五", "13900139000", "wang@second-hospital.example"]);
  await press(provider, "下一步");
  await provider.getByText("已通过全部自动检查，可以提交").waitFor();
  await press(provider, "提交申请");
  await provider.getByText("申请表审核中").first().waitFor();
  expect(await standingOf(story)).toMatchObject({ state: "submitted", users_per_day: 15_000 });
}

async function fillContact(page: Page, group: RegExp, [name, telephone, email]: [string, string, string]) {
  const fields = page.getByRole("group", { name: group });
  await fields.getByLabel("姓名").fill(name);
  await fields.getByLabel("电话").fill(telephone);
  await fields.getByLabel("邮箱").fill(email);
}

/** Out of the queue, with the words of a template. */
export async function isAskedBack(story: Story): Promise<void> {
  const { reviewer } = story;
  await openInQueue(reviewer);
  await press(reviewer, "领取");
  await press(reviewer, "要求补充");
  await reviewer.getByLabel("用模板填写").selectOption({ label: "缺少办理依据" });
  await expect.poll(() => reviewer.getByLabel("写给申请方").inputValue()).toContain("法律法规");
  await press(reviewer, "要求补充并处理下一份");
  await expect.poll(async () => (await standingOf(story)).state).toBe("needs_information");
}

/** @param turn whose move it is, as the queue is filtered by it; the staff's unless told otherwise */
export async function openInQueue(page: Page, turn = "轮到平台"): Promise<void> {
  await inMenu(page, "审核队列");
  await page.getByLabel("轮到").selectOption({ label: turn });
  await follow(page.getByRole("row", { name: new RegExp(HOSPITAL) }).getByRole("link"));
  await headed(page, "申请表");
}

/** The overview says what is asked, and leads there. */
export async function answers(story: Story): Promise<void> {
  const { provider } = story;
  await inMenu(provider, "概览");
  const asked = provider.locator(".to-do", { hasText: APP_NAME });
  await asked.getByText("请补充要求实名办理的法律法规").waitFor();
  await follow(asked.getByRole("link"));
  await press(provider, "补充并答复");
  const scenario = provider.getByLabel("使用该接口的场景和用途");
  await scenario.fill(`${await scenario.inputValue()}；依据《医疗机构管理条例》第三十一条`);
  await follow(provider.getByRole("link", { name: "确认并提交" }));
  await provider.getByLabel("答复说明").fill("已在场景中写明办理依据");
  await press(provider, "提交补充材料");
  await provider.getByText("申请表审核中").first().waitFor();
  expect((await standingOf(story)).history.at(-1)).toMatchObject({
    move: "answer",
    reason: "已在场景中写明办理依据",
  });
}

export async function opensTheEntrance(story: Story): Promise<void> {
  const { reviewer } = story;
  await openInQueue(reviewer);
  await reviewer.getByText("第三十一条").first().waitFor();
  await press(reviewer, "开放入口");
  await press(reviewer, "开放入口并处理下一份");
  await expect.poll(async () => (await standingOf(story)).state).toBe("entrance_opened");
}
