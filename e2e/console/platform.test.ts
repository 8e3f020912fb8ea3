/** What the operator's staff keep of the platform itself: accounts, categories, hosts, authorities, and the staff. */
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { csvOf } from "../../apps/console/src/screens/categories/tree.ts";
import { storeScreen } from "../support/browser.ts";
import { shiming } from "../support/processes.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();

const dialogOf = (page: Page) => page.getByRole("dialog");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const inDialog = (page: Page, name: string) => dialogOf(page).getByRole("button", { name, exact: true });

/** The citizen on the phone taps, and allows. @returns the `auth_token`, or why there is none */
async function consents(): Promise<string> {
  const { data, file } = console_.sandbox;
  const user = file.users.find(({ user_id }) => user_id === "zhangsanfeng");
  const app = file.apps.find(({ access, mch_id }) => access === "approved" && mch_id);
  const whom = ["--user", `${user?.user_id}`, "--pay-password", `${user?.pay_password}`];
  const what = ["--appid", `${app?.appid}`, "--category", `${app?.category_ids[0]}`];
  const { code, stdout, stderr } = await shiming(["authorize", "--data", data, ...whom, ...what]);
  return code === 0 ? (stdout.trimEnd().split("\n").at(-1) ?? "") : stderr;
}

/** The newest of what waits for another of the staff. */
async function lastProposal() {
  const { proposals } = await onMachine(console_.sandbox, "proposals.list", { open: true, limit: 1 });
  return proposals[0]?.operation;
}

it("an operator finds an account by its user id, locks it, and unlocks it, and sees no name", async () => {
  const page = await console_.open("/staff/accounts", "operator");
  await expectNoBarriers(page);
  const [host] = await onMachine(console_.sandbox, "hosts.list", {});
  await page.getByLabel("宿主").selectOption(host?.issuer ?? "");
  await page.getByLabel("用户 ID").fill("zhangsanfeng");
  await page.keyboard.press("Enter");
  await page.getByText("居民身份证").waitFor();
  expect(page.url()).not.toContain("zhangsanfeng");
  await page.getByLabel("用户 ID").fill("zhouqiang");
  await page.keyboard.press("Enter");
  await page.getByText("锁定至").waitFor();
  await storeScreen(page, "console-accounts");
  await page.getByLabel("用户 ID").fill("zhangsanfeng");
  await page.keyboard.press("Enter");
  await page.getByText("正常", { exact: true }).waitFor();
  expect(await page.locator("main").textContent()).not.toContain("张三丰");
  await button(page, "锁定").click();
  await dialogOf(page).getByLabel("锁定到").selectOption({ label: "7 天后" });
  await dialogOf(page).getByText("立即不能再同意任何授权").waitFor();
  await expectNoBarriers(page);
  await inDialog(page, "锁定").click();
  await page.getByText("已锁定", { exact: true }).waitFor();
  const account = () => onMachine(console_.sandbox, "accounts.show", { user_id: "zhangsanfeng" });
  expect((await account()).locked_until).not.toBeNull();
  expect(await consents()).toContain("account locked");
  await button(page, "解锁").click();
  await inDialog(page, "解锁").click();
  await page.getByText("正常", { exact: true }).waitFor();
  expect((await account()).locked_until).toBeNull();
  expect(await consents()).toMatch(/^[\w-]{43}$/);
  await page.getByLabel("用户 ID").fill("nobody");
  await button(page, "查找").click();
  await page.getByRole("alert").waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("categories are imported after it was shown what changes, and not before", async () => {
  const page = await console_.open("/staff/categories", "operator");
  await page.getByText("社会保障").first().waitFor();
  await storeScreen(page, "console-categories");
  await expectNoBarriers(page);
  const saved = page.waitForEvent("download");
  await button(page, "下载当前类目").click();
  const csv = readFileSync(await (await saved).path(), "utf8");
  await button(page, "导入 CSV").click();
  const file = dialogOf(page).getByLabel("CSV 文件");
  await file.fill(csv);
  await inDialog(page, "预览变化").click();
  await dialogOf(page).getByText("与现有类目完全一致，没有变化").waitFor();
  await inDialog(page, "重新选择").click();
  const before = await onMachine(console_.sandbox, "categories.list", {});
  const lines = csv
    .split("\r\n")
    .filter((line) => !line.includes("社会保障"))
    .map((line) => (line.includes("公安") ? line.replace(/,[^,]*$/, "|public_institution$&") : line));
  const gb18030 = "first_id,first_name,second_id,second_name,subject_types\n7,\xb1\xca,8,\xb1\xca,";
  await dialogOf(page)
    .locator("input[type=file]")
    .setInputFiles({
      ...{ name: "categories.csv", mimeType: "text/csv" },
      buffer: Buffer.from(gb18030, "latin1"),
    });
  await expect.poll(() => file.inputValue()).toContain("7,笔,8,笔");
  await file.fill(
    [...lines.slice(0, -1), "7,出行,Travel,8,公交,Buses,,,,licensed_company,", ""].join("\r\n"),
  );
  await inDialog(page, "预览变化").click();
  await dialogOf(page)
    .getByRole("row", { name: /新增.*出行 > 公交/ })
    .waitFor();
  await dialogOf(page).getByText("新增 1 个、变更 1 个、移除 1 个").waitFor();
  await storeScreen(page, "console-categories-import");
  await expectNoBarriers(page);
  expect(await onMachine(console_.sandbox, "categories.list", {})).toEqual(before);
  await inDialog(page, "导入").click();
  await dialogOf(page).waitFor({ state: "detached" });
  await page.getByText("公交").waitFor();
  const ids = (await onMachine(console_.sandbox, "categories.list", {})).map(
    ({ category }) => category.second.id,
  );
  expect(ids).toContain(8);
  expect(refusedBy(page)).toEqual([]);
});

it("a file of ten thousand categories is gone through by kind and page; one with errors names their lines", async () => {
  const page = await console_.open("/staff/categories", "operator");
  const before = await onMachine(console_.sandbox, "categories.list", {});
  const lines = Array.from({ length: 10_000 }, (_, place) => {
    const [first, second] = [1000 + Math.floor(place / 100), 1 + (place % 100)];
    return `${first},行业${first},${second},业务${place},licensed_company`;
  });
  const fileOf = (rows: readonly string[]) => ({
    ...{ name: "categories.csv", mimeType: "text/csv" },
    buffer: Buffer.from(
      ["first_id,first_name,second_id,second_name,subject_types", ...rows, ""].join("\r\n"),
    ),
  });
  await button(page, "导入 CSV").click();
  const choose = (rows: readonly string[]) =>
    dialogOf(page).locator("input[type=file]").setInputFiles(fileOf(rows));
  await choose(lines.with(41, "x,行业,42,业务41,licensed_company").with(9998, lines[0] ?? ""));
  await inDialog(page, "预览变化").click();
  await dialogOf(page).getByRole("alert").getByText("文件中有 2 处错误").waitFor();
  await dialogOf(page)
    .getByRole("row", { name: /^43 first_id “x”不是编号 0 到 4294967295 的整数$/ })
    .waitFor();
  await dialogOf(page)
    .getByRole("row", { name: /^10000 整行 1000,1 已在第 2 行出现 每个类目只写一行$/ })
    .waitFor();
  await expectNoBarriers(page);
  await storeScreen(page, "console-categories-errors");
  const list = page.waitForEvent("download");
  await inDialog(page, "下载错误清单").click();
  expect(readFileSync(await (await list).path(), "utf8")).toBe(
    "\ufeff行,列,问题,应为\r\n43,first_id,“x”不是编号,0 到 4294967295 的整数\r\n" +
      '10000,整行,"1000,1 已在第 2 行出现",每个类目只写一行\r\n',
  );
  await choose(lines);
  await inDialog(page, "预览变化").click();
  await dialogOf(page).getByText(`新增 10,000 个、变更 0 个、移除 ${before.length} 个`).waitFor();
  const rows = dialogOf(page).getByRole("row");
  expect(await rows.count()).toBe(51);
  await dialogOf(page).getByRole("button", { name: /^新增/ }).click();
  await dialogOf(page).getByText("第 1 – 50 个，共 10,000 个").waitFor();
  await inDialog(page, "下一页").click();
  await dialogOf(page).getByText("第 51 – 100 个，共 10,000 个").waitFor();
  await dialogOf(page)
    .getByRole("row", { name: /新增.*行业1000 > 业务99/ })
    .waitFor();
  await expectNoBarriers(page);
  await inDialog(page, "导入").click();
  await dialogOf(page).waitFor({ state: "detached" });
  await page.getByText("10,000 个类目").waitFor();
  const drawn = () => page.locator(".tree__branch").count();
  expect(await drawn()).toBe(100);
  await page.getByText("行业1007", { exact: true }).click();
  await page.getByText("业务799", { exact: true }).waitFor();
  expect(await drawn()).toBe(200);
  expect(await onMachine(console_.sandbox, "categories.list", {})).toHaveLength(10_000);
  await onMachine(console_.sandbox, "categories.import", { csv: csvOf(before) });
});

it("a host's key is registered and taken back by two, a private one by nobody", async () => {
  const page = await console_.open("/staff/hosts", "operator");
  await page.getByText("公钥").first().waitFor();
  await storeScreen(page, "console-hosts");
  await button(page, "登记公钥").click();
  await dialogOf(page).getByText("提交后须由另一位工作人员确认才会生效").waitFor();
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  await dialogOf(page).getByLabel("密钥编号（kid）").fill("2027");
  const pem = dialogOf(page).getByLabel("公钥", { exact: true });
  await pem.fill(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  await dialogOf(page).getByText("其中有私钥，没有提交，内容已清除").waitFor();
  expect(await inDialog(page, "提交").isDisabled()).toBe(true);
  await pem.fill(publicKey.export({ type: "spki", format: "pem" }).toString());
  await expectNoBarriers(page);
  await inDialog(page, "提交").click();
  await page.getByText("已提交，等待另一位工作人员").waitFor();
  expect(await lastProposal()).toBe("hosts.register_key");
  await button(page, "撤下").first().click();
  await dialogOf(page).getByText("这是该宿主唯一的公钥").waitFor();
  await page.keyboard.press("Escape");
  await button(page, "设置页面来源").first().click();
  await dialogOf(page).getByLabel("页面来源").fill("https://city.example");
  await inDialog(page, "保存").click();
  await page.getByText("页面来源已设置").waitFor();
  const [host] = await onMachine(console_.sandbox, "hosts.list", {});
  expect(host?.origins).toEqual(["https://city.example"]);
});

it("of two who set a host's origins, the second is told what is there now, keeps what was typed, and chooses", async () => {
  const page = await console_.open("/staff/hosts", "operator");
  await button(page, "设置页面来源").first().click();
  const origins = dialogOf(page).getByLabel("页面来源");
  await origins.fill("https://second.example");
  const [host] = await onMachine(console_.sandbox, "hosts.list", {});
  const { issuer = "" } = host ?? {};
  await onMachine(console_.sandbox, "hosts.set_origins", { issuer, origins: ["https://first.example"] });
  await inDialog(page, "保存").click();
  await dialogOf(page).getByText("刚刚有人改过，现在是“https://first.example”").waitFor();
  expect(await origins.inputValue()).toBe("https://second.example");
  const now = async () => (await onMachine(console_.sandbox, "hosts.list", {}))[0]?.origins;
  expect(await now()).toEqual(["https://first.example"]);
  await inDialog(page, "保存").click();
  await expect.poll(now).toEqual(["https://second.example"]);
});

it("a certificate officer sees who issues, and trusts another authority with four eyes", async () => {
  const page = await console_.open("/staff/authorities", "certificate_officer");
  await page.getByText("正在签发").waitFor();
  await page.getByText("shiming keys rotate-issuer").waitFor();
  await storeScreen(page, "console-authorities");
  await expectNoBarriers(page);
  const crl = await page.getByRole("link", { name: "吊销列表" }).first().getAttribute("href");
  expect((await fetch(crl ?? "")).headers.get("content-type")).toBe("application/pkix-crl");
  await button(page, "增加机构").click();
  const issuers = await onMachine(console_.sandbox, "authorities.list_issuers", {});
  await dialogOf(page).getByLabel("机构证书").fill("no certificate");
  await inDialog(page, "提交").click();
  await dialogOf(page).locator(".field__error").waitFor();
  await dialogOf(page)
    .getByLabel("机构证书")
    .fill(issuers[0]?.certificate ?? "");
  await inDialog(page, "提交").click();
  await page.getByText("已提交，等待另一位工作人员").waitFor();
  expect(await lastProposal()).toBe("authorities.add");
});

it("an administrator invites, gives other roles, and resets a second factor, each for another to confirm", async () => {
  const page = await console_.open("/staff/staff", "administrator");
  const row = page.getByRole("row", { name: /证书管理员/ });
  await row.waitFor();
  await storeScreen(page, "console-staff");
  await expectNoBarriers(page);
  await button(page, "邀请工作人员").click();
  await dialogOf(page).getByLabel("邮箱").fill("new@realname.example");
  expect(await inDialog(page, "提交").isDisabled()).toBe(true);
  await dialogOf(page)
    .getByLabel(/审计员/)
    .check();
  await expectNoBarriers(page);
  await inDialog(page, "提交").click();
  await page.getByText("已提交，等待另一位工作人员").first().waitFor();
  expect(await lastProposal()).toBe("staff.invite");
  await row.getByRole("button", { name: "更改角色" }).click();
  await dialogOf(page).getByLabel(/运营/).check();
  await inDialog(page, "提交").click();
  await expect.poll(lastProposal).toBe("staff.set_roles");
  await row.getByRole("button", { name: "重置两步验证" }).click();
  await dialogOf(page).getByText("其全部会话立即结束").waitFor();
  await inDialog(page, "提交重置").click();
  await expect.poll(lastProposal).toBe("staff.reset_second_factor");
});

it("an auditor sees all of it, and is offered nothing that changes it", async () => {
  const page = await console_.open("/staff/staff", "auditor");
  await page.getByRole("row", { name: /证书管理员/ }).waitFor();
  const offered =
    "邀请工作人员|更改角色|移除|重置两步验证|导入 CSV|登记公钥|撤下|设置页面来源|增加机构|更新吊销列表|锁定|解锁";
  const changing = page.getByRole("button", { name: new RegExp(`^(${offered})$`) });
  expect(await changing.count()).toBe(0);
  for (const [path, shown] of [
    ["/staff/categories", "住房公积金"],
    ["/staff/hosts", "页面来源"],
    ["/staff/authorities", "正在签发"],
  ] as const) {
    await page.goto(path);
    await page.getByText(shown).first().waitFor();
    expect([path, await changing.count()]).toEqual([path, 0]);
  }
  await page.goto("/staff/accounts");
  await page.getByLabel("用户 ID").fill("zhangsanfeng");
  await button(page, "查找").click();
  await page.getByText("居民身份证").waitFor();
  expect(await changing.count()).toBe(0);
  expect(refusedBy(page)).toEqual([]);
});

it("staff keep records for another time, and place a legal hold, which somebody else lifts", async () => {
  const page = await console_.open("/staff/retention", "administrator");
  const row = page.getByRole("row", { name: /授权记录/ });
  await row.getByRole("button", { name: "修改" }).click();
  await page.getByRole("dialog").getByLabel("保存天数").fill("1825");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect.poll(() => row.textContent()).toContain("1,825");
  await page.getByRole("button", { name: "设置法律保留" }).click();
  await page.getByRole("dialog").getByLabel("用户 ID").fill("zhangsanfeng");
  await page.getByRole("dialog").getByLabel("理由").fill("2026 年第 17 号案");
  await page.getByRole("dialog").getByRole("button", { name: "设置法律保留" }).click();
  await page.getByRole("row", { name: /zhangsanfeng/ }).waitFor();
  await storeScreen(page, "console-retention");
  await expectNoBarriers(page);
  const deleting = onMachine(console_.sandbox, "accounts.delete", { user_id: "zhangsanfeng" });
  await expect(deleting).rejects.toMatchObject({ failure: "legal_hold" });
  await page
    .getByRole("row", { name: /zhangsanfeng/ })
    .getByRole("button", { name: "解除" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "解除" }).click();
  await expect.poll(() => page.getByRole("row", { name: /zhangsanfeng/ }).count()).toBe(0);
});
