/** From an address to an organisation of one's own, with a second factor on the way. */
import { follow } from "../support/follow.ts";
import { expectNoBarriers } from "../support/looks.ts";
import { codeOf, GOOD_PASSWORD } from "../support/people.ts";
import {
  CREDIT_CODE,
  DESK,
  dialogOf,
  HOSPITAL,
  headed,
  inMenu,
  nextStep,
  PROVIDER,
  press,
  type Story,
} from "./story.ts";

/** The mail is read where the mails of a sandbox are: in the window of its operator. */
export async function signsUp({ provider, operator }: Story): Promise<void> {
  await follow(provider.getByRole("link", { name: "注册新账号" }));
  await provider.getByLabel("邮箱").fill(PROVIDER.email);
  await press(provider, "发送链接");
  await provider.getByText(`邮件已发往 ${PROVIDER.email}`).waitFor();
  await inMenu(operator, "发件箱");
  await follow(operator.getByRole("link", { name: "沙箱信箱" }));
  const mail = operator.getByRole("row").filter({ hasText: PROVIDER.email }).first();
  await mail.getByRole("button").click();
  const link = /http\S+#token=\S+/.exec(
    (await dialogOf(operator).locator("pre").first().textContent()) ?? "",
  );
  await press(dialogOf(operator).locator(".dialog__actions"), "关闭");
  await provider.goto(`${link}`);
  await provider.getByLabel("姓名").fill(PROVIDER.name);
  await provider.getByLabel("设置密码").fill(GOOD_PASSWORD);
  await press(provider, "完成注册");
  await headed(provider, "张三，欢迎使用");
}

export async function setsUpASecondFactor({ provider }: Story): Promise<void> {
  await press(provider, /我的账号/);
  await follow(provider.getByRole("link", { name: "账号与安全" }));
  await press(provider, "设置");
  const dialog = dialogOf(provider);
  await dialog.getByLabel("登录密码").fill(GOOD_PASSWORD);
  await press(dialog, "开始设置");
  const secret = ((await dialog.locator(".secret__list").textContent()) ?? "").replaceAll(" ", "");
  await dialog.getByLabel("应用显示的 6 位验证码").fill(codeOf(secret));
  await press(dialog, "验证并启用");
  await press(dialog, "我已保存");
  await provider.getByText("验证器应用已启用").waitFor();
}

export async function registersTheOrganisation({ provider, notes }: Story): Promise<void> {
  await follow(provider.getByRole("link", { name: "实名控制台" }));
  await press(provider, "登记主体");
  await provider.getByLabel("主体名称").fill(HOSPITAL);
  await provider.getByLabel("统一社会信用代码").fill(CREDIT_CODE);
  await provider.getByLabel("主体类型").selectOption({ label: "公立医疗机构" });
  await provider.getByLabel("群众联系方式").fill("0000-67890");
  await press(provider, "登记");
  await headed(provider, "概览");
  await nextStep(provider, "创建小程序").waitFor();
  await expectNoBarriers(provider);
  await provider.setViewportSize(DESK);
  notes.organisationId = new URL(provider.url()).pathname.split("/")[2] ?? "";
}
