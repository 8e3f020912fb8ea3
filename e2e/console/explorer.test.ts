import { execFile, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type SnippetLanguage, snippets } from "../../apps/console/src/screens/explorer/snippets/index.ts";
import { storeScreen } from "../support/browser.ts";
import { shiming } from "../support/processes.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { expectNoBarriers } from "./support/looks.ts";

const console_ = useConsole();
const run = promisify(execFile);

const openExplorer = (query = "") =>
  console_.open(`/provider/${console_.sandbox.file.organisations[0]?.id}/explorer${query}`, "city_owner");

function cityApp() {
  const found = console_.sandbox.file.apps.find(({ access, mch_id }) => access === "approved" && mch_id);
  if (!found) throw new Error("no mini program with access");
  return found;
}

const keyFile = () => join(console_.sandbox.data, cityApp().private_key_file ?? "");
const read = (file: string) => readFileSync(file, "utf8");

async function accessToken(): Promise<string> {
  const { appid, secret } = cityApp();
  const body = JSON.stringify({ grant_type: "client_credential", appid, secret });
  const response = await fetch(`${console_.sandbox.url}/cgi-bin/stable_token`, { method: "POST", body });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Everything that has left the page since, as text. */
function sentBy(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on("request", (request) => void sent.push(`${request.url()} ${request.postData() ?? ""}`));
  return sent;
}

it("a request is signed in the browser, checked, and sent: everything but the auth_token is right", async () => {
  const { appid } = cityApp();
  const page = await openExplorer(`?appid=${appid}`);
  const sent = sentBy(page);
  const field = page.getByLabel("商户私钥（PKCS#8）");
  await field.fill((await run("openssl", ["rsa", "-in", keyFile(), "-traditional"])).stdout);
  await page.getByText("这是 PKCS#1 格式").waitFor();
  await page.getByText("openssl pkcs8 -topk8 -nocrypt").waitFor();
  await expectNoBarriers(page);
  await page.getByLabel("选择私钥文件").setInputFiles(keyFile());
  await page.getByText("已读取 RSA 2048 位私钥").waitFor();
  await page.getByRole("button", { name: "签名" }).click();
  const message = `${await page.getByRole("region", { name: "待签名串" }).textContent()}`;
  expect(message).toMatch(new RegExp(`^cert_serialno=${cityApp().cert_serialno}&timestamp=\\d{10}$`));
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByRole("listitem").filter({ hasText: "捕获的签名" }).getByText("正确").waitFor();
  await storeScreen(page, "console-explorer");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "发送" }).click();
  await page.getByText("签名、证书、权限和绑定全部通过").nth(1).waitFor();
  await page.getByRole("table", { name: "最近发送" }).getByRole("row", { name: /94005/ }).waitFor();
  expect(await page.getByRole("region", { name: "平台应答" }).textContent()).toContain("94005");
  await expectNoBarriers(page);
  const secret = read(keyFile()).split("\n")[3] ?? "";
  expect(sent.join("\n")).not.toContain(secret);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  const { auth_token, sign } = JSON.parse(
    sent.findLast((each) => each.includes('"sign"'))?.split(" ")[1] ?? "{}",
  ).body;
  expect(kept).toContain("94005");
  for (const never of [secret, auth_token, sign]) expect(kept).not.toContain(never);
  expect(sent.filter((each) => new URL(each.split(" ")[0] ?? "").search.includes("token"))).toEqual([]);
  expect(refusedBy(page)).toEqual([]);
});

it("a real answer is opened with the key, on the page alone", async () => {
  const { appid, category_ids } = cityApp();
  const page = await openExplorer(`?appid=${appid}`);
  const [category] = category_ids;
  const user = console_.sandbox.file.users.find(({ user_id }) => user_id === "lilei");
  const whom = ["--user", `${user?.user_id}`, "--pay-password", `${user?.pay_password}`];
  const what = ["--appid", appid, "--category", `${category}`];
  const { stdout } = await shiming(["authorize", "--data", console_.sandbox.data, ...whom, ...what]);
  await page.getByLabel("auth_token").fill(stdout.trimEnd().split("\n").at(-1) ?? "");
  await page.getByLabel("选择私钥文件").setInputFiles(keyFile());
  await page.getByText("已读取 RSA 2048 位私钥").waitFor();
  await page.getByRole("button", { name: "签名" }).click();
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByText("没有发现问题").waitFor();
  await page.getByRole("button", { name: "发送" }).click();
  await page.getByRole("button", { name: "用私钥解密" }).click();
  await page.getByText(`${user?.real_name}`, { exact: true }).waitFor();
  await page.getByText(`${user?.credential_id}`, { exact: true }).waitFor();
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByText("首先要解决").waitFor();
  await page.getByRole("listitem").filter({ hasText: "auth_token" }).getByText("有误").waitFor();
});

it("a pasted curl command is told the mistake that its signature shows, and a pasted HAR file the same", async () => {
  const { appid, mch_id, cert_serialno } = cityApp();
  const timestamp = Math.floor(Date.now() / 1000);
  const folder = mkdtempSync(join(tmpdir(), "pasted-"));
  // With the line feed that echo adds.
  writeFileSync(join(folder, "message"), `cert_serialno=${cert_serialno}&timestamp=${timestamp}\n`);
  const script = `openssl dgst -sha256 -sign ${keyFile()} ${join(folder, "message")} | openssl base64 -A`;
  const sign = (await run("sh", ["-c", script])).stdout;
  const body = JSON.stringify({ auth_token: "x".repeat(43), mch_id, cert_serialno, timestamp, sign });
  const address = `https://realname.example.com/cgi-bin/wxopen/getrealnameinfo?access_token=${await accessToken()}`;
  const page = await openExplorer(`?way=paste&appid=${appid}`);
  const field = page.getByLabel("请求", { exact: true });
  const wrong = page.getByRole("listitem").filter({ hasText: "捕获的签名" });
  await field.fill(`curl '${address}' -d '${body}'`);
  await page.getByRole("button", { name: "检查" }).click();
  await wrong.getByText("有误").waitFor();
  await wrong.getByText(/换行/).waitFor();
  await page
    .getByRole("listitem")
    .filter({ hasText: "access_token" })
    .getByText("正确", { exact: true })
    .first()
    .waitFor();
  await storeScreen(page, "console-explorer-paste");
  await expectNoBarriers(page);
  await field.fill(
    JSON.stringify({ log: { entries: [{ request: { url: address, postData: { text: body } } }] } }),
  );
  await page.getByRole("button", { name: "检查" }).click();
  await wrong.getByText(/换行/).waitFor();
  await field.fill(read(keyFile()));
  await page.getByText("其中有私钥，不会提交").waitFor();
  expect(await page.getByRole("button", { name: "检查" }).isDisabled()).toBe(true);
  expect(page.url()).not.toContain("sign");
});

it("the code in each language has the values that were chosen", async () => {
  const page = await openExplorer(`?appid=${cityApp().appid}`);
  for (const language of Object.keys(snippets) as SnippetLanguage[]) {
    await page.getByLabel("语言").selectOption(language);
    const code = page.getByRole("region", { name: "示例代码" });
    await expect.poll(() => code.textContent()).toBe(snippets[language].snippet(values()));
  }
});

const values = () => {
  const { mch_id, cert_serialno } = cityApp();
  return { baseUrl: console_.sandbox.url, mchId: `${mch_id}`, certSerialNo: `${cert_serialno}` };
};

/** Of each language: what says that it is here with everything that its code needs. */
const PROBES: Readonly<Record<SnippetLanguage, string>> = {
  shell: "openssl version && curl --version",
  node: "node --version",
  java: "java --version && java --list-modules | grep jdk.compiler",
  go: "go version",
  python: "python3 --version && python3 -c 'import cryptography'",
  php: "php --version && php -r 'curl_version();'",
  // Files alone are run from .NET 10 on.
  csharp: "dotnet --version | grep -E '^[1-9][0-9]'",
};

const here = (Object.keys(PROBES) as SnippetLanguage[]).flatMap((language) => {
  const { status, stdout } = spawnSync("sh", ["-c", PROBES[language]], { encoding: "utf8" });
  return status === 0 ? [{ language, version: stdout.split("\n", 1)[0]?.trim() }] : [];
});

it.each(here)(
  "the code in $language signs what the platform accepts, run by $version",
  async ({ language }) => {
    const { file, command, snippet } = snippets[language];
    const folder = mkdtempSync(join(tmpdir(), `snippet-${language}-`));
    copyFileSync(keyFile(), join(folder, "private-key.pem"));
    writeFileSync(join(folder, file), snippet(values()));
    const env = { ...process.env, ACCESS_TOKEN: await accessToken(), AUTH_TOKEN: "x".repeat(43) };
    const { stdout } = await run("sh", ["-c", command], { cwd: folder, env });
    // Everything but the auth_token was accepted.
    expect(JSON.parse(stdout).errcode).toBe(94005);
  },
);

it("shell and Node are everywhere", () => {
  expect(here.map(({ language }) => language)).toEqual(expect.arrayContaining(["shell", "node"]));
});
