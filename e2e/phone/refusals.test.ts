/** Who does not get through to the name, by the person's will, by the platform's word, or by a mistake: each is told kindly. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startVisit, type Visit, visitCity } from "../city-service/visit.ts";
import { root } from "../house/repository.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";
import { openApp, usePhone } from "./support/phone.ts";
import { writeFile } from "./support/shell.ts";
import { answersToHost, authorizationsOf } from "./support/story.ts";

const browser = useBrowser();
const phone = usePhone();
const DESK = { viewport: { width: 1180, height: 860 } };

/** Opens the phone by the link of a mini program. */
const follow = (id: string) => startVisit(phone, browser, DESK, `/#app=${id}`);

/** To the button, where no sheet will come. */
async function askInVain(citizen: Visit): Promise<void> {
  await citizen.tapService("社会保障");
  await citizen.tap("实名授权");
}

describe("who refuses", () => {
  it("at once, hears that nothing was sent, and goes on without", async () => {
    const citizen = await visitCity(phone, browser, "李雷");
    await citizen.askForConsent();
    await storeScreen(citizen.page, "phone-sheet");
    await citizen.refuse();
    await citizen.sees("我们没有收到您的任何信息，也不会再次询问");
    await storeScreen(citizen.page, "city-refused");
    await citizen.tap("暂不登录");
    await citizen.sees("政务大厅");
    expect(await authorizationsOf(phone, "lilei")).toEqual(["denied"]);
  });

  it("with the keypad open already, turns back and refuses as easily", async () => {
    const citizen = await visitCity(phone, browser, "赵晓星");
    const { sheet } = citizen;
    await citizen.askForConsent();
    await citizen.allow();
    await citizen.typePassword("24681");
    await storeScreen(citizen.page, "phone-keypad");
    await sheet.getByRole("button", { name: "返回" }).click();
    await citizen.refuse();
    await citizen.sees("我们没有收到您的任何信息，也不会再次询问");
    expect(await authorizationsOf(phone, "zhaoxing")).toEqual(["denied"]);
  });
});

it("a wrong password is told with the tries that are left, the fifth locks, and then no sheet opens any more", async () => {
  const citizen = await visitCity(phone, browser, "欧阳若兰");
  const { sheet } = citizen;
  await citizen.askForConsent();
  await citizen.allow();
  for (const tries of [4, 3, 2, 1]) {
    await citizen.typePassword("135790");
    await sheet.getByText(`支付密码不正确，还可以再试 ${tries} 次`).waitFor();
  }
  await citizen.typePassword("135790");
  await sheet.getByRole("heading", { name: "支付密码已锁定" }).waitFor();
  await expect
    .poll(() => sheet.locator("main").textContent())
    .toMatch(/密码错误次数过多，.*\d{2}:\d{2}.* 之后可以再试/);
  await sheet.getByRole("button", { name: "关闭" }).click();
  await citizen.sees("您的支付密码已锁定，请稍后再试");
  await citizen.tap("实名授权");
  await expect
    .poll(() => answersToHost(phone, "ouyang"))
    .toEqual(["sheet", "openRealnameAuth:fail account locked"]);
  expect(await authorizationsOf(phone, "ouyang")).toEqual([]);
});

it("an app that is too old is asked to be updated, and the platform is not asked at all", async () => {
  const citizen = await visitCity(phone, browser, "陈𬭎");
  await citizen.choose("6.5.21");
  await askInVain(citizen);
  await citizen.sees("升级到最新版本");
  await citizen.choose("6.5.22");
  await citizen.tap("实名授权");
  await citizen.refuse();
  expect(await answersToHost(phone, "chenhong")).toEqual(["sheet"]);
});

it("a mini program without access is refused, and the citizen hears that it is not their fault", async () => {
  const folder = join(root, "examples/city-service/miniprogram");
  const args = ["phone", folder, "--data", phone.sandbox.data, "--app", "wx2b3c4d5e6f708192"];
  const { code, stdout } = await shiming(args);
  expect(code).toBe(0);
  const citizen = await follow(stdout.trim().split("=")[1] ?? "");
  await citizen.choose("阿依古丽·买买提");
  await askInVain(citizen);
  await citizen.sees("本服务尚未开通实名授权");
  await citizen.sees("这不是您的问题");
  await storeScreen(citizen.page, "city-access-denied");
  expect(await answersToHost(phone, "ayguli")).toEqual(["openRealnameAuth:fail access denied"]);
});

describe("a category that was not approved is invalid", () => {
  const buttons = ["[1, 2]", "[99]", "[99, 904, 1]", "['政务', 904]", "'99,904'"];

  it.each(buttons)("%s", async (categoryId) => {
    const folder = scratchFolder();
    const files = {
      "app.json": JSON.stringify({ pages: ["page"] }),
      "app.js": "App({})",
      "page.wxml": `<button open-type="getRealnameAuthInfo" category-id="{{${categoryId}}}" bindgetrealnameauthinfo="told">授权</button>
<view>{{errMsg}}</view>`,
      "page.js": `Page({ data: { errMsg: "" }, told({ detail: { errMsg } }) { this.setData({ errMsg }); } });`,
    };
    for (const [path, text] of Object.entries(files)) writeFile(join(folder, path), text);
    const citizen = await follow((await openApp(phone, folder)).id);
    await citizen.tap("授权");
    await citizen.sees("openRealnameAuth:fail invalid category-id");
  });
});
