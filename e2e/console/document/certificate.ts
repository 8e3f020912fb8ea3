/** A certificate for a key that stays with the provider, by the commands that the screen shows; and the one that follows it. */
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { run } from "../../support/commands.ts";
import type { TestMerchant } from "../../support/merchants.ts";
import { follow } from "../support/follow.ts";
import { onMachine } from "../support/people.ts";
import { dialogOf, inMenu, MCH_ID, nextStep, press, type Story, textOf } from "./story.ts";

const DAY_MS = 86_400_000;

/** Runs what the dialog shows, as it stands, where nothing else is. */
async function runShownCommands(dialog: Locator): Promise<{ readonly key: string; readonly csr: string }> {
  const folder = mkdtempSync(join(tmpdir(), "hospital-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const commands = `${await dialog.getByRole("region", { name: "openssl 命令" }).textContent()}`;
  run("sh", ["-ec", `cd ${folder}\n${commands}`]);
  const file = (ending: string) =>
    join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? ending);
  return { key: file(".key.pem"), csr: file(".csr.pem") };
}

async function issue({ console_ }: Story, dialog: Locator): Promise<TestMerchant> {
  const { key, csr } = await runShownCommands(dialog);
  await dialog.getByLabel("选择文件").setInputFiles(csr);
  await expect.poll(() => dialog.getByLabel("证书请求（CSR）").inputValue()).toContain("REQUEST");
  await press(dialog, "签发证书");
  await dialog.getByText("证书已可用").waitFor();
  const certSerialNo = (await dialog.locator("code.serial").textContent()) ?? "";
  await press(dialog, "完成");
  const { certificate } = await onMachine(console_.sandbox, "merchants.show_certificate", {
    cert_serialno: certSerialNo,
  });
  const privateKey = createPrivateKey(textOf(key));
  return { mchId: MCH_ID, certSerialNo, certificatePem: certificate, privateKeyFile: key, privateKey };
}

export async function getsACertificate(story: Story): Promise<void> {
  const { provider, notes } = story;
  await inMenu(provider, "概览");
  await follow(nextStep(provider, "申请商户证书"));
  await press(provider, "申请证书");
  notes.merchant = await issue(story, dialogOf(provider));
  await provider.getByRole("row", { name: notes.merchant.certSerialNo }).getByText("使用中").waitFor();
  await inMenu(provider, "概览");
  await provider.getByRole("heading", { name: "今日调用" }).waitFor();
  await nextStep(provider, "申请商户证书").waitFor({ state: "detached" });
}

/** Both work until a day that is chosen, which is drawn on a line of time. */
export async function upgradesIt(story: Story): Promise<void> {
  const { provider, notes } = story;
  notes.former = notes.merchant;
  await inMenu(provider, "API 安全");
  await press(provider, "升级证书");
  const dialog = dialogOf(provider);
  const day = new Date(Date.now() + 7 * DAY_MS).toLocaleDateString("sv", { timeZone: "Asia/Shanghai" });
  await dialog.getByLabel("停用日期").fill(day);
  await dialog.getByRole("img", { name: `至 ${day}` }).waitFor();
  notes.merchant = await issue(story, dialog);
  await provider.getByRole("img", { name: /新旧证书同时可用 \d+ 天/ }).waitFor();
  await provider
    .getByRole("row", { name: notes.former?.certSerialNo ?? "" })
    .getByText("即将停用")
    .waitFor();
}
