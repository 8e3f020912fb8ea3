import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { codeOf, inhabitant, mailsIn } from "./support/people.ts";

const console_ = useConsole();

/** The members of the city's organisation, as one of them sees them. */
function openMembers(who: "city_owner" | "city_viewer") {
  const [city] = console_.sandbox.file.organisations;
  return console_.open(`/provider/${city?.id}/members`, who);
}

it("an owner sees who works for the organisation, and invites somebody by mail", async () => {
  const page = await openMembers("city_owner");
  await page.getByRole("row", { name: /林涛.*所有者/ }).waitFor();
  await page.getByRole("row", { name: /秦悦.*developer@city\.example.*开发者/ }).waitFor();
  await storeScreen(page, "console-members");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "邀请成员" }).click();
  await page.getByLabel("邮箱").fill("chen＠city");
  await page.getByLabel("邮箱").press("Enter");
  await page.getByText("邮箱须写成 name@example.com 的样子").waitFor();
  await page.getByLabel("邮箱").fill("chen@city.example");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "发送邀请" }).click();
  await page.getByText("邀请已发往 chen@city.example").waitFor();
  await page.getByRole("row", { name: /chen@city/ }).waitFor();
  const letters = () => mailsIn(console_.sandbox, ({ to }) => to.includes("chen@city.example"));
  await expect.poll(async () => (await letters())[0] ?? "", { timeout: 30_000 }).toContain("邀请");
  const [letter = ""] = await letters();
  expect(letter).toContain("您受邀加入示例市政务服务数据管理局");
  expect(letter).toMatch(/链接在北京时间 \d{4}-\d\d-\d\d \d\d:\d\d 前有效，只能使用一次/);
  const former = await mailsIn(console_.sandbox, ({ to }) => to.includes("developer@courier.example"));
  expect(former.join("\n")).toMatch(/^http:\/\/console\.localhost:\d+\/invitation#token=/m);
  expect(refusedBy(page)).toEqual([]);
});

it("a member is given another role, and removed, after it is said what that does", async () => {
  const page = await openMembers("city_owner");
  const row = page.getByRole("row", { name: /秦悦/ });
  await row.getByRole("button", { name: "更改角色" }).click();
  await page.getByLabel("角色", { exact: true }).selectOption("viewer");
  await page.getByRole("button", { name: "保存" }).click();
  await row.getByText("查看者").waitFor();
  await row.getByRole("button", { name: "移除" }).click();
  await page.getByRole("dialog").getByText("立即失去对本主体全部内容的访问权限").waitFor();
  await expectNoBarriers(page);
  await page.getByRole("dialog").getByRole("button", { name: "移除" }).click();
  await row.waitFor({ state: "detached" });
});

it("the last owner cannot leave, and is told so where they asked", async () => {
  const page = await openMembers("city_owner");
  await page.getByRole("row", { name: /林涛/ }).getByRole("button", { name: "退出" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "退出" }).click();
  await dialog.getByRole("alert").waitFor();
});

it("who may only look is offered nothing else, and another's organisation is not theirs to see", async () => {
  const page = await openMembers("city_viewer");
  await page.getByRole("row", { name: /林涛/ }).waitFor();
  expect(await page.getByRole("button", { name: "邀请成员" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "移除" }).count()).toBe(0);
  await page.goto(`/provider/${console_.sandbox.file.organisations[1]?.id}/members`);
  await page.getByRole("heading", { name: "没有权限" }).waitFor();
  await expectNoBarriers(page);
  await page.goto("/staff/queue");
  await page.getByRole("heading", { name: "没有权限" }).waitFor();
  await page.goto("/no-such-page");
  await page.getByRole("heading", { name: "页面不存在" }).waitFor();
});

it("a session that ends leaves what was typed where it is, and goes on once its owner has signed in again", async () => {
  const page = await openMembers("city_viewer");
  await page.getByRole("row", { name: /白雪/ }).getByRole("button", { name: "退出" }).click();
  await page.context().clearCookies();
  await page.getByRole("dialog").getByRole("button", { name: "退出" }).click();
  const again = page.getByRole("dialog", { name: "登录已失效" });
  await again.waitFor();
  await expectNoBarriers(page);
  const { password, totp_secret = "" } = inhabitant(console_.sandbox, "city_viewer");
  await again.getByLabel("密码").fill(password);
  await again.getByRole("button", { name: "登录", exact: true }).click();
  await again.getByLabel("验证码").fill(codeOf(totp_secret));
  await again.getByRole("button", { name: "确定" }).click();
  await page.getByRole("heading", { name: "登记主体" }).waitFor();
});

it("what was typed survives a window that is closed, until whoever typed it signs out", async () => {
  const page = await openMembers("city_owner");
  const email = page.getByLabel("邮箱");
  const invite = page.getByRole("button", { name: "邀请成员" });
  await invite.click();
  await email.fill("half-typed@city");
  await page.reload();
  await invite.click();
  expect(await email.inputValue()).toBe("half-typed@city");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /我的账号/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("heading", { name: "登录" }).waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")))).toEqual(
    [],
  );
});
