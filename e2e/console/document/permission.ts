/** The permission: its texts with the sheet beside them, its files dropped, and an approval that takes two of the staff. */
import { expect } from "vitest";
import { pdf } from "../../journey/support/documents.ts";
import { follow } from "../support/follow.ts";
import { expectNoBarriers } from "../support/looks.ts";
import { onMachine } from "../support/people.ts";
import { openInQueue, standingOf } from "./apply.ts";
import { APP_NAME, DESK, dialogOf, dropOn, HOSPITAL, headed, inMenu, press, type Story } from "./story.ts";

export const PURPOSE = "预约挂号和查询检验报告时核验患者本人身份";

export async function writesThePermission(story: Story): Promise<void> {
  const { provider } = story;
  await inMenu(provider, "接口设置");
  await follow(provider.getByRole("link", { name: "继续申请" }));
  await press(provider, "填写权限申请");
  await headed(provider, "类目与用途");
  await press(provider, "添加类目");
  await provider.getByLabel("用途", { exact: true }).fill(PURPOSE);
  await provider.getByLabel("法律依据").first().fill("《医疗机构管理条例》第三十一条");
  await provider.getByLabel("保存期限", { exact: true }).fill("业务办结后 30 日内删除");
  const sheet = provider.frameLocator('iframe[title="市民将看到的授权页"]');
  for (const text of [PURPOSE, HOSPITAL, APP_NAME]) await sheet.getByText(text).first().waitFor();
  await press(provider, "下一步");
  await provider.getByLabel("法律或政策").fill("《医疗机构管理条例》");
  await provider.getByLabel("条款").fill("第三十一条");
  await provider.getByLabel("存储地点").fill("医院机房，境内");
  await provider.getByLabel("保护方式").fill("加密保存，按岗位授权访问，留有日志");
  await press(provider, "下一步");
  await provider.getByLabel("必要性").fill("挂号和检验报告须对应到本人，自行填写会张冠李戴");
  await provider.getByLabel("对个人权益的影响和风险").fill("姓名和证件号码泄露");
  await provider.getByLabel("保护措施").fill("只保存加密的姓名，证件号码核验后不保存");
}

/** Each kind of paper has a place of its own. */
export async function dropsThePapers({ provider }: Story): Promise<void> {
  await drop("影响评估报告");
  await press(provider, "下一步");
  await drop("信息提供协议");
  await drop("主体资质");

  async function drop(label: string): Promise<void> {
    const place = provider.locator(".field", { has: provider.getByText(label, { exact: true }) });
    await dropOn(place.locator(".drop"), `${label}.pdf`, pdf("Paper"));
    await provider.getByText(`${label}.pdf 已上传`).waitFor();
  }
}

export async function submitsThePermission(story: Story): Promise<void> {
  const { provider } = story;
  await press(provider, "下一步");
  await provider.getByText("已通过全部自动检查，可以提交").waitFor();
  for (const text of [PURPOSE, "医院机房，境内", "信息提供协议.pdf"]) {
    await provider.locator("form").getByText(text).first().waitFor();
  }
  await press(provider, "提交申请");
  await provider.getByText("权限审核中").first().waitFor();
  expect((await standingOf(story)).state).toBe("permission_submitted");
}

/** One reviewer proposes, and does nothing by that; another one confirms, in a window of theirs. */
export async function isApprovedByTwo(story: Story): Promise<void> {
  const { reviewer, second, provider, console_, notes } = story;
  await openInQueue(reviewer);
  await press(reviewer, "通过");
  const until = await reviewer.getByLabel("有效期至").inputValue();
  await press(reviewer, "提交复核并处理下一份");
  await reviewer.getByText(/等待另一位/).waitFor();
  expect((await standingOf(story)).state).toBe("permission_submitted");
  await openInQueue(reviewer);
  await reviewer.getByText("你已提议“通过”，等待另一位同事复核").waitFor();
  await inMenu(second, "双人复核");
  await follow(second.getByRole("row", { name: /通过实名授权申请/ }).getByRole("link"));
  for (const text of [HOSPITAL, APP_NAME, PURPOSE]) await second.getByText(text).first().waitFor();
  await press(second, "确认并执行");
  await press(dialogOf(second), "确认并执行");
  await headed(second, "双人复核");
  expect((await standingOf(story)).history.at(-1)?.by).toMatch(/^staff \S+, confirmed by staff \S+$/);
  const { access } = await onMachine(console_.sandbox, "apps.show", { appid: notes.appid });
  expect(access.state).toBe("approved");
  await inMenu(provider, "接口设置");
  const card = provider.locator(".card", { hasText: "实名授权" });
  await card.getByText("已开通").first().waitFor();
  await card.getByText(until).waitFor();
  await card.getByText("后端还需要商户证书").waitFor();
  await expectNoBarriers(provider);
  await provider.setViewportSize(DESK);
}
