/** 退休资格认证 on the phone: the city asks whether what it has on file is right, and receives nothing. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { startVisit, type Visit, visitCity } from "../city-service/visit.ts";
import { useBrowser } from "../support/browser.ts";
import { fetchToken } from "../support/protocol.ts";
import { partiesOf } from "../support/sandbox-parties.ts";
import { scratchFolder } from "../support/shiming.ts";
import { checkRealnameInfo, jsCodeToSession } from "../support/verification.ts";
import { openApp, usePhone } from "./support/phone.ts";
import { writeFile } from "./support/shell.ts";
import { authorizationsOf } from "./support/story.ts";

const browser = useBrowser();
const phone = usePhone();

async function qualify(citizen: Visit, pensionNo: string): Promise<void> {
  await citizen.screen.locator("input").fill(pensionNo);
  await citizen.tap("开始认证");
  await citizen.sheet.getByText("不会提供您的姓名和身份证号").waitFor();
}

it("the person on file agrees by a tap, and is qualified; another is not; who refuses is told so", async () => {
  const citizen = await visitCity(phone, browser, "陈𬭎");
  await citizen.tapService("退休资格认证");
  await qualify(citizen, "30010001");
  await citizen.sheet.getByText("**").first().waitFor();
  expect(await citizen.sheet.getByText("支付密码").count()).toBe(0);
  await citizen.sheet.getByRole("button", { name: "同意" }).click();
  await citizen.sees("认证成功，有效期至");
  await qualify(citizen, "30010002");
  await citizen.sheet.getByRole("button", { name: "同意" }).click();
  await citizen.sees("登记的不一致");
  await qualify(citizen, "30010001");
  await citizen.sheet.getByRole("button", { name: "拒绝" }).click();
  await citizen.sees("您没有同意核对");
  expect(await authorizationsOf(phone, "chenhong")).toEqual(["denied", "verified", "verified"]);
});

/** As programs in the field are written: everything in `App.onShow`, both forms of the code, back to the page by a callback. */
const FIELD = {
  "app.json": JSON.stringify({ pages: ["pages/index/index"] }),
  "app.js": `App({
  globalData: { shown: [] },
  onShow: function (options) {
    var info = options.referrerInfo || {};
    var data = info.extraData || {};
    this.globalData.shown.push(options.scene + " " + JSON.stringify(data));
    if (options.scene == 1038 && info.appId == "wx308bd2aeb83d3345") {
      var code = data.code && data.code.auth_code ? data.code.auth_code : data.code;
      if (this.onAuthorized) this.onAuthorized(code || "");
    }
  },
});`,
  "pages/index/index.wxml": `<button bindtap="authorize">去授权</button>
<view class="code">{{code}}</view><view class="login">{{login}}</view><view class="shown">{{shown}}</view>
<button bindtap="look">看看</button><view>{{error}}</view><button bindtap="elsewhere">去别处</button>`,
  "pages/index/index.js": `var app = getApp();
Page({
  data: { code: "", login: "", shown: "", error: "" },
  onLoad: function () {
    var that = this;
    app.onAuthorized = function (code) { that.setData({ code: "code:" + code + ";" }); };
  },
  authorize: function () {
    var that = this;
    wx.login({ success: function (res) { that.setData({ login: "login:" + res.code + ";" }); } });
    wx.navigateToMiniProgram({ appId: "wx308bd2aeb83d3345", path: "/subPages/city/wxpay-auth/main", extraData: {} });
  },
  look: function () { this.setData({ shown: app.globalData.shown.join(" | ") }); },
  elsewhere: function () {
    var that = this;
    wx.navigateToMiniProgram({ appId: "wx0000000000000000", fail: function (res) { that.setData({ error: res.errMsg }); } });
  },
});`,
};

async function openField(): Promise<Visit> {
  const folder = scratchFolder();
  for (const [path, text] of Object.entries(FIELD)) writeFile(join(folder, path), text);
  const { id } = await openApp(phone, folder);
  return startVisit(phone, browser, { viewport: { width: 1180, height: 860 } }, `/#app=${id}`);
}

async function textAfter(citizen: Visit, word: string): Promise<string> {
  const shown = citizen.screen.getByText(`${word}:`);
  await shown.waitFor();
  return /:(.*);/.exec((await shown.textContent()) ?? "")?.[1] ?? "";
}

async function shownOf(citizen: Visit): Promise<string> {
  await citizen.tap("看看");
  await citizen.sees("1038");
  return (await citizen.screen.locator(".shown").textContent()) ?? "";
}

it("a program of the field gets its code in App.onShow, in either form, and its back end an answer", async () => {
  const citizen = await openField();
  await citizen.choose("赵晓星");
  await citizen.choose("extraData.code.auth_code");
  await citizen.tap("去授权");
  await citizen.sheet.getByRole("button", { name: "同意" }).click();
  const [code, jsCode] = [await textAfter(citizen, "code"), await textAfter(citizen, "login")];
  expect(await shownOf(citizen)).toContain(`1038 {"code":{"auth_code":"${code}"}}`);

  const parties = partiesOf(phone.sandbox);
  const { app } = parties.world;
  const { openid } = (await jsCodeToSession(parties, jsCode, app)).json;
  const body = { openid, real_name: "赵晓星", cred_id: "99999919730601019x", cred_type: 1, code };
  const answer = await checkRealnameInfo(parties, await fetchToken(parties), body);
  expect(answer.json).toMatchObject({ verify_openid: "V_OP_NM_MA", verify_real_name: "V_NM_ID_MA" });

  await citizen.tap("去别处");
  await citizen.sees("navigateToMiniProgram:fail not supported in this simulator");
});

it("shown once more, iOS has lost the code, and Android still has it; a refusal has none", async () => {
  const citizen = await openField();
  await citizen.choose("阿依古丽·买买提");
  await citizen.tap("去授权");
  await citizen.sheet.getByRole("button", { name: "同意" }).click();
  const code = await textAfter(citizen, "code");
  // A change of the version hides and shows the mini program once.
  await citizen.choose("6.5.22");
  await expect.poll(() => shownOf(citizen)).toMatch(/\| 1038 \{\}$/);
  await citizen.choose("Android");
  await citizen.tap("去授权");
  await citizen.sheet.getByRole("button", { name: "同意" }).click();
  await expect.poll(() => textAfter(citizen, "code")).not.toBe(code);
  const second = await textAfter(citizen, "code");
  await citizen.choose("8.0.50");
  await expect.poll(() => shownOf(citizen)).toMatch(new RegExp(`(1038 \\{"code":"${second}"\\}[ |]*){2}$`));
  await citizen.tap("去授权");
  await citizen.sheet.getByRole("button", { name: "拒绝" }).click();
  await expect.poll(() => textAfter(citizen, "code")).toBe("");
});
