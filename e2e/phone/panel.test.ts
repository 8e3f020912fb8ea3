import { join } from "node:path";
import { expect, it } from "vitest";
import { explanationsZh } from "../../apps/phone/src/shell/i18n/explanations.zh-CN.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { usePhone } from "./support/phone.ts";
import { isKeptOn } from "./support/place.ts";
import { allow, openProbe, openShell, refuse, type Shell, writeFile } from "./support/shell.ts";

const phone = usePhone();
const browser = useBrowser();
const CASE = "城市服务";
const BASE64URL_OF_32_BYTES = 43;
/** Of the probe, as its first page leads there. */
const SECOND = "pages/second?from=first";

/** Waits for what the mini program says. */
const seesResult = ({ screen }: Shell, result: string) =>
  screen.getByText(`结果：${result}`, { exact: true }).waitFor();

it("a person signs in by real name, and the panel shows what went over the wires, without any secret, and the audit", async () => {
  const shell = await openShell(browser, phone);
  const { page, screen, row } = shell;
  await storeScreen(page, "phone-home");
  await shell.openApp(CASE);
  await screen.getByText("实名登录", { exact: true }).first().click();
  await screen.getByText("实名授权", { exact: true }).first().click();
  await allow(shell);
  await screen.getByText("张三丰").first().waitFor();
  await storeScreen(page, "phone-app");

  await shell.showTab("wire");
  await row("getrealnameinfo").locator("summary").click();
  const [app] = phone.sandbox.file.apps;
  const sign = await row("getrealnameinfo").locator("pre").textContent();
  expect(sign).toMatch(new RegExp(`^cert_serialno=${app?.cert_serialno}&timestamp=[0-9]{10}$`));
  const explanation = row("getrealnameinfo").locator(".field", { hasText: "mch_id" });
  await expect.poll(() => explanation.textContent()).toContain("小程序绑定的商户号");
  const fields = await page.locator(".field").count();
  expect(fields).toBeGreaterThan(20);
  await expect.poll(() => page.locator(".field__explanation").count()).toBe(fields);
  await storeScreen(page, "panel-wire");
  const all = await page.locator(".panel__content").textContent();
  expect(await page.getByText(explanationsZh.foreign).count()).toBe(0);
  for (const secret of [app?.secret ?? "", "张三丰", "999999199003071007"]) expect(all).not.toContain(secret);

  await shell.showTab("audit");
  await row("identity_released").locator("summary").click();
  await expect.poll(() => row("identity_released").textContent()).toContain(app?.cert_serialno);
  await row("consent_approved").waitFor();
  expect(await page.getByText(explanationsZh.foreign).count()).toBe(0);
  await storeScreen(page, "panel-audit");
});

it("a failed request says its code and what to do on its row, in the panel's language, also at a path that is none", async () => {
  const shell = await openShell(browser, phone);
  await fetch(`${phone.sandbox.url}/cgi-bin/token?grant_type=none`);
  await fetch(`${phone.sandbox.url}/cgi-bin/wxopen/getRealnameInfo`, { method: "POST" });
  await shell.showTab("wire");
  const code = shell.row("/cgi-bin/token").filter({ hasText: "40002" });
  await code.locator(".row__hint").getByText("client_credential").waitFor();
  const unknown = shell.row("/cgi-bin/wxopen/getRealnameInfo");
  await unknown
    .locator(".row__hint")
    .getByText("没有这个路径，是否想写 /cgi-bin/wxopen/getrealnameinfo？")
    .waitFor();
  await storeScreen(shell.page, "panel-refused");
  await shell.showTab("phone");
  await shell.choose("English");
  await shell.showTab("wire");
  await unknown.locator(".row__hint").getByText("did you mean /cgi-bin/wxopen/getrealnameinfo?").waitFor();
});

it("6.5.21 is too old, 6.10.0 is not, nor is it 6.1", async () => {
  const shell = await openProbe(browser, phone);
  const button = shell.screen.getByRole("button", { name: "授权" });
  for (const version of ["6.5.21", "nonsense"]) {
    await shell.page.getByLabel("应用版本").fill(version);
    await button.click();
    await seesResult(shell, "openRealnameAuth:fail version too low");
  }
  await shell.choose("6.10.0");
  await button.click();
  await refuse(shell);
  await seesResult(shell, "openRealnameAuth:fail cancel");
});

it("without network nothing is sent and no sheet opens, and with it again everything goes on", async () => {
  const shell = await openProbe(browser, phone);
  const [request, button] = ["请求", "授权"].map((name) => shell.screen.getByRole("button", { name }));
  await shell.choose("断网");
  await request?.click();
  await seesResult(shell, "request:fail net::ERR_INTERNET_DISCONNECTED");
  await button?.click();
  await seesResult(shell, "openRealnameAuth:fail system error");
  await shell.choose("正常");
  await request?.click();
  await seesResult(shell, "200");
});

it("the back gesture closes the sheet as a refusal, then leads back within the mini program", async () => {
  const shell = await openProbe(browser, phone);
  const back = shell.page.getByRole("button", { name: "返回", exact: true });
  await shell.screen.getByRole("button", { name: "授权" }).click();
  await shell.sheet.getByRole("button", { name: "允许" }).waitFor();
  await back.click();
  await seesResult(shell, "openRealnameAuth:fail cancel");
  await shell.screen.getByText("第二页").click();
  await shell.screen.getByText("第二页，来自 first").waitFor();
  await back.click();
  await shell.screen.getByRole("button", { name: "授权" }).waitFor();
});

it("another person has a storage of their own, and the first finds theirs again", async () => {
  const shell = await openProbe(browser, phone);
  const sees = (text: string) => shell.screen.getByText(`已存：${text}`, { exact: true }).waitFor();
  await shell.screen.getByRole("button", { name: "保存" }).click();
  await sees("一直在");
  await shell.choose("李雷");
  await sees("");
  await shell.choose("张三丰");
  await sees("一直在");
});

it("the mini program's menu begins it anew, forgets what it has kept, and its ring leaves it", async () => {
  const { page, screen } = await openProbe(browser, phone);
  const kept = () => screen.getByText("已存：").textContent();
  const choose = async (item: string) => {
    await page.getByRole("button", { name: "更多" }).click();
    await page.getByRole("button", { name: item }).click();
  };
  await screen.getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: "更多" }).click();
  await storeScreen(page, "phone-menu");
  await page.getByRole("button", { name: "取消" }).click();
  await choose("重新进入小程序");
  await expect.poll(kept).toBe("已存：一直在");
  await choose("清除小程序的本地数据");
  await expect.poll(kept).toBe("已存：");
  await page.getByRole("button", { name: "关闭小程序" }).click();
  await page.getByRole("button", { name: "城市服务" }).waitFor();
});

it("a reload keeps the person, the settings, the mini program and its page", async () => {
  const shell = await openProbe(browser, phone);
  await shell.choose("欧阳若兰");
  await shell.choose("Android");
  await shell.choose("6.5.22");
  await shell.screen.getByText("第二页").click();
  await shell.screen.getByText("第二页，来自 first").waitFor();
  await isKeptOn(shell.page, SECOND);
  await shell.page.reload();
  await shell.screen.getByText("第二页，来自 first").waitFor();
  await expect.poll(() => shell.page.locator(".signed-in .persona__name").textContent()).toBe("欧阳若兰");
  await expect.poll(() => shell.page.getByLabel("应用版本").inputValue()).toBe("6.5.22");
  await expect.poll(() => shell.page.getByLabel("Android").isChecked()).toBe(true);
});

it("a save shows the mini program anew, on the page that it was on", async () => {
  const shell = await openProbe(browser, phone);
  await shell.screen.getByText("第二页").click();
  await shell.screen.getByText("第二页，来自 first").waitFor();
  await isKeptOn(shell.page, SECOND);
  writeFile(join(shell.folder, "pages/second.wxml"), "<view>改过了，来自 {{from}}</view>");
  await shell.screen.getByText("改过了，来自 first").waitFor();
});

it("what the mini program says, and what goes wrong in it, is in the panel with its place", async () => {
  const shell = await openProbe(browser, phone);
  await shell.screen.getByRole("button", { name: "登录" }).click();
  await shell.screen.getByRole("button", { name: "出错" }).click();
  await shell.showTab("console");
  await shell.row(`js_code ${BASE64URL_OF_32_BYTES}`).waitFor();
  await shell.row("本模拟器不支持 wx.scanCode").waitFor();
  await storeScreen(shell.page, "panel-console");
  await shell.showTab("problems");
  await expect.poll(() => shell.row("有意为之").textContent()).toMatch(/pages\/first\.js\s*第 10 行第 18 列/);
  await storeScreen(shell.page, "panel-problems");
  await shell.page.getByRole("button", { name: "清空" }).click();
  await shell.page.getByText("没有发现问题。").waitFor();
});

it("the code of wx.login is one that the host asked the platform for, and the panel tells what it is for", async () => {
  const shell = await openProbe(browser, phone);
  await shell.screen.getByRole("button", { name: "登录" }).click();
  await shell.showTab("wire");
  const login = shell.row("/host/login-codes").filter({ hasText: "201" });
  await login.locator("summary").click();
  const code = login.locator(".field", { hasText: "js_code" });
  await expect.poll(() => code.locator(".field__value").textContent()).toMatch(/^[\w-]{6}…$/);
  await code.getByText("后台用它换取一次 openid").waitFor();
});

it("my authorizations open in a window of their own, signed in as the person", async () => {
  const { page } = await openShell(browser, phone);
  await page.locator(".personas").getByText("陈𬭎").click();
  const [window] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "我的授权" }).click(),
  ]);
  await window.getByText("还没有授权记录").waitFor();
  await page.getByText("已经在新窗口里打开").waitFor();
  await storeScreen(page, "phone-my");
  await expect.poll(() => window.evaluate(() => window.opener)).toBeNull();
});

it("a guardian chooses for whom, and sees the authorizations of the child", async () => {
  const { page } = await openShell(browser, phone);
  const forWhom = page.getByRole("group", { name: "为谁办理" });
  await page.locator(".personas").getByText("陈𬭎").click();
  await expect.poll(() => forWhom.count()).toBe(0);
  await page.locator(".personas").getByText("李雷", { exact: true }).click();
  await forWhom.getByText("李小雨").click();
  const [window] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "我的授权" }).click(),
  ]);
  await window.getByText("您以监护人的身份查看 **雨 的授权").waitFor();
});

it("whoever asks for English is answered in English, and can switch", async () => {
  const shell = await openShell(browser, phone, { locale: "en-US", colorScheme: "dark" });
  const { page } = shell;
  await shell.openApp(CASE);
  await shell.screen.getByText("实名登录", { exact: true }).first().waitFor();
  await storeScreen(page, "panel-english-dark");
  await expect.poll(() => page.title()).toBe("Shiming developer’s phone");
  await shell.choose("中文");
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
  await page.getByRole("tab", { name: "审计" }).waitFor();
});
