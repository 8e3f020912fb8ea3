import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { type ConsolePerson, newMember, onMachine } from "./support/people.ts";

const console_ = useConsole();
let owner: ConsolePerson | undefined;
let organisationId = "";

/** The owner of the first organisation, made once. */
async function openMembers() {
  const page = await console_.open("/sign-in");
  if (!owner) {
    const { sandbox } = console_;
    [{ id: organisationId = "" } = {}] = await onMachine(sandbox, "organisations.list", {});
    const person = {
      name: "王小明",
      role: "owner",
      email: "wang@provider.example.com",
      organisationId,
    } as const;
    owner = await newMember(page, sandbox, person);
  }
  return console_.open(`/provider/${organisationId}/members`, owner);
}

it("an owner sees who works for the organisation, and invites somebody by mail", async () => {
  const page = await openMembers();
  await page.getByRole("row", { name: /王小明/ }).waitFor();
  await storeScreen(page, "console-members");
  await page.getByRole("button", { name: "邀请成员" }).click();
  await page.getByLabel("邮箱").fill("chen@provider.example.com");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "发送邀请" }).click();
  await page.getByText("邀请已发往 chen@provider.example.com").waitFor();
  await page.getByRole("row", { name: /chen@provider/ }).waitFor();
  await expectNoBarriers(page);
  expect(refusedBy(page)).toEqual([]);
});

it("the last owner cannot leave, and is told so where they asked", async () => {
  const page = await openMembers();
  await page.getByRole("button", { name: "退出", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("立即失去对本主体全部内容的访问权限").waitFor();
  await dialog.getByRole("button", { name: "退出", exact: true }).click();
  await dialog.getByRole("alert").waitFor();
});

it("a session that ends leaves what was typed where it is, and goes on once its owner has signed in again", async () => {
  const page = await openMembers();
  await page.getByRole("button", { name: "邀请成员" }).click();
  await page.getByLabel("邮箱").fill("zhou@provider.example.com");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "发送邀请" }).click();
  const again = page.getByRole("dialog", { name: "登录已失效" });
  await again.getByLabel("密码").fill(owner?.password ?? "");
  await again.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByText("邀请已发往 zhou@provider.example.com").waitFor();
});

it("what was typed survives a window that is closed", async () => {
  const page = await openMembers();
  await page.getByRole("button", { name: "邀请成员" }).click();
  await page.getByLabel("邮箱").fill("half-typed@provider");
  await page.reload();
  await page.getByRole("button", { name: "邀请成员" }).click();
  expect(await page.getByLabel("邮箱").inputValue()).toBe("half-typed@provider");
});
