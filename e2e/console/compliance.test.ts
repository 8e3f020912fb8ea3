/** What authority and auditor ask for: who was affected by a breach. */
import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { shiming } from "../support/processes.ts";
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
