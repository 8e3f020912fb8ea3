import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { closeWithTest } from "../support/kept-pages.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { codeOf, GOOD_PASSWORD, linkTo, newStaff, onMachine } from "./support/people.ts";

const console_ = useConsole();

it("somebody signs up by a mailed link, is signed in by that, and registers the organisation that they work for", async () => {
  const page = await console_.open("/sign-in");
  await expectNoBarriers(page);
  await storeScreen(page, "console-sign-in");
  await follow(page.getByRole("link", { name: "注册新账号" }));
  await page.getByRole("heading", { name: "注册" }).waitFor();
  await page.getByLabel("邮箱").fill("lin@hospital.example.com");
  await page.getByRole("button", { name: "发送链接" }).click();
  await page.getByText("邮件已发往 lin@hospital.example.com").waitFor();

  await page.goto(`/sign-up#token=${await linkTo(console_.sandbox, "lin@hospital.example.com")}`);
  await expect.poll(() => page.url()).not.toContain("token");
  await page.getByLabel("姓名").fill("林晓");
  await page.getByLabel("设置密码").fill("short");
  await page.getByRole("button", { name: "完成注册" }).click();
  await page.getByText("密码至少 10 个字符").waitFor();
  await expectNoBarriers(page);
  await page.getByLabel("设置密码").fill(GOOD_PASSWORD);
  await page.getByRole("button", { name: "完成注册" }).click();
  await page.getByText("已用 lin@hospital.example.com 登录").waitFor();
  await page.getByRole("heading", { name: "欢迎使用" }).waitFor();
  await page.locator(".toast").waitFor({ state: "detached" });
  await storeScreen(page, "console-first-steps");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "登记主体" }).click();
  await page.getByRole("heading", { name: "登记主体", level: 1 }).waitFor();
  await expectNoBarriers(page);
  await page.getByLabel("主体名称").fill("示例市第二医院");
  await page.getByLabel("统一社会信用代码").fill("91350100M000100Y43");
  await page.getByLabel("群众联系方式").fill("0000-12345");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await page.getByRole("heading", { name: "概览" }).waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("staff without a second factor are led to set one up, get recovery codes once, and sign in with either from then on", async () => {
  const page = await console_.open("/sign-in");
  const email = "reviewer@operator.example.com";
  const { url } = await onMachine(console_.sandbox, "staff.create", { email, roles: ["reviewer"] });
  await page.goto(url.replace(/^.*\/invitation/, "/invitation"));
  await page.getByLabel("姓名").fill("周敏");
  await page.getByLabel("设置密码").fill(GOOD_PASSWORD);
  await page.getByRole("button", { name: "完成注册" }).click();
  await page.getByRole("heading", { name: "启用两步验证" }).waitFor();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "使用验证器应用" }).click();
  await page.getByLabel("登录密码").fill(GOOD_PASSWORD);
  await page.getByRole("button", { name: "开始设置" }).click();
  await page.getByRole("img", { name: "验证器应用的二维码" }).waitFor();
  await expectNoBarriers(page);
  const secret = ((await page.locator(".secret__list").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("应用显示的 6 位验证码").fill(codeOf(secret));
  await page.getByRole("button", { name: "验证并启用" }).click();
  await page.getByRole("button", { name: "我已保存" }).waitFor();
  const codes = await page.locator(".secret__list li").allTextContents();
  expect(new Set(codes).size).toBe(10);
  await page.getByRole("button", { name: "我已保存" }).click();
  await page.getByRole("heading", { name: "概览" }).waitFor();

  await page.getByRole("button", { name: /我的账号/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(`${GOOD_PASSWORD}!`);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByText("邮箱或密码不正确").waitFor();
  await page.getByLabel("密码").fill(GOOD_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("button", { name: /使用恢复码/ }).click();
  await page.getByLabel("恢复码").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "确定" }).click();
  await page.getByRole("heading", { name: "概览" }).waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("a passkey that is added on the account page signs in without a password", async () => {
  const page = await console_.open("/sign-in");
  const email = "officer@operator.example.com";
  const person = await newStaff(page, console_.sandbox, email, ["certificate_officer"]);
  closeWithTest(page);
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.goto("/sign-in?next=/account");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(person.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByLabel("验证码").fill(codeOf(person.totp_secret ?? ""));
  await page.getByRole("button", { name: "确定" }).click();
  await page.getByRole("row", { name: /当前设备/ }).waitFor();
  await expectNoBarriers(page);
  await storeScreen(page, "console-account");
  await page.getByRole("button", { name: "添加通行密钥" }).click();
  await page.getByLabel("名称").fill("办公电脑");
  await page.getByRole("dialog").getByRole("button", { name: "添加通行密钥" }).click();
  await page.getByText("通行密钥已添加").waitFor();
  await page.getByText("办公电脑").waitFor();

  await page.getByRole("button", { name: /我的账号/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("button", { name: "使用通行密钥登录" }).click();
  await page.getByRole("button", { name: /我的账号/ }).waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("a password that was forgotten is set anew by a mailed link", async () => {
  const page = await console_.open("/sign-in");
  const email = "forgetful@operator.example.com";
  await newStaff(page, console_.sandbox, email, ["auditor"]);
  await page.goto("/reset-password");
  await expectNoBarriers(page);
  await page.getByLabel("邮箱").fill(email);
  await page.getByRole("button", { name: "发送链接" }).click();
  await page.goto(`/reset-password#token=${await linkTo(console_.sandbox, email)}`);
  await page.getByLabel("新密码").fill("另外-granite-9-lantern");
  await page.getByRole("button", { name: "设置新密码" }).click();
  await page.getByText("密码已重置，请登录").waitFor();
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill("另外-granite-9-lantern");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByLabel("验证码").waitFor();
});
