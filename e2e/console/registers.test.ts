/** The registers of the operator's staff: organisations, mini programs, merchants, bindings, certificates. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();

const CITY_APPID = "wx1a2b3c4d5e6f7081";
const dialogOf = (page: Page) => page.getByRole("dialog");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const inDialog = (page: Page, name: string) => dialogOf(page).getByRole("button", { name, exact: true });
const search = async (page: Page, text: string) => {
  await page.getByRole("searchbox").fill(text);
  await page.keyboard.press("Enter");
};

it("staff find an organisation, and see its members and all that is its own", async () => {
  const page = await console_.open("/staff/organisations", "operator");
  await page.getByRole("row", { name: /示例快运有限公司/ }).waitFor();
  await storeScreen(page, "console-organisations");
  await expectNoBarriers(page);
  await page.getByRole("columnheader", { name: "主体名称" }).getByRole("button").click();
  await page.waitForURL(/order=legal_name/);
  await search(page, "快运");
  await page.waitForURL(/search=/);
  await expect.poll(() => page.getByRole("row").count()).toBe(2);
  await page.reload();
  await follow(page.getByRole("link", { name: "示例快运有限公司" }));
  await page
    .getByRole("row", { name: /courier\.example/ })
    .first()
    .waitFor();
  await storeScreen(page, "console-organisation");
  await expectNoBarriers(page);
  await button(page, "修改联系方式").click();
  await dialogOf(page).getByLabel("群众联系方式").fill("0000-24680");
  await inDialog(page, "保存").click();
  await page.getByText("0000-24680").waitFor();
  expect(await button(page, "移除").count()).toBe(0);
  expect(refusedBy(page)).toEqual([]);
});

it("an operator registers an organisation, which is refused where what was typed is not good", async () => {
  const page = await console_.open("/staff/organisations", "operator");
  await button(page, "登记主体").click();
  await dialogOf(page).getByLabel("主体名称").fill("示例市图书馆");
  await dialogOf(page).getByLabel("统一社会信用代码").fill("1");
  await inDialog(page, "登记主体").click();
  await dialogOf(page).getByText("统一社会信用代码应为 18 位，现为 1 位").waitFor();
  await page.reload();
  await button(page, "登记主体").click();
  expect(await dialogOf(page).getByLabel("主体名称").inputValue()).toBe("示例市图书馆");
  await dialogOf(page).getByLabel("统一社会信用代码").fill("91350100M000100Y43");
  await dialogOf(page).getByLabel("群众联系方式").fill("0000-13579");
  await inDialog(page, "登记主体").click();
  await page.getByRole("heading", { name: "示例市图书馆" }).waitFor();
  await page.getByText("没有商户号").waitFor();
});

it("a reviewer suspends and resumes access, and is told before whom that hits", async () => {
  const page = await console_.open("/staff/mini-programs", "reviewer");
  await page.getByRole("row", { name: new RegExp(CITY_APPID) }).waitFor();
  await expectNoBarriers(page);
  await page.getByLabel("实名授权").selectOption("suspended");
  await page.waitForURL(/access=suspended/);
  await expect.poll(() => page.getByRole("row", { name: new RegExp(CITY_APPID) }).count()).toBe(0);
  await page.getByLabel("实名授权").selectOption("approved");
  await page.getByRole("row", { name: new RegExp(CITY_APPID) }).waitFor();
  await storeScreen(page, "console-mini-programs-staff");
  await page.goto(`/staff/mini-programs/${CITY_APPID}`);
  await button(page, "暂停授权").waitFor();
  await storeScreen(page, "console-mini-program-staff");
  await expectNoBarriers(page);
  await button(page, "暂停授权").click();
  await dialogOf(page)
    .getByText(/\d 位用户的凭证作废/)
    .waitFor();
  await storeScreen(page, "console-suspend");
  expect(await inDialog(page, "暂停授权").isDisabled()).toBe(true);
  await dialogOf(page).getByLabel("原因").fill("群众投诉");
  await inDialog(page, "暂停授权").click();
  await page.getByText("群众投诉").waitFor();
  const access = async () =>
    (await onMachine(console_.sandbox, "apps.show", { appid: CITY_APPID })).access.state;
  expect(await access()).toBe("suspended");
  await button(page, "恢复授权").click();
  await inDialog(page, "恢复授权").click();
  await button(page, "暂停授权").waitFor();
  expect(await access()).toBe("approved");
  await button(page, "终止授权").click();
  expect(await inDialog(page, "终止授权").isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await button(page, "调整额度").click();
  await dialogOf(page).getByLabel("每日").fill("54321");
  await inDialog(page, "保存").click();
  await page
    .getByText(/54,321/)
    .first()
    .waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("an operator resets a secret, which is shown once, and changes categories", async () => {
  const page = await console_.open(`/staff/mini-programs/${CITY_APPID}`, "operator");
  await button(page, "重置 AppSecret").click();
  await inDialog(page, "重置").click();
  await dialogOf(page).getByText("仅显示这一次").waitFor();
  expect(await dialogOf(page).getByRole("listitem").textContent()).toMatch(/^[0-9a-f]{32}$/);
  await inDialog(page, "我已保存").click();
  await page.goto("/staff/mini-programs/wx4d5e6f708192a3b4");
  await page.getByRole("button", { name: "更改 服务类目" }).click();
  await dialogOf(page)
    .getByLabel(/政务服务/)
    .check();
  await inDialog(page, "保存").click();
  await page.getByText("类目已保存").waitFor();
  await dialogOf(page).waitFor({ state: "detached" });
  const { categories } = await onMachine(console_.sandbox, "apps.show", { appid: "wx4d5e6f708192a3b4" });
  expect(categories).toContainEqual([99, 901]);
});

it("a binding is proposed to another of the staff, and ended by one", async () => {
  const page = await console_.open("/staff/bindings", "operator");
  const row = page.getByRole("row", { name: new RegExp(`${CITY_APPID}.*1900000208`) });
  await row.waitFor();
  await expectNoBarriers(page);
  await row.getByRole("button", { name: "解除绑定" }).click();
  await dialogOf(page).getByText(/94007/).waitFor();
  await inDialog(page, "解除绑定").click();
  await row.waitFor({ state: "detached" });
  await search(page, "公积金");
  await expect.poll(() => page.getByRole("row").count()).toBeLessThan(8);
  await storeScreen(page, "console-bindings");
  await button(page, "绑定").click();
  await dialogOf(page).getByLabel("appid").fill(CITY_APPID);
  await dialogOf(page).getByLabel("商户号").fill("1900000208");
  await inDialog(page, "提交").click();
  await page.getByText("已提交，等待另一位工作人员").waitFor();
  const { proposals } = await onMachine(console_.sandbox, "proposals.list", { open: true, limit: 1 });
  expect(proposals[0]?.operation).toBe("apps.bind");
  const { merchants } = await onMachine(console_.sandbox, "apps.show", { appid: CITY_APPID });
  expect(merchants).not.toContain("1900000208");
});

it("a certificate officer finds a certificate by a part of its number, and revokes it on its page", async () => {
  const page = await console_.open("/staff/certificates", "certificate_officer");
  await page.getByRole("columnheader", { name: "证书序列号" }).waitFor();
  await storeScreen(page, "console-certificates");
  await expectNoBarriers(page);
  const [listed] = await onMachine(console_.sandbox, "merchants.list_certificates", {
    state: "valid",
    order: "-not_after",
  });
  const serial = listed?.cert_serialno ?? "";
  await search(
    page,
    serial
      .slice(8, 24)
      .toLowerCase()
      .replaceAll(/(..)(?=.)/g, "$1:"),
  );
  await follow(page.getByRole("link", { name: serial }));
  await button(page, "吊销").click();
  await dialogOf(page).getByRole("textbox").fill(serial.slice(-8));
  await inDialog(page, "吊销").click();
  await dialogOf(page).waitFor({ state: "detached" });
  await page.getByText("已吊销").first().waitFor();
  const found = await onMachine(console_.sandbox, "merchants.show_certificate", { cert_serialno: serial });
  expect(found.status.state).toBe("revoked");
});

it("a merchant's page has its certificates and who uses its number; an operator makes another", async () => {
  const page = await console_.open("/staff/merchants", "operator");
  await page.getByRole("link", { name: "1900000109" }).waitFor();
  await storeScreen(page, "console-merchants-staff");
  await expectNoBarriers(page);
  await button(page, "新建商户").click();
  await dialogOf(page).getByLabel("商户号").fill("1900000999");
  await dialogOf(page).getByLabel("查找主体").fill("快运");
  await dialogOf(page).getByLabel("主体", { exact: true }).focus();
  await dialogOf(page).getByLabel("主体", { exact: true }).selectOption({ label: "示例快运有限公司" });
  await inDialog(page, "新建商户").click();
  await page.getByRole("heading", { name: "商户 1900000999" }).waitFor();
  await page.goto("/staff/merchants/1900000109");
  await page
    .getByRole("link", { name: /示例市政务服务/ })
    .first()
    .waitFor();
  await storeScreen(page, "console-merchant-staff");
  await expectNoBarriers(page);
  await page.goto("/staff/merchants/1999999999");
  await page.getByText("没有商户 1999999999").waitFor();
});

it("an auditor reads every register and every page, and is offered nothing that changes one", async () => {
  const page = await console_.open("/staff/organisations", "auditor");
  const [{ id = "" } = {}] = await onMachine(console_.sandbox, "organisations.list", { search: "快运" });
  const [{ cert_serialno = "" } = {}] = await onMachine(console_.sandbox, "merchants.list_certificates", {});
  for (const [path, shown] of [
    ["organisations", "示例快运有限公司"],
    [`organisations/${id}`, "courier.example"],
    ["mini-programs", CITY_APPID],
    [`mini-programs/${CITY_APPID}`, "授权状态"],
    ["merchants", "1900000109"],
    ["merchants/1900000109", "绑定的小程序"],
    ["bindings", CITY_APPID],
    ["certificates", cert_serialno],
    [`certificates/${cert_serialno}`, "证书"],
  ] as const) {
    await page.goto(`/staff/${path}`);
    await page.getByText(shown).first().waitFor();
    const offered = await page.locator("main").getByRole("button").allInnerTexts();
    const harmless =
      /^(|下载.*|复制.*|回到第一页|下一页|主体名称|登记时间|小程序|AppID|商户|商户号|有效期至)$/;
    expect([path, offered.map((text) => text.trim()).filter((text) => !harmless.test(text))]).toEqual([
      path,
      [],
    ]);
  }
});
