/** What comes between the tap and the name: lost networks, impatient fingers, going back, loading anew, a second phone. */
import { describe, expect, it } from "vitest";
import { type Visit, visitCity } from "../city-service/visit.ts";
import { useBrowser } from "../support/browser.ts";
import { approve, type Sheet } from "../support/protocol.ts";
import { usePhone } from "./support/phone.ts";
import { isKeptOn } from "./support/place.ts";
import { answersToHost, authorizationsOf } from "./support/story.ts";

const browser = useBrowser();
const phone = usePhone();
const HOME = "pages/home/home";
const visit = (person: string) => visitCity(phone, browser, person);

/** To the greeting, from a sheet that is open. */
async function consentAndBeGreeted(citizen: Visit, name: string): Promise<void> {
  await citizen.consent();
  await citizen.sees("养老保险");
  await citizen.back();
  await citizen.sees(`${name}，您好`);
}

/** After a page was loaded anew, it is the only one: there is none to go back to, and a button that leads home. */
async function consentAndGoHome(citizen: Visit, name: string): Promise<void> {
  await citizen.consent();
  await citizen.sees("养老保险");
  await citizen.tap("返回首页");
  await citizen.sees(`${name}，您好`);
}

/** As a program reaches it, which need not know every name that a browser knows. */
function sheetOf(approvalUrl: string, cookie: string): Sheet {
  const [, , id = ""] = new URL(approvalUrl).pathname.split("/");
  return { id, url: `${phone.sandbox.url}/consent/${id}`, cookie };
}

describe("a network that is lost", () => {
  it("while the sheet is open: the sheet says so, and a retry leads on", async () => {
    const citizen = await visit("张三丰");
    const { page, sheet } = citizen;
    await citizen.askForConsent();
    await page.context().setOffline(true);
    await citizen.consent();
    await sheet.getByRole("heading", { name: "网络连接不可用" }).waitFor();
    await page.context().setOffline(false);
    await sheet.getByRole("button", { name: "重试" }).click();
    await consentAndBeGreeted(citizen, "张三丰");
    expect(await authorizationsOf(phone, "zhangsanfeng")).toEqual(["released"]);
  });

  it("with the answer to the password: the sheet knows that it was heard, and the next tap releases once", async () => {
    const citizen = await visit("张三丰");
    const { page, sheet } = citizen;
    const before = await authorizationsOf(phone, "zhangsanfeng");
    await page.route("**/approve", async (route) => {
      const url = route.request().url();
      const [cookie] = await page.context().cookies(url);
      const password = route.request().postDataJSON().pay_password;
      await approve(sheetOf(url, `${cookie?.name}=${cookie?.value}`), password);
      await route.abort("internetdisconnected");
    });
    await citizen.askForConsent();
    await citizen.consent();
    await sheet.getByRole("heading", { name: "网络连接不可用" }).waitFor();
    await page.unroute("**/approve");
    await sheet.getByRole("button", { name: "重试" }).click();
    await sheet.getByRole("heading", { name: "这次请求已经处理过了" }).waitFor();
    await sheet.getByRole("button", { name: "关闭" }).click();
    await citizen.sees("您的信息不会重复提供");
    await citizen.tap("实名授权");
    await consentAndBeGreeted(citizen, "张三丰");
    expect(await authorizationsOf(phone, "zhangsanfeng")).toEqual(["released", "approved", ...before]);
  });

  it("before the tap: no sheet opens, nothing is asked, and the next tap with a network does it", async () => {
    const citizen = await visit("李雷");
    await citizen.tapService("社会保障");
    await citizen.choose("断网");
    await citizen.tap("实名授权");
    await citizen.sees("网络连接不上，请检查网络后重试");
    await citizen.choose("正常");
    await citizen.tap("实名授权");
    await consentAndBeGreeted(citizen, "李雷");
    expect(await answersToHost(phone, "lilei")).toEqual(["sheet"]);
  });
});

it("two quick taps are one request, and one consent", async () => {
  const citizen = await visit("欧阳若兰");
  await citizen.tapService("社会保障");
  await citizen.screen.getByRole("button", { name: "实名授权", exact: true }).dblclick();
  await consentAndBeGreeted(citizen, "欧阳若兰");
  expect(await answersToHost(phone, "ouyang")).toEqual(["sheet"]);
  expect(await authorizationsOf(phone, "ouyang")).toEqual(["released"]);
});

it("two phones at once ask two persons, and each gets their own", async () => {
  const [one, other] = [await visit("赵晓星"), await visit("阿依古丽·买买提")];
  await one.askForConsent();
  await other.askForConsent();
  await consentAndBeGreeted(other, "阿依古丽·买买提");
  await consentAndBeGreeted(one, "赵晓星");
  const accounts: (string | null)[] = [];
  for (const citizen of [one, other]) {
    await citizen.tapService("公积金");
    accounts.push(await citizen.screen.getByText(/GJJ\d{9}/).textContent());
    await citizen.back();
    await isKeptOn(citizen.page, HOME);
    await citizen.page.reload();
  }
  expect(new Set(accounts).size).toBe(2);
  await one.sees("赵晓星，您好");
  await other.sees("阿依古丽·买买提，您好");
});

describe("with the sheet open", () => {
  it("the phone's back key closes it as a refusal, and the next tap opens another", async () => {
    const citizen = await visit("䶮文博");
    await citizen.askForConsent();
    const first = await citizen.consentId();
    await citizen.back();
    await citizen.sees("我们没有收到您的任何信息");
    expect(await authorizationsOf(phone, "yanwenbo")).toEqual([]);
    await citizen.tap("实名授权");
    await citizen.sheet.locator("h1").waitFor();
    expect(await citizen.consentId()).not.toBe(first);
    await consentAndBeGreeted(citizen, "䶮文博");
  });

  it("the browser's back key leaves the phone, and coming back the citizen is asked anew", async () => {
    const citizen = await visit("陈𬭎");
    await citizen.askForConsent();
    await citizen.page.goBack();
    await citizen.page.goForward();
    await citizen.tap("实名授权");
    await consentAndGoHome(citizen, "陈𬭎");
    expect(await authorizationsOf(phone, "chenhong")).toEqual(["released"]);
  });

  it("a reload of the phone is back on the page with the button, and the citizen is asked anew", async () => {
    const citizen = await visit("陈𬭎");
    await citizen.askForConsent();
    const before = await authorizationsOf(phone, "chenhong");
    await citizen.page.reload();
    await citizen.tap("实名授权");
    await consentAndGoHome(citizen, "陈𬭎");
    expect(await authorizationsOf(phone, "chenhong")).toEqual(["released", ...before]);
  });

  it("a reload of the sheet alone asks the same again, and forgets what was typed", async () => {
    const citizen = await visit("䶮文博");
    await citizen.askForConsent();
    await citizen.allow();
    await citizen.typePassword("24681");
    const frame = citizen.page.frames().find((each) => each.url().includes("/consent/"));
    await frame?.evaluate("location.reload()");
    await citizen.sheet.locator("dialog.keypad").waitFor({ state: "detached" });
    await consentAndBeGreeted(citizen, "䶮文博");
  });
});
