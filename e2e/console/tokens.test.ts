import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";

const console_ = useConsole();
const place = (screen: string) => `/provider/${console_.sandbox.file.organisations[0]?.id}/${screen}`;

/** As a program calls, with a token and nothing else. */
const statusOf = async (path: string, token: string) =>
  (await fetch(`${console_.sandbox.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } }))
    .status;

it("a token is made for chosen operations, shown once, used, and revoked", async () => {
  const page = await console_.open(place("tokens"), "city_owner");
  await page.getByText("还没有令牌").waitFor();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "新建令牌" }).click();
  const dialog = page.getByRole("dialog");
  const create = dialog.getByRole("button", { name: "新建令牌" });
  expect(await create.isDisabled()).toBe(true);
  await dialog.getByLabel("名称").fill("用量报表");
  await dialog.getByLabel("常用组合").selectOption("usage");
  await dialog.getByText("已选 2 项").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "新建令牌" }).click();
  expect(await dialog.getByLabel("名称").inputValue()).toBe("用量报表");
  await dialog.getByText("已选 2 项").waitFor();
  await expectNoBarriers(page);
  await create.click();
  await dialog.getByText("仅显示这一次").waitFor();
  await expectNoBarriers(page);
  const token = `${await dialog.locator(".secret__list li").textContent()}`;
  expect(await statusOf("/usage", token)).toBe(200);
  expect(await statusOf("/merchants", token)).toBe(403);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(token);

  await dialog.getByRole("button", { name: "我已保存" }).click();
  await page.reload();
  const row = page.getByRole("row", { name: /用量报表/ });
  await row.getByText("有效").waitFor();
  expect(await page.content()).not.toContain(token);
  await row.getByText("2 项").click();
  await row.getByText("usage.export").waitFor();
  await storeScreen(page, "console-tokens");
  await expectNoBarriers(page);

  await row.getByRole("button", { name: "吊销" }).click();
  await dialog.getByText(/最近一次使用：\d{4}-/).waitFor();
  await dialog.getByRole("button", { name: "吊销" }).click();
  await row.getByText("已吊销").waitFor();
  expect(await statusOf("/usage", token)).toBe(401);
  expect(refusedBy(page)).toEqual([]);
});

it("a viewer may make a token that reads, and no more", async () => {
  const page = await console_.open(place("tokens"), "city_viewer");
  await page.getByRole("button", { name: "新建令牌" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("商户及其证书", { exact: true }).waitFor();
  expect(await dialog.getByText("按证书请求签发一年期证书").count()).toBe(0);
});

it("the page of webhooks says plainly that it comes later", async () => {
  const page = await console_.open(place("webhook"), "city_viewer");
  await page.getByText("事件通知尚未开放，现在无需填写任何地址").waitFor();
  await expectNoBarriers(page);
  await storeScreen(page, "console-webhook");
});
