/** What the citizen, and whoever answers them, does in a browser: on the phone, under 我的授权, in the console. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Visit } from "../city-service/visit.ts";
import { inhabitant } from "../console/support/people.ts";
import { signIn } from "../console/support/sessions.ts";
import type { TestPhone } from "../phone/support/phone.ts";
import { storeScreen, type TestBrowser } from "../support/browser.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

const PENSION_NO = "30010001";

const keysOf = ({ page }: Visit) => page.getByRole("group", { name: "手机" });
/** With its screen, and without the panel beside it. */
const deviceOf = (citizen: Visit) => keysOf(citizen).locator("..");

/** 退休资格认证: the city has the name and number, and learns that they are right. */
export async function verifies(citizen: Visit): Promise<void> {
  await citizen.tapService("退休资格认证");
  await citizen.screen.locator("input").fill(PENSION_NO);
  await citizen.tap("开始认证");
  await citizen.sheet.getByText("不会提供您的姓名和身份证号").waitFor();
  await storeScreen(deviceOf(citizen), "citizen-verification");
  await citizen.sheet.getByRole("button", { name: "同意" }).click();
  await citizen.sees("认证成功，有效期至");
  await citizen.back();
}

/** 市民读者证: the sheet asks for the name, and for nothing else. */
export async function getsCard(citizen: Visit): Promise<void> {
  await citizen.tapService("市民读者证");
  await citizen.tap("办理读者证");
  const asked = citizen.sheet.locator("main");
  await asked.getByText("办理市民读者证").waitFor();
  expect(await asked.textContent()).not.toMatch(/\d\*{4}|身份证号属于敏感个人信息/);
  await storeScreen(deviceOf(citizen), "citizen-name-alone");
  await citizen.consent();
  await citizen.sees(/^TS\d{8}$/);
  await citizen.sees("陈𬭎");
  await storeScreen(deviceOf(citizen), "citizen-card");
}

/** In the window that the phone opens. */
export async function opensMine(citizen: Visit): Promise<Page> {
  const { page } = citizen;
  await keysOf(citizen).getByRole("button", { name: "主屏幕" }).click();
  const [mine] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "我的授权" }).click(),
  ]);
  await mine.setViewportSize({ width: 375, height: 740 });
  await mine.locator(".about").waitFor();
  return mine;
}

/** The consent that is meant, by what it was for. */
const consentTo = (mine: Page, purpose: string) => mine.locator(".consent").filter({ hasText: purpose });

/** @returns the file, beside the log's key of that day */
export async function keepsReceipt(
  mine: Page,
  purpose: string,
  { sandbox }: TestPhone,
): Promise<{ readonly file: string; readonly key: string }> {
  await consentTo(mine, purpose)
    .getByRole("button", { name: /^授权回执/ })
    .click();
  const paper = mine.locator(".paper");
  await paper.getByText(purpose).waitFor();
  expect(await paper.textContent()).not.toContain("身份证号");
  await storeScreen(mine, "citizen-receipt");
  const [download] = await Promise.all([
    mine.waitForEvent("download"),
    mine.getByRole("button", { name: "保存文件" }).click(),
  ]);
  const folder = scratchFolder();
  const [file, key] = [join(folder, "receipt.jws"), join(folder, "log-key.txt")];
  await download.saveAs(file);
  writeFileSync(key, await (await fetch(`${sandbox.url}/log/key`)).text());
  await mine.getByRole("button", { name: "返回列表" }).click();
  return { file, key };
}

/** What the command says of a receipt in a folder that has nothing else, without any platform. */
export async function verifiesReceipt(kept: {
  readonly file: string;
  readonly key: string;
}): Promise<string> {
  const { code, stdout } = await shiming(["receipt", "verify", kept.file, "--log-key", kept.key]);
  expect(code, stdout).toBe(0);
  return stdout;
}

/** Until the platform has told the city. */
export async function withdraws(mine: Page, purpose: string): Promise<void> {
  const consent = consentTo(mine, purpose);
  await consent.getByRole("button", { name: /^撤回授权/ }).click();
  await mine.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
  await consent.locator(".tag", { hasText: "已撤回" }).waitFor();
  const isTold = async () => {
    await mine.reload();
    await consent.locator(".tag").waitFor();
    return consent.getByText("已通知对方您撤回了授权").isVisible();
  };
  await expect.poll(isTold, { timeout: 60_000 }).toBe(true);
  await storeScreen(mine, "citizen-withdrawn");
}

/** The city's page says that the data is gone, and when. */
export async function findsNothing(citizen: Visit): Promise<void> {
  await citizen.page.getByRole("button", { name: "关闭", exact: true }).click();
  await citizen.page.getByRole("button", { name: "城市服务" }).click();
  await citizen.sees("您的读者证数据已删除");
  await citizen.sees(/我们已于 \d{4}-\d\d-\d\d \d\d:\d\d 删除您的姓名和读者证/);
  expect(await citizen.screen.getByText("陈𬭎").count()).toBe(0);
  await storeScreen(deviceOf(citizen), "citizen-deleted");
}

export async function complains(mine: Page, words: string): Promise<void> {
  await mine.getByRole("button", { name: /^投诉该服务提供方/ }).click();
  const dialog = mine.getByRole("dialog");
  await dialog.getByRole("textbox").fill(words);
  await storeScreen(mine, "citizen-complaint");
  await dialog.getByRole("button", { name: "提交投诉" }).click();
  await mine.locator(".my__outcome", { hasText: "投诉已提交" }).waitFor();
}

/** A reviewer of the platform, in the console. */
export async function answers(
  { sandbox }: TestPhone,
  browser: TestBrowser,
  words: string,
  answer: string,
): Promise<void> {
  const baseURL = `http://console.localhost:${new URL(sandbox.url).port}`;
  const page = await browser.open({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    baseURL,
  });
  await signIn(page, baseURL, inhabitant(sandbox, "reviewer"));
  await page.goto("/staff/rights");
  await page
    .getByRole("row", { name: /示例市政务服务数据管理局/ })
    .getByRole("button")
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(words).waitFor();
  await dialog.getByText("姓名", { exact: true }).waitFor();
  expect(await dialog.textContent()).not.toMatch(/陈|999999/);
  await dialog.getByRole("textbox", { name: "答复" }).fill(answer);
  await storeScreen(page, "console-complaint");
  await dialog.getByRole("button", { name: "提交答复" }).click();
  await page.getByRole("row").getByText("已答复").waitFor();
}
