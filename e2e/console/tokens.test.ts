import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEventReceiver, type SecurityEvent } from "@shiming/sdk";
import { expect, it, onTestFinished } from "vitest";
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

/** The receiver of the SDK, as a service provider has it. */
async function openReceiver(audience: string) {
  const received: SecurityEvent[] = [];
  const { express } = createEventReceiver({
    jwks: `${console_.sandbox.url}/.well-known/jwks.json`,
    audience,
    onEvent: (event) => void received.push(event),
  });
  let answers = express;
  const server = createServer((request, response) => void answers(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/events`,
    fail: () => {
      answers = async (_request, response) => {
        response.writeHead(500, { "content-type": "text/plain" });
        response.end("the database is away");
      };
    },
  };
}

it("an address for events answers a challenge, is sent an event, fails, is pushed again, paused and removed", async () => {
  const page = await console_.open(place("webhook"), "city_owner");
  await page.getByText("还没有登记接收地址").waitFor();
  await expectNoBarriers(page);
  const appid = console_.sandbox.file.apps[0]?.appid ?? "";
  const receiver = await openReceiver(appid);
  const field = page.getByLabel("HTTPS 地址");
  const register = page.getByRole("button", { name: "验证并登记" });
  const refused = async (url: string, why: string) => {
    await field.fill(url);
    await register.click();
    // Beside the field, whatever of the address it is about.
    await page.locator(".field__error", { hasText: why }).waitFor();
  };
  await refused("city.example.com/events", "不是完整的网址");
  await refused("https://city.example.com:99999/", "不是完整的网址");
  await refused("ftp://city.example.com/", "地址须以 https:// 开头");
  await refused("https://10.1.2.3/events", "事件只推送到公网地址");
  await refused("http://127.0.0.1:9/events", "平台连不上这个地址");
  await field.fill(console_.sandbox.url);
  await register.click();
  await page.getByText("它没有答对验证请求").waitFor();
  await field.fill(receiver.url);
  await register.click();
  await page.getByText("推送中").waitFor();

  await page.getByRole("button", { name: "发送测试事件" }).click();
  const row = page.getByRole("row", { name: /测试事件/ }).first();
  await row.getByText("已送达").waitFor();
  await expect.poll(() => receiver.received.map(({ type }) => type)).toEqual(["verification-test"]);
  await row.getByRole("button", { name: "详情" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/HTTP 202/).waitFor();
  await dialog.getByText(`"aud": "${appid}"`).waitFor();
  await expectNoBarriers(page);
  await storeScreen(page, "console-webhook-event");
  await dialog.getByRole("button", { name: "关闭" }).first().click();

  receiver.fail();
  await page.getByRole("button", { name: "发送测试事件" }).click();
  await page.getByText("最近一次推送没有成功").waitFor();
  await row.getByText("HTTP 500").waitFor();
  await expectNoBarriers(page);
  await storeScreen(page, "console-webhook");
  await row.getByRole("button", { name: "重新推送" }).click();
  await page.getByText("已重新排队，马上再推送").waitFor();
  await page.getByRole("button", { name: "立即推送" }).click();
  const tries = async () => {
    await page.reload();
    return row.locator("[data-title=尝试]").textContent();
  };
  await expect.poll(tries, { timeout: 30_000 }).toBe("2");
  await row.getByRole("button", { name: "详情" }).click();
  await dialog.getByText("the database is away").first().waitFor();
  expect(await dialog.getByText(/HTTP 500，用时/).count()).toBe(2);
  await expectNoBarriers(page);
  await storeScreen(page, "console-webhook-tries");
  await dialog.getByRole("button", { name: "关闭" }).first().click();
  await page.getByRole("button", { name: "暂停推送" }).click();
  await page.getByText("推送已暂停").waitFor();
  await page.getByRole("button", { name: "恢复推送" }).waitFor();
  await page.getByRole("button", { name: "移除地址" }).click();
  await dialog.getByText("1 个尚未送达的事件不再推送").waitFor();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "移除地址" }).click();
  await page.getByText("还没有登记接收地址").waitFor();
  await row.getByText("投递失败").waitFor();
});

it("whoever may only look sees the address for events, and nothing to press", async () => {
  const page = await console_.open(place("webhook"), "city_viewer");
  await page.getByText("还没有登记接收地址").waitFor();
  expect(await page.getByRole("button", { name: "验证并登记" }).count()).toBe(0);
  await expectNoBarriers(page);
});
