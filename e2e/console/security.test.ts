import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();
const DAY_MS = 86_400_000;

const openSecurity = (who: "city_owner" | "city_viewer") =>
  console_.open(`/provider/${console_.sandbox.file.organisations[0]?.id}/security`, who);

async function merchantOfCity() {
  const [city] = console_.sandbox.file.organisations;
  const merchants = await onMachine(console_.sandbox, "merchants.list", {});
  const merchant = merchants.find(({ organisation_id }) => organisation_id === city?.id);
  if (!merchant) throw new Error("the city has no merchant");
  return merchant;
}

const cardOf = (page: Page, mchId: string) =>
  page.locator("section.card", { has: page.getByRole("heading", { name: new RegExp(mchId) }) });

/** Runs the commands that the dialog shows, as they stand, in a folder of their own. */
async function runShownCommands(page: Page): Promise<{ readonly key: string; readonly csr: string }> {
  const commands = `${await page.getByRole("region", { name: "openssl 命令" }).textContent()}`;
  const folder = mkdtempSync(join(tmpdir(), "request-"));
  execFileSync("sh", ["-ec", commands], { cwd: folder, stdio: "ignore" });
  const file = (ending: string) => join(folder, /-out (\S+)\.csr\.pem/.exec(commands)?.[1] + ending);
  return { key: file(".key.pem"), csr: file(".csr.pem") };
}

const publicKeyOf = (kind: "pkey" | "req" | "x509", file: string, input?: string) =>
  execFileSync(
    "openssl",
    [kind, ...(input ? [] : ["-in", file]), ...(kind === "pkey" ? ["-pubout"] : ["-pubkey", "-noout"])],
    {
      encoding: "utf8",
      ...(input && { input }),
    },
  );

it("an owner upgrades a certificate with the commands that are shown, and sees how long both work", async () => {
  const before = await merchantOfCity();
  const page = await openSecurity("city_owner");
  const card = cardOf(page, before.mch_id);
  await card.getByText("使用中").waitFor();
  await card.getByRole("button", { name: "升级证书" }).click();
  const dialog = page.getByRole("dialog");
  const { key, csr } = await runShownCommands(page);
  const field = dialog.getByLabel("证书请求（CSR）");
  await field.fill(readFileSync(key, "utf8"));
  await dialog.getByText("其中有私钥，没有提交，内容已清除").waitFor();
  expect(await field.inputValue()).toBe("");
  const der = execFileSync("openssl", ["pkey", "-in", key, "-outform", "DER"]);
  await dialog
    .getByLabel("选择文件")
    .setInputFiles({ name: "empty.csr", mimeType: "", buffer: Buffer.alloc(0) });
  await dialog.getByText("empty.csr 是空文件").waitFor();
  await dialog.getByLabel("选择文件").setInputFiles({ name: "key.der", mimeType: "", buffer: der });
  await dialog.getByText("其中有私钥，没有提交，内容已清除").waitFor();
  expect(await field.inputValue()).toBe("");
  await dialog.getByLabel("选择文件").setInputFiles(csr);
  await expect.poll(() => field.inputValue()).toBe(readFileSync(csr, "utf8"));
  const day = new Date(Date.now() + 7 * DAY_MS).toLocaleDateString("sv", { timeZone: "Asia/Shanghai" });
  await dialog.getByLabel("停用日期").fill(day);
  await dialog.getByRole("img", { name: `至 ${day}` }).waitFor();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "签发证书" }).click();
  await dialog.getByText("证书已可用").waitFor();
  await expectNoBarriers(page);

  const after = await merchantOfCity();
  const issued = after.certificates.find(({ status }) => status.state === "valid");
  expect(await dialog.locator("code.serial").textContent()).toBe(issued?.cert_serialno);
  const old = after.certificates.find(({ cert_serialno }) =>
    before.certificates.some((each) => each.status.state === "valid" && each.cert_serialno === cert_serialno),
  );
  expect(old?.status).toMatchObject({
    state: "superseded",
    retires_at: new Date(`${day}T23:59:59+08:00`).toISOString(),
  });
  await dialog.getByRole("button", { name: "完成" }).click();
  await card.getByRole("img", { name: /新旧证书同时可用 \d+ 天/ }).waitFor();
  await storeScreen(page, "console-security");
  await expectNoBarriers(page);
  const shown = await onMachine(console_.sandbox, "merchants.show_certificate", {
    cert_serialno: `${issued?.cert_serialno}`,
  });
  expect(publicKeyOf("x509", "", shown.certificate)).toBe(publicKeyOf("pkey", key));
  expect(refusedBy(page)).toEqual([]);
});

it("a certificate shows its serial number as requests need it, the forms it is confused with, and gives its chain", async () => {
  const { certificates } = await merchantOfCity();
  const serial = `${certificates.find(({ status }) => status.state === "valid")?.cert_serialno}`;
  const page = await openSecurity("city_viewer");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await follow(page.getByRole("link", { name: serial }));
  await page.getByRole("heading", { name: "请求中的写法" }).waitFor();
  await page.getByRole("button", { name: "复制证书序列号" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(serial);
  await page
    .getByRole("row", { name: /十进制/ })
    .getByText(BigInt(`0x${serial}`).toString())
    .waitFor();
  await page
    .getByRole("row", { name: /冒号分隔/ })
    .getByText(serial.match(/../g)?.join(":") ?? "")
    .waitFor();
  await page.getByRole("row", { name: /小写/ }).getByText(serial.toLowerCase()).waitFor();
  expect(await page.getByRole("button", { name: "吊销" }).count()).toBe(0);
  await storeScreen(page, "console-certificate");
  await expectNoBarriers(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载证书链" }).click(),
  ]);
  const chain = readFileSync(await download.path(), "utf8");
  const [own, issuer, root] = chain
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .filter((each) => each.includes("BEGIN"))
    .map((each) => new X509Certificate(each));
  expect(own?.serialNumber).toBe(serial);
  expect(own?.verify((issuer as X509Certificate).publicKey)).toBe(true);
  expect(issuer?.verify(((root ?? issuer) as X509Certificate).publicKey)).toBe(true);
});

it("retiring and revoking say in figures what stops, and do it", async () => {
  const page = await openSecurity("city_owner");
  const { mch_id, certificates } = await merchantOfCity();
  const card = cardOf(page, mch_id);
  const superseded = `${certificates.find(({ status }) => status.state === "superseded")?.cert_serialno}`;
  await card.getByRole("row", { name: superseded }).getByRole("button", { name: "提前停用" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/还有 1 张可用证书；本主体 \d+ 个已绑定的小程序须改用它们/).waitFor();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "提前停用" }).click();
  await card.getByText("1 张已失效的证书").click();
  await card.getByRole("row", { name: superseded }).getByText("已停用").waitFor();

  const last = `${certificates.find(({ status }) => status.state === "valid")?.cert_serialno}`;
  await card.getByRole("row", { name: last }).getByRole("button", { name: "吊销" }).click();
  await dialog.getByText(new RegExp(`商户 ${mch_id} 唯一可用的证书：吊销后本主体 \\d+ 个`)).waitFor();
  const revoke = dialog.getByRole("button", { name: "吊销" });
  expect(await revoke.isDisabled()).toBe(true);
  await dialog.getByLabel(`请输入“${last.slice(-8)}”以确认`).fill(last.slice(-8));
  await revoke.click();
  await card.getByText("还没有证书").waitFor();
  const { status } = await onMachine(console_.sandbox, "merchants.show_certificate", { cert_serialno: last });
  expect(status.state).toBe("revoked");
});

it("a certificate of an authority that the operator trusts is registered", async () => {
  const folder = mkdtempSync(join(tmpdir(), "authority-"));
  const openssl = (...args: string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  const { mch_id } = await merchantOfCity();
  const ca = ["-addext", "keyUsage=critical,keyCertSign,cRLSign", "-subj", "/O=示例电子认证/CN=Example CA"];
  openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-utf8",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    "-days",
    "30",
    ...ca,
  );
  openssl(
    "req",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    "own.key",
    "-out",
    "own.csr",
    "-subj",
    `/CN=${mch_id}`,
  );
  const serial = `0x5${"A1".repeat(19)}7`;
  openssl(
    "x509",
    "-req",
    "-in",
    "own.csr",
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-days",
    "20",
    "-set_serial",
    serial,
    "-out",
    "own.pem",
  );
  await onMachine(console_.sandbox, "authorities.add", {
    certificate: readFileSync(join(folder, "ca.pem"), "utf8"),
  });
  const page = await openSecurity("city_owner");
  await cardOf(page, mch_id).getByRole("button", { name: "登记已有证书" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/CN=Example CA/).waitFor();
  await dialog
    .getByLabel("证书", { exact: true })
    .fill("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
  await dialog.getByRole("button", { name: "登记证书" }).click();
  const refusal = dialog.getByText("需要 X.509 证书");
  await refusal.waitFor();
  await dialog.getByLabel("选择文件").setInputFiles(join(folder, "own.pem"));
  await refusal.waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "登记证书" }).click();
  expect(await dialog.locator("code.serial").textContent()).toBe(serial.slice(2));
});
