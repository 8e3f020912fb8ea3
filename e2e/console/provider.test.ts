/** A service provider's mini programs and merchants in the console, and what the platform has then. */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { send } from "../support/http.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { newcomer, onMachine } from "./support/people.ts";

const console_ = useConsole();
const LOGO = fileURLToPath(new URL("../../apps/cli/src/sandbox/logos/wallet.png", import.meta.url));
const CITY_APP = "wx1a2b3c4d5e6f7081";
const PLACES = { city: 0, hospital: 1, fund: 2, school: 3, courier: 4 } as const;

function openAs(who: string, path = ""): Promise<Page> {
  const name = who.split("_")[0] as keyof typeof PLACES;
  const organisation = console_.sandbox.file.organisations[PLACES[name]];
  return console_.open(`/provider/${organisation?.id}${path}`, who);
}

const appNow = (appid: string) => onMachine(console_.sandbox, "apps.show", { appid });
const dialogOf = (page: Page) => page.getByRole("dialog");

/** @returns the appid of a new one, on whose page one is then */
async function createApp(page: Page, name: string): Promise<string> {
  await page.getByLabel("小程序名称").fill(name);
  await page.getByLabel("查找类目").fill("社会保障");
  await page.getByRole("checkbox", { name: /社会保障/ }).check();
  await page.getByRole("button", { name: "创建小程序" }).click();
  const secret = dialogOf(page).locator(".secret__list li");
  expect(await secret.textContent()).toMatch(/^[0-9a-f]{32}$/);
  await dialogOf(page).getByRole("button", { name: "我已保存" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

it("the overview has one list of what is to do: own moves first, with the reason, the deadline and the way there", async () => {
  const page = await openAs("courier_owner");
  const first = page.locator(".to-do").first();
  await first.waitFor();
  expect(await first.textContent()).toContain("待你处理");
  const asked = page.locator(".to-do", { hasText: "快运网点自提" });
  expect(await asked.textContent()).toMatch(/补充材料.*待你处理.*截止.*请补充访问权限的设置/);
  const late = page.locator(".to-do", { hasText: "快运实名寄件" });
  expect(await late.textContent()).toMatch(/审核申请表.*待平台处理.*已逾期/);
  await page.locator(".to-do", { hasText: "在证书到期前升级" }).waitFor();
  await page.getByText("商户证书 1900000604").waitFor();
  await page.getByRole("heading", { name: "今日调用" }).waitFor();
  await page
    .getByText(/按北京时间/)
    .or(page.getByText("今天还没有调用"))
    .waitFor();
  await page.getByText("昨日同时段").first().waitFor({ state: "attached" });
  await page
    .getByRole("navigation", { name: "主菜单" })
    .getByRole("link", { name: /\d+\s项/ })
    .first()
    .waitFor();
  await storeScreen(page, "console-overview");
  await expectNoBarriers(page);
  await follow(asked.getByRole("link"));
  await page.waitForURL(/\/applications\/A\w{16}$/);
  expect(refusedBy(page)).toEqual([]);
});

it("a new mini program gets its secret once; its binding is asked for, confirmed by the merchant's owner, and ended by either", async () => {
  const page = await openAs("city_owner", "/mini-programs/new");
  await page.getByRole("checkbox").first().waitFor();
  await expectNoBarriers(page);
  const appid = await createApp(page, "城市服务测试版");
  expect(await appNow(appid)).toMatchObject({ name: "城市服务测试版", categories: [[99, 904]] });
  await page.getByRole("button", { name: "申请绑定" }).click();
  await dialogOf(page).getByLabel("商户号").fill("19000003");
  await dialogOf(page).getByLabel("商户号").fill("1900000307");
  await expectNoBarriers(page);
  await dialogOf(page).getByRole("button", { name: "申请绑定" }).click();
  await page.getByRole("row", { name: /1900000307.*待商户号所有者确认/ }).waitFor();

  const owner = await openAs("fund_owner", "/merchants");
  const request = owner.getByRole("listitem").filter({ hasText: "城市服务测试版" });
  await request.waitFor();
  await storeScreen(owner, "console-merchants");
  await expectNoBarriers(owner);
  await request.getByRole("button", { name: "确认绑定" }).click();
  await dialogOf(owner).getByText("直到任一方解除绑定").waitFor();
  await dialogOf(owner).getByRole("button", { name: "确认绑定" }).click();
  await owner.getByRole("row", { name: /1900000307.*城市服务测试版/ }).waitFor();
  expect((await appNow(appid)).merchants).toEqual(["1900000307"]);

  await page.reload();
  const bound = page.getByRole("row", { name: /1900000307.*已绑定/ });
  await bound.getByRole("button", { name: "解除绑定" }).click();
  await dialogOf(page).getByText("最近 24 小时有 0 次调用").waitFor();
  await dialogOf(page).getByRole("button", { name: "解除绑定" }).click();
  await bound.waitFor({ state: "detached" });
  expect((await appNow(appid)).merchants).toEqual([]);
  expect(refusedBy(page)).toEqual([]);
});

it("a secret is reset after it is told in figures what ends, and from then on only the new one works", async () => {
  const { file, url } = console_.sandbox;
  const tokenWith = async (secret: string) =>
    (await send(`${url}/cgi-bin/token?grant_type=client_credential&appid=${CITY_APP}&secret=${secret}`)).json;
  const old = file.apps.find(({ appid }) => appid === CITY_APP)?.secret ?? "";
  expect(await tokenWith(old)).toMatchObject({ expires_in: 7200 });
  const page = await openAs("city_owner", `/mini-programs/${CITY_APP}`);
  await page.getByRole("heading", { name: "AppSecret" }).waitFor();
  await storeScreen(page, "console-mini-program");
  await expectNoBarriers(page);
  const { access_tokens, calls_last_day } = await onMachine(console_.sandbox, "apps.in_use", {
    appid: CITY_APP,
  });
  expect(access_tokens).toBeGreaterThan(0);
  await page.getByRole("button", { name: "重置 AppSecret" }).click();
  await dialogOf(page).getByText(`${access_tokens} 个有效的 access_token 立即失效`).waitFor();
  const calls = new Intl.NumberFormat("zh-CN").format(calls_last_day);
  await dialogOf(page).getByText(`最近 24 小时有 ${calls} 次调用`).waitFor();
  await expectNoBarriers(page);
  await storeScreen(page, "console-reset-secret");
  await dialogOf(page).getByRole("button", { name: "重置" }).click();
  const secret = (await dialogOf(page).locator(".secret__list li").textContent()) ?? "";
  await page.keyboard.press("Escape");
  expect(await tokenWith(secret)).toMatchObject({ expires_in: 7200 });
  expect(await tokenWith(old)).toMatchObject({ errcode: 40125 });
  await dialogOf(page).getByRole("button", { name: "我已保存" }).click();
  expect(await page.content()).not.toContain(secret);
});

it("categories are chosen anew, and one that is in no tree has to go", async () => {
  const page = await openAs("city_developer", `/mini-programs/${CITY_APP}`);
  await page.getByRole("button", { name: "更改 服务类目" }).click();
  const gone = dialogOf(page).getByRole("checkbox", { name: /工具 > 备忘录.*已不在类目树中/ });
  await gone.waitFor();
  await expectNoBarriers(page);
  await dialogOf(page).getByRole("button", { name: "保存" }).click();
  await dialogOf(page).getByRole("alert").waitFor();
  await gone.uncheck();
  await dialogOf(page).getByRole("button", { name: "保存" }).click();
  await page.getByText("类目已保存").waitFor();
  expect((await appNow(CITY_APP)).categories).toEqual([
    [99, 904],
    [3, 4, 5],
    [99, 901],
  ]);
});

it("a logo is taken if it is one, and shown", async () => {
  const page = await openAs("city_owner", `/mini-programs/${CITY_APP}`);
  const before = (await appNow(CITY_APP)).logo;
  const field = page.locator('input[type="file"]');
  await field.setInputFiles({ name: "note.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await page.getByRole("alert").getByText("图标应为 PNG 或 WebP").waitFor();
  await field.setInputFiles(LOGO);
  await page.getByText("图标已更新").waitFor();
  const { logo } = await appNow(CITY_APP);
  expect(logo).not.toBe(before);
  await page.locator(`img[src="/logos/${logo}"]`).first().waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("a mini program is offered, refused, offered again and taken over, with a new secret for its new owner", async () => {
  const page = await openAs("city_owner", "/mini-programs/new");
  const appid = await createApp(page, "预约服务");
  const offer = async () => {
    await page.getByRole("button", { name: "转让给其他主体" }).click();
    await dialogOf(page).getByText("0 个商户号绑定、0 个 access_token").waitFor();
    await dialogOf(page).getByLabel("接收主体").fill("12990000MB0000002M");
    await dialogOf(page).getByRole("button", { name: "转让", exact: true }).click();
    await page.getByText("正在转让给 示例市第一人民医院").waitFor();
  };
  await offer();
  const hospital = await openAs("hospital_owner", "/mini-programs");
  const offered = hospital.getByRole("listitem").filter({ hasText: "预约服务" });
  await offered.getByRole("button", { name: "拒绝" }).click();
  await dialogOf(hospital).getByRole("button", { name: "拒绝" }).click();
  await offered.waitFor({ state: "detached" });
  await page.reload();
  await offer();
  await hospital.reload();
  await offered.waitFor();
  await storeScreen(hospital, "console-mini-programs");
  await expectNoBarriers(hospital);
  await offered.getByRole("button", { name: "接收" }).click();
  await dialogOf(hospital).getByRole("button", { name: "接收" }).click();
  await dialogOf(hospital).getByRole("button", { name: "我已保存" }).click();
  await hospital.getByRole("row", { name: /预约服务/ }).waitFor();
  expect((await appNow(appid)).service_provider.legal_name).toBe("示例市第一人民医院");
  await page.reload();
  await page.getByText("没有找到").waitFor();
});

it("a list is searched, filtered and ordered on the server, and its address shows the same again", async () => {
  const page = await openAs("school_owner", "/mini-programs");
  await page.getByRole("row", { name: /奖助学金申请/ }).waitFor();
  expect(await page.locator("tbody tr").count()).toBe(4);
  await page.getByLabel("实名授权").selectOption("ended");
  await page.getByRole("row", { name: /学历在线核验/ }).waitFor({ state: "detached" });
  await page.getByRole("searchbox").fill("一卡通");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search=/);
  await page.reload();
  await page.getByRole("row", { name: /校园一卡通.*已终止/ }).waitFor();
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.getByRole("searchbox").fill("没有这个");
  await page.keyboard.press("Enter");
  await page.getByText("没有符合条件的内容").waitFor();
});

it("the capability card tells the true state of each mini program, and leads on from there", async () => {
  const page = await openAs("fund_owner", "/interface?appid=wx4d5e6f708192a3b4");
  await page.getByText("变更申请进行中").waitFor();
  expect(await page.locator(".card", { hasText: "实名授权" }).textContent()).toMatch(
    /已开通.*变更或续期.*可用/,
  );
  await storeScreen(page, "console-capability");
  await expectNoBarriers(page);
  await page.getByLabel("小程序").selectOption("wx5e6f708192a3b4c5");
  await page.getByText("不可用，返回 94006").waitFor();
  await page.getByText("填完权限申请并提交").waitFor();
  await follow(page.getByRole("link", { name: "继续申请" }));
  await page.waitForURL(/\/applications\/A\w{16}$/);
  expect(refusedBy(page)).toEqual([]);
  const declined = await openAs("courier_owner", "/interface?appid=wxf8091a2b3c4d5e6f");
  await follow(declined.getByRole("link", { name: "重新申请" }));
  await expect.poll(() => dialogOf(declined).getByRole("combobox").inputValue()).toBe("wxf8091a2b3c4d5e6f");
});

it("an organisation that has nothing yet is told on each list what to do first", async () => {
  const nobody = await console_.open("/sign-in");
  const person = await newcomer(nobody, console_.sandbox, "founder@example.com");
  const page = await console_.open("/", person);
  const { id } = await page.evaluate(async () => {
    const entry = {
      ...{ legal_name: "示例市新城医院", social_credit_code: "12990000MB00002021" },
      ...{ subject_type: "public_medical_institution", citizen_contact: "0000-11223" },
    };
    const headers = { "content-type": "application/json" };
    return (
      await fetch("/api/organisations", { method: "POST", headers, body: JSON.stringify(entry) })
    ).json();
  });
  const apply = "调试需要一个小程序、一个已绑定的商户号和一张可用的证书";
  /** What is not there, what to do about it, and the way to it. */
  const told: Readonly<Record<string, readonly [none: string, lead: string | RegExp, way?: string]>> = {
    "": ["没有待办", "会显示在这里", "创建小程序"],
    "/mini-programs": ["还没有小程序", "创建后会得到 AppID 和 AppSecret", "创建小程序"],
    "/interface": ["还没有小程序", "先创建小程序，再为它申请接口能力", "创建小程序"],
    "/applications": ["还没有申请", "先为一个小程序新建申请", "新建申请"],
    "/merchants": ["还没有商户号", /请联系平台运营方（[\d-]+）分配商户号/],
    "/security": ["还没有商户号", /请联系平台运营方（[\d-]+）分配商户号/],
    "/usage": ["还没有小程序", "创建小程序并开通实名授权后", "创建小程序"],
    "/explorer": ["还没有小程序", apply, "创建小程序"],
    "/tokens": ["还没有令牌", "需要程序化管理时再新建", "新建令牌"],
  };
  for (const [path, [none, lead, way]] of Object.entries(told)) {
    await page.goto(`/provider/${id}${path}`);
    const state = page.locator(".state", { hasText: none });
    await state.getByText(lead).waitFor();
    if (!way) continue;
    const main = page.locator("main");
    const offered = main.getByRole("link", { name: way }).or(main.getByRole("button", { name: way }));
    await offered.first().waitFor();
  }
  await page.goto(`/provider/${id}/members`);
  await page.getByRole("row", { name: /founder@example\.com/ }).waitFor();
  await page.getByRole("button", { name: "邀请成员" }).waitFor();
  expect(refusedBy(page)).toEqual([]);
});

it("who may only look is offered nothing else, and what is another's is not there", async () => {
  const page = await openAs("city_viewer", `/mini-programs/${CITY_APP}`);
  await page.getByRole("heading", { name: "商户号绑定" }).waitFor();
  for (const name of ["重置 AppSecret", "申请绑定", "转让给其他主体", "选择图片"]) {
    expect(await page.getByRole("button", { name }).count()).toBe(0);
  }
  await page.goto(page.url().replace(CITY_APP, "wx4d5e6f708192a3b4"));
  await page.getByText("没有找到").waitFor();
  await expectNoBarriers(page);
  await page.goto(page.url().replace(/mini-programs\/.*/, "mini-programs/new"));
  await page.getByRole("heading", { name: "没有权限" }).waitFor();
});
