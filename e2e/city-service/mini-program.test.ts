/**
 * The case on the phone: what a citizen sees of it, with the sandbox's platform and back end behind it. Who does not consent,
 * or cannot, is in e2e/phone/whole-way.test.ts and refusals.test.ts.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { refusals } from "../../examples/city-service/server/http/refusal.ts";
import { usePhone } from "../phone/support/phone.ts";
import { isKeptOn } from "../phone/support/place.ts";
import { violationsIn } from "../support/axe.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { signIn, type Visit, visitCity, visitCityNarrow } from "./visit.ts";

const browser = useBrowser();
const phone = usePhone();
const visit = (person: string) => visitCity(phone, browser, person);

/** What axe-core finds on the screen, and what is wider than it. */
async function findingsOn({ page }: Visit): Promise<string[]> {
  const frame = page.frames().find((each) => each.url().endsWith("/screen"));
  if (!frame) throw new Error("no mini program is open");
  const tooWide = await frame.evaluate<string[]>(
    `[...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth)
      .map((element) => "too wide: " + element.outerHTML)`,
  );
  return [...(await violationsIn(frame)), ...tooWide];
}

/** What has happened in the city meanwhile, as its database has it. */
function meanwhile(sql: string): void {
  const database = new DatabaseSync(join(phone.sandbox.data, "city-service", "city-service.db"), {
    timeout: 5_000,
  });
  database.exec(sql);
  database.close();
}

/** Every citizen is signed out, as time would do it. */
const endSessions = () => meanwhile("DELETE FROM session");

describe("a citizen who consents", () => {
  it("is greeted by name, has pages of their own, books and cancels, and deletes everything", async () => {
    const citizen = await visit("䶮文博");
    await storeScreen(citizen.page, "city-home");
    await citizen.tapService("社会保障");
    await citizen.sees("身份证号不保存");
    await storeScreen(citizen.page, "city-login");
    await citizen.tap("实名授权");
    await citizen.consent();
    await citizen.sees("养老保险");
    await storeScreen(citizen.page, "city-social-security");
    await citizen.back();
    await citizen.sees("䶮文博，您好");
    await storeScreen(citizen.page, "city-greeting");
    await citizen.tapService("公积金");
    await citizen.sees(/GJJ\d{9}/);
    await storeScreen(citizen.page, "city-provident-fund");
    await citizen.back();
    await citizen.tapService("医院挂号");
    await citizen.sees("还没有预约");
    await citizen.screen.getByText("下午").click();
    await citizen.tap("预约");
    await citizen.sees(/内科 · 第 \d+ 号/);
    await citizen.sees(/周. 下午/);
    await citizen.screen.getByText("预约成功").waitFor({ state: "hidden" });
    await storeScreen(citizen.page, "city-hospital");
    await citizen.tapService("取消预约：内科");
    await citizen.confirm("取消预约");
    await citizen.sees("还没有预约");
    await citizen.back();
    await citizen.tap("我的");
    await citizen.sees("已实名登录");
    await citizen.screen.getByText("已取消").waitFor({ state: "hidden" });
    await storeScreen(citizen.page, "city-me");
    await citizen.tap("删除我的数据");
    await citizen.sees("不能恢复");
    await storeScreen(citizen.page, "city-delete");
    await citizen.confirm("删除");
    await citizen.sees("未登录");
    await citizen.tap("首页");
    await citizen.sees("实名登录后，查询和办理您本人的业务");
  });

  it("is still signed in after the page was loaded anew, until signing out", async () => {
    const citizen = await visit("陈𬭎");
    await signIn(citizen);
    await isKeptOn(citizen.page, "pages/social-security/social-security");
    await citizen.page.reload();
    await citizen.sees("养老保险");
    await citizen.tap("返回首页");
    await citizen.sees("陈𬭎，您好");
    await citizen.tap("我的");
    await citizen.tap("退出登录");
    await citizen.sees("未登录");
  });

  it("goes by the login page and comes back when the session is over", async () => {
    const citizen = await visit("李雷");
    await signIn(citizen);
    await citizen.back();
    endSessions();
    await citizen.tapService("医院挂号");
    await citizen.tap("实名授权");
    await citizen.consent();
    await citizen.sees("还没有预约");
  });

  it("is signed out on the phone before the back end has answered", async () => {
    const citizen = await visit("张三丰");
    const givenUp: string[] = [];
    citizen.page.on("requestfailed", (request) => givenUp.push(request.url()));
    await signIn(citizen);
    await citizen.back();
    await citizen.tap("我的");
    await citizen.page.route("**/api/requests", async (route) => {
      if (!route.request().postData()?.includes("/logout")) await route.continue();
    });
    await citizen.tap("退出登录");
    await citizen.sees("未登录");
    expect(givenUp).toEqual([]);
  });

  it("is told that nothing was deleted when the session was over by then", async () => {
    const citizen = await visit("欧阳若兰");
    await signIn(citizen);
    await citizen.back();
    await citizen.tap("我的");
    await citizen.sees("已实名登录");
    endSessions();
    await citizen.tap("删除我的数据");
    await citizen.confirm("删除");
    await citizen.sees("这次没有删除任何数据");
    await citizen.confirm("知道了");
    await citizen.sees("未登录");
  });

  it("can cancel an appointment at a department that has closed since", async () => {
    const citizen = await visit("李雷");
    await signIn(citizen);
    await citizen.back();
    await citizen.tapService("医院挂号");
    await citizen.tap("预约");
    await citizen.sees(/内科 · 第 \d+ 号/);
    await citizen.back();
    meanwhile("UPDATE appointment SET department = 'closed'");
    await citizen.tapService("医院挂号");
    await citizen.tapService("取消预约：科室已停诊");
    await citizen.confirm("取消预约");
    await citizen.sees("还没有预约");
  });
});

describe("a citizen without a network", () => {
  it("is told so and goes on with a retry, on a personal page and on the home page", async () => {
    const citizen = await visit("赵晓星");
    await signIn(citizen);
    await citizen.back();
    await citizen.choose("断网");
    await citizen.tapService("公积金");
    await citizen.sees("网络连接不上");
    await storeScreen(citizen.page, "city-offline");
    await citizen.back();
    await citizen.sees("网络连接不上");
    await citizen.choose("正常");
    await citizen.tap("重试");
    await citizen.sees("赵晓星，您好");
  });
});

describe("a network that is lost between consent and sign-in", () => {
  it("costs no second password once it is back", async () => {
    const citizen = await visit("李雷");
    await citizen.askForConsent();
    await citizen.allow();
    await citizen.typePassword("24681");
    await citizen.choose("断网");
    await citizen.typePassword("0");
    await citizen.sees("网络连接不上");
    await citizen.choose("正常");
    await citizen.tap("重试，不必再授权");
    await citizen.sees("养老保险");
  });
});

describe("a back end that cannot take the sign-in just now", () => {
  const { status: statusCode, zh, en } = refusals.too_many_requests;
  const body = JSON.stringify({ reason: "too_many_requests", message: { zh, en } });

  it.each([
    ["too many at once", { statusCode, body }, "请一分钟后再试"],
    ["a gateway before it that fails", { statusCode: 502, body: "<h1>Bad Gateway</h1>" }, "服务器出了问题"],
  ])("costs no second password: %s", async (_, answer, words) => {
    const citizen = await visit("陈𬭎");
    await citizen.askForConsent();
    await citizen.page.route("**/api/requests", (route) =>
      route.fulfill({ json: { response: { ...answer, header: {} } } }),
    );
    await citizen.consent();
    await citizen.sees(words);
    await citizen.page.unroute("**/api/requests");
    await citizen.tap("重试，不必再授权");
    await citizen.sees("养老保险");
  });
});

describe("every page", () => {
  it("is without a finding of axe-core, and fits a phone of 320 pixels", async () => {
    const citizen = await visitCityNarrow(phone, browser);
    const findings = await findingsOn(citizen);
    const look = async (text: string) => {
      await citizen.sees(text);
      findings.push(...(await findingsOn(citizen)));
    };
    await citizen.tapService("社会保障");
    await look("身份证号不保存");
    await citizen.tap("实名授权");
    await citizen.consent();
    await look("养老保险");
    await citizen.back();
    await citizen.tapService("公积金");
    await look("账户余额");
    await citizen.back();
    await citizen.tapService("医院挂号");
    await citizen.tap("预约");
    await look("第 1 号");
    await citizen.back();
    await citizen.tapService("退休资格认证");
    await look("养老金编号");
    await citizen.back();
    await citizen.tapService("市民读者证");
    await look("办读者证只需要姓名");
    await citizen.tap("办理读者证");
    await citizen.consent();
    await look("我们保存了什么");
    await citizen.back();
    await citizen.tap("我的");
    await look("已实名登录");
    expect(findings).toEqual([]);
  });
});
