/** What authority and auditor ask for: who was affected by a breach, and the pack for an audit. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { BUNDLED_COMMAND, shiming } from "../support/processes.ts";
import { exchange, fetchToken, realnameInfoFields } from "../support/protocol.ts";
import { authorize } from "../support/samples.ts";
import { partiesOf } from "../support/sandbox-parties.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { onMachine } from "./support/people.ts";

const console_ = useConsole();
const released = "yanwenbo";

beforeAll(async () => {
  const parties = partiesOf(console_.sandbox);
  const authToken = await authorize(console_.sandbox, released);
  const fields = realnameInfoFields(parties, authToken, parties.merchant);
  const { json } = await exchange(parties, await fetchToken(parties), fields);
  expect(json).toMatchObject({ errcode: 0 });
});

it("an auditor finds who was affected by a merchant, has it as a file, and gets drafts of what is to be said", async () => {
  const page = await console_.open("/staff/breaches", "auditor");
  const look = page.getByRole("button", { name: "查询" });
  expect(await look.isDisabled()).toBe(true);
  await page.getByLabel("商户号", { exact: true }).fill("1900000999");
  await page.waitForURL(/about=1900000999/);
  await look.click();
  await page.getByText("没有商户 1900000999").waitFor();
  const { mchId } = partiesOf(console_.sandbox).merchant;
  await page.getByLabel("商户号", { exact: true }).fill(mchId);
  await page.waitForURL(new RegExp(`about=${mchId}`));
  await look.click();
  await page.getByRole("heading", { name: "影响汇总" }).waitFor();
  await page.getByRole("row", { name: new RegExp(released) }).waitFor();
  await page.getByLabel("泄露的原因").fill("证书私钥被盗");
  await expect.poll(() => page.getByLabel("报告", { exact: true }).inputValue()).toContain("证书私钥被盗");
  await page.getByRole("button", { name: "个人通知（中文）" }).click();
  const notice = await page.getByLabel("个人通知（中文）", { exact: true }).inputValue();
  expect(notice).toContain("姓名、身份证号");
  expect(notice).not.toContain(released);
  await expectNoBarriers(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载明细（CSV）" }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines.map((line) => line.split(",")[4])).toEqual(["user_id", released]);
  expect(refusedBy(page)).toEqual([]);
});

it("the command tells the same, and the audit tells who has asked what", async () => {
  const { data } = console_.sandbox;
  const { certSerialNo } = partiesOf(console_.sandbox).merchant;
  const asked = ["breaches", "report", "--data", data, "--certificate", certSerialNo.toLowerCase()];
  const { code, stdout } = await shiming([...asked, "--json"]);
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { accounts: 1, released: 1, verified: 0 }]);
  const { entries } = await onMachine(console_.sandbox, "audit.search", {
    actions: ["breach_report_made"],
    limit: 1,
  });
  expect(entries[0]?.fields).toMatchObject({ subject: `certificate ${certSerialNo}` });
});

/** Every byte of a pack that somebody could read: its files, entries in proofs, and what receipts say. */
async function readable(file: string): Promise<string> {
  const { stdout } = spawnSync("python3", ["-c", UNPACKED, file], { encoding: "utf8", maxBuffer: 1e9 });
  const encoded = stdout.match(/[A-Za-z0-9+/_-]{40,}/g) ?? [];
  const once = encoded.map((text) => Buffer.from(text, "base64").toString());
  const twice = once.flatMap((text) => text.match(/[A-Za-z0-9+/]{40,}/g) ?? []);
  return [stdout, ...once, ...twice.map((text) => Buffer.from(text, "base64").toString())].join("\n");
}

const UNPACKED = `
import sys, zipfile
pack = zipfile.ZipFile(sys.argv[1])
for name in pack.namelist():
    sys.stdout.write(name + "\\n" + pack.read(name).decode() + "\\n")
`;

it("an auditor exports the pack, and verifies it in an empty folder without a network", async () => {
  const { data, file } = console_.sandbox;
  const page = await console_.open("/staff/compliance?from=2026-01-01&samples=1000", "auditor");
  await expectNoBarriers(page);
  const folder = mkdtempSync(join(tmpdir(), "auditor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出" }).click(),
  ]);
  const pack = join(folder, "pack.zip");
  await download.saveAs(pack);
  expect(download.suggestedFilename()).toMatch(/^compliance-2026-01-01-to-.*\.zip$/);
  expect(refusedBy(page)).toEqual([]);
  copyFileSync(join(data, "keys", "audit.pub"), join(folder, "audit.pub"));
  const alone = (...args: string[]) =>
    spawnSync("unshare", ["-rn", process.execPath, BUNDLED_COMMAND, ...args, "--lang", "en"], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env.PATH },
    });
  const verified = alone("compliance", "verify", "pack.zip", "--log-key", "audit.pub", "--json");
  expect([verified.status, verified.stderr]).toEqual([0, ""]);
  const { valid, manifest } = JSON.parse(verified.stdout);
  expect([valid, manifest.created_by]).toEqual([true, expect.stringMatching(/^staff /)]);
  expect(alone("compliance", "verify", "pack.zip")).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("cannot be said"),
  });
  spawnSync("python3", ["-m", "zipfile", "-e", "pack.zip", "."], { cwd: folder });
  const [receipt = ""] = readdirSync(join(folder, "receipts"));
  expect(alone("receipt", "verify", join("receipts", receipt), "--log-key", "audit.pub").status).toBe(0);
  const text = await readable(pack);
  expect(text).toContain("identity_released");
  const planted = [
    ...file.users.flatMap(({ user_id, real_name, credential_id }) => [user_id, real_name, credential_id]),
    ...file.console.sign_ins.flatMap(({ name, email }) => [name, email]),
  ].filter((word) => typeof word === "string");
  expect(planted.length).toBeGreaterThan(50);
  expect(planted.filter((word) => text.includes(word))).toEqual([]);
});

it("the command exports it too, openssl verifies it, and what is wrong with one is named", async () => {
  const { data } = console_.sandbox;
  const folder = mkdtempSync(join(tmpdir(), "auditor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const pack = join(folder, "pack.zip");
  const asked = ["compliance", "export", "--data", data, "--from", "2026-01-01", "--samples", "5"];
  expect(await shiming([...asked, "--seed", "chosen-by-me", "--out", pack])).toMatchObject({
    code: 0,
    stderr: "",
  });
  spawnSync("python3", ["-m", "zipfile", "-e", pack, folder]);
  const byOpenssl = spawnSync("sh", ["check.sh", join(data, "keys", "audit.pub")], {
    cwd: folder,
    encoding: "utf8",
  });
  expect([byOpenssl.status, byOpenssl.stdout]).toEqual([0, expect.stringContaining("samples: in the log")]);
  const bytes = readFileSync(pack);
  const at = bytes.indexOf("legal_name");
  bytes[at] = "L".charCodeAt(0);
  writeFileSync(pack, bytes);
  const verify = ["compliance", "verify", pack, "--log-key", join(data, "keys", "audit.pub"), "--lang", "en"];
  const { code, stdout } = await shiming(verify);
  expect([code, stdout.split("\n")[0]]).toEqual([1, "The pack is not valid."]);
  expect(stdout).toMatch(/registers\/[a-z-]+\.ndjson \(byte \d+\): the file was changed/);
  const { entries } = await onMachine(console_.sandbox, "audit.search", {
    actions: ["compliance_pack_exported"],
    limit: 2,
  });
  expect(entries.map(({ fields }) => String(fields.actor).split(" ")[0])).toEqual(["command", "staff"]);
  expect(entries[0]?.fields.subject).toMatch(/ seed chosen-by-me$/);
});
