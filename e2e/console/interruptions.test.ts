/**
 * What comes between somebody and what they are writing: a session that ends, a network that is away, a colleague who is faster.
 * Nothing typed is lost, and nothing of another's is overwritten unseen.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { run } from "../support/commands.ts";
import { useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { codeOf, inhabitant, onMachine } from "./support/people.ts";

const console_ = useConsole();
const NO_NETWORK = "没有收到平台的回应，请检查网络后重试";

/** A form that somebody is in the middle of, and how it is seen at the platform that it has arrived. */
interface Form {
  readonly page: Page;
  readonly field: Locator;
  readonly typed: string;
  send(): Promise<void>;
  arrived(): Promise<void>;
}

const organisationOf = (place: number) => console_.sandbox.file.organisations[place]?.id ?? "";
const applicationFor = async (search: string) => {
  const [found] = await onMachine(console_.sandbox, "applications.list", { search });
  return onMachine(console_.sandbox, "applications.show", { id: found?.id ?? "" });
};

const forms: Readonly<Record<string, { who: string; open: () => Promise<Form> }>> = {
  "the wizard": { who: "school_owner", open: openWizard },
  "a reviewer's question": { who: "reviewer", open: openQuestion },
  "a certificate request": { who: "city_owner", open: openCertificateRequest },
  "an invitation": { who: "city_owner", open: openInvitation },
};

async function openWizard(): Promise<Form> {
  const appid = "wx92a3b4c5d6e7f809";
  const { id } = await applicationFor(appid);
  const page = await console_.open(
    `/provider/${organisationOf(3)}/applications/${id}/fill-in`,
    "school_owner",
  );
  const field = page.getByLabel("使用该接口的场景和用途");
  const typed = `毕业生办理就业登记和档案转递，办理前核验真实身份 ${Math.random()}`;
  return {
    ...{ page, field, typed },
    send: () => field.blur(),
    async arrived() {
      await page.getByText("已自动保存").waitFor();
      await expect.poll(async () => (await applicationFor(appid)).scenario).toBe(typed);
    },
  };
}

async function openQuestion(): Promise<Form> {
  const page = await console_.open("/staff/queue", "reviewer");
  const row = page.getByRole("row").filter({ hasText: "申请表审核中" }).first();
  await follow(row.getByRole("link"));
  await page.getByRole("heading", { name: "申请表" }).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("button", { name: "要求补充" }).click();
  const typed = "请补充上级主管部门的批复文件";
  return {
    ...{ page, typed },
    field: page.getByLabel("写给申请方"),
    send: () => page.getByRole("button", { name: "要求补充并处理下一份" }).click(),
    async arrived() {
      const last = async () =>
        (await onMachine(console_.sandbox, "applications.show", { id })).history.at(-1)?.reason;
      await expect.poll(last).toBe(typed);
    },
  };
}

async function openCertificateRequest(): Promise<Form> {
  const page = await console_.open(`/provider/${organisationOf(0)}/security`, "city_owner");
  await page.getByRole("button", { name: "升级证书" }).first().click();
  const dialog = page.getByRole("dialog").first();
  return {
    page,
    field: dialog.getByLabel("证书请求（CSR）"),
    typed: newRequest(),
    send: () => dialog.getByRole("button", { name: "签发证书" }).click(),
    async arrived() {
      await page.getByText("证书已可用").waitFor();
      const serial = (await page.locator("code.serial").textContent()) ?? "";
      const shown = await onMachine(console_.sandbox, "merchants.show_certificate", {
        cert_serialno: serial,
      });
      expect(shown.status.state).toBe("valid");
    },
  };
}

function newRequest(): string {
  const folder = mkdtempSync(join(tmpdir(), "request-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", join(folder, "key.pem")];
  return run("openssl", ["req", "-new", ...key, "-subj", "/CN=1900000109"]).toString();
}

async function openInvitation(): Promise<Form> {
  const organisation_id = organisationOf(0);
  const page = await console_.open(`/provider/${organisation_id}/members`, "city_owner");
  await page.getByRole("button", { name: "邀请成员" }).click();
  const typed = `new-${Math.floor(Math.random() * 1e9)}@city.example`;
  return {
    ...{ page, typed },
    field: page.getByLabel("邮箱").first(),
    send: () => page.getByRole("button", { name: "发送邀请" }).click(),
    arrived: () => page.getByRole("row", { name: typed }).waitFor(),
  };
}

async function signInAgain(page: Page, who: string): Promise<void> {
  const again = page.getByRole("dialog", { name: "登录已失效" });
  const { password, totp_secret = "" } = inhabitant(console_.sandbox, who);
  await again.getByLabel("密码").fill(password);
  await again.getByRole("button", { name: "登录", exact: true }).click();
  await again.getByLabel("验证码").fill(codeOf(totp_secret));
  await again.getByRole("button", { name: "确定" }).click();
  await again.waitFor({ state: "detached" });
}

it.each(Object.entries(forms))(
  "a session that ends in the middle of %s is taken up again, and what was typed is sent",
  async (_name, { who, open }) => {
    const form = await open();
    const { page, field, typed } = form;
    await field.fill(typed);
    await page.context().clearCookies();
    await form.send();
    await page.getByRole("dialog", { name: "登录已失效" }).waitFor();
    await expectNoBarriers(page);
    expect(await field.inputValue()).toBe(typed);
    await signInAgain(page, who);
    await form.arrived();
  },
);

it.each(Object.entries(forms))(
  "a network that is away in the middle of %s is told in a sentence, and what was typed goes when it is back",
  async (_name, { open }) => {
    const form = await open();
    const { page, field, typed } = form;
    await field.fill(typed);
    await page.context().setOffline(true);
    await form.send();
    await page.getByText(NO_NETWORK).first().waitFor();
    expect(await field.inputValue()).toBe(typed);
    await page.context().setOffline(false);
    // The wizard goes on by itself.
    if (!(await page.getByText("已自动保存").isVisible())) await form.send();
    await form.arrived();
  },
);

const TOLD = /刚刚有人改过，现在是“(.+)”/;
const save = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "保存" }).click();

it("of two windows in which a member gets another role, the second is told the first's, keeps its own, and may insist", async () => {
  const organisation_id = organisationOf(2);
  const open = async () => {
    const page = await console_.open(`/provider/${organisation_id}/members`, "fund_owner");
    await page.getByRole("row", { name: /夏雨/ }).getByRole("button", { name: "更改角色" }).click();
    return page;
  };
  const [first, second] = [await open(), await open()];
  const roleIn = (page: Page) => page.getByLabel("角色", { exact: true });
  const now = async () =>
    (await onMachine(console_.sandbox, "members.list", { organisation_id })).find(
      ({ name }) => name === "夏雨",
    )?.role;
  await roleIn(first).selectOption("viewer");
  await save(first);
  await first.getByRole("dialog").waitFor({ state: "detached" });
  await roleIn(second).selectOption("owner");
  await save(second);
  await second.getByText(TOLD).waitFor();
  expect([await now(), await roleIn(second).inputValue()]).toEqual(["viewer", "owner"]);
  await save(second);
  await expect.poll(now).toBe("owner");
});

it("of two windows in which the categories of a mini program are chosen, the second is told, and takes nothing back unseen", async () => {
  const appid = "wx5e6f708192a3b4c5";
  const open = async () => {
    const page = await console_.open(`/provider/${organisationOf(2)}/mini-programs/${appid}`, "fund_owner");
    await page.getByRole("button", { name: "更改 服务类目" }).click();
    await page.getByRole("checkbox", { name: /公立医疗机构/ }).waitFor();
    return page;
  };
  const [first, second] = [await open(), await open()];
  const now = async () => (await onMachine(console_.sandbox, "apps.show", { appid })).categories.map(String);
  await first.getByRole("checkbox", { name: /公立医疗机构/ }).check();
  await save(first);
  await expect.poll(now).toContain("20,201");
  await second.getByRole("checkbox", { name: /社会保障/ }).check();
  await save(second);
  await second.getByText(TOLD).waitFor();
  expect(await now()).toContain("20,201");
  expect(await second.getByRole("checkbox", { name: /社会保障/ }).isChecked()).toBe(true);
});
