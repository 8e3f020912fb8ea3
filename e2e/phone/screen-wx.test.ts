import { expect, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openMiniProgram, type Screen, type ScreenOptions } from "./support/screen.ts";

const browser = useBrowser();

/** A page with one button, which runs `call`; the page shows as JSON what that returned, resolved to or was rejected with. */
async function tap(call: string, options: ScreenOptions = {}, more: Readonly<Record<string, string>> = {}) {
  const screen = await openMiniProgram(
    browser,
    {
      "pages/home/home.wxml": `<button bindtap="go">开始</button><view class="answer">{{answer}}</view>`,
      "pages/home/home.js": `Page({ data: { answer: "" }, async go() {
        const answer = await Promise.resolve(${call}).catch((failure) => failure);
        this.setData({ answer: JSON.stringify(answer) || "nothing" }) } })`,
      ...more,
    },
    options,
  );
  await screen.inside.getByText("开始").click();
  return screen;
}

async function answerOf({ inside }: Screen): Promise<unknown> {
  const answer = inside.locator("wx-view").filter({ hasText: /./ });
  await answer.waitFor();
  return JSON.parse((await answer.textContent()) ?? "");
}

test("a request goes to the phone, and its answer comes back by promise or by call-backs", async () => {
  const response = {
    statusCode: 201,
    header: { "content-type": "application/json" },
    cookies: ["a=b"],
    body: '{"name":"䶮文博"}',
  };
  const screen = await tap(
    `new Promise((success) => wx.request({ url: "https://city.example/me", method: "POST", data: { a: 1 }, success }))`,
    { answers: { request: { value: response } } },
  );
  expect(await answerOf(screen)).toEqual({
    ...{
      data: { name: "䶮文博" },
      statusCode: 201,
      header: { "Content-Type": "application/json" },
      cookies: ["a=b"],
    },
    errMsg: "request:ok",
  });
  await expect
    .poll(() => screen.told("call"))
    .toEqual([
      {
        ...{ kind: "call", id: 1, name: "request" },
        argument: {
          ...{ url: "https://city.example/me", method: "POST", timeout: 60_000, body: '{"a":1}' },
          header: { "content-type": "application/json" },
        },
      },
    ]);
});

test("what fails says why in its errMsg", async () => {
  const calls = {
    'wx.request({ url: "https://city.example/" })': "request:fail timeout",
    'wx.request({ url: "city.example" })': 'request:fail invalid url "city.example"',
    'new Promise((fail) => wx.request({ url: "https://city.example/", fail }).abort())': "request:fail abort",
    'wx.getStorage({ key: "none" })': "getStorage:fail data not found",
    "wx.scanCode({})": "scanCode:fail not supported in this simulator",
  };
  const caught = Object.keys(calls).map((call) => `${call}.catch((failure) => failure)`);
  const answers = { request: { errMsg: "request:fail timeout" } };
  const chunked = `wx.request({ url: "https://city.example/", fail() {} }).onChunkReceived(() => {})`;
  const screen = await tap(`(${chunked}, Promise.all([${caught}]))`, { answers });
  expect(await answerOf(screen)).toEqual(Object.values(calls).map((errMsg) => ({ errMsg })));
  await expect
    .poll(async () => (await screen.told("console")).map(({ text }) => text))
    .toEqual([
      "RequestTask.onChunkReceived is not supported in this simulator",
      "wx.scanCode is not supported in this simulator",
    ]);
});

test("what fails where nobody listens for it is on the console", async () => {
  const screen = await tap(`[wx.navigateTo({ url: "/pages/x/x", success: () => undefined }),
    wx.getStorage({ key: "none", fail: () => undefined }), wx.getStorage({ key: "none", complete: () => undefined })]`);
  const text = 'navigateTo:fail page "pages/x/x" is not found';
  await expect.poll(() => screen.told("console")).toMatchObject([{ level: "error", text }]);
});

test("signing in gives the phone's code", async () => {
  const screen = await tap("wx.login()", { answers: { login: { value: { code: "c0de" } } } });
  expect(await answerOf(screen)).toEqual({ code: "c0de", errMsg: "login:ok" });
});

test("what is stored is there at once, is kept by the phone, and keeps its type", async () => {
  const screen = await tap(
    `(wx.setStorageSync("n", { a: [1] }), wx.removeStorageSync("old"),
      [wx.getStorageSync("n"), wx.getStorageSync("kept"), wx.getStorageSync("old"), wx.getStorageSync("nothing"),
      wx.getStorageInfoSync().keys])`,
    { storage: { kept: "true", old: "1", nothing: "null" } },
  );
  expect(await answerOf(screen)).toEqual([{ a: [1] }, true, "", null, ["kept", "nothing", "n"]]);
  await expect
    .poll(() => screen.told("store"))
    .toEqual([
      { kind: "store", key: "n", value: '{"a":[1]}' },
      { kind: "store", key: "old", value: null },
    ]);
});

test("a mini program learns of its phone, of itself, and of what its operator set", async () => {
  const screen = await tap(
    `(({ platform, version, language, theme, windowWidth, windowHeight, screenHeight }) =>
      [platform, version, language, theme, windowWidth, windowHeight, screenHeight,
      wx.getAppBaseInfo().version, wx.getDeviceInfo().platform, wx.getAccountInfoSync().miniProgram.appId,
      wx.getExtConfigSync().baseUrl])(wx.getSystemInfoSync())`,
    { environment: { os: "android", version: "6.5.21", language: "en" } },
    {
      "ext.json": JSON.stringify({
        extEnable: true,
        extAppid: "wx1a2b3c4d5e6f7081",
        ext: { baseUrl: "https://city.example" },
      }),
    },
  );
  expect(await answerOf(screen)).toEqual([
    ...["android", "6.5.21", "en", "light", 375, 696, 740],
    ...["6.5.21", "android", "wx1a2b3c4d5e6f7081", "https://city.example"],
  ]);
});

test("canIUse is true for what is there alone, and reading what is not there gives nothing", async () => {
  const asked = ["request", "getSystemInfoSync.return.theme", "button.open-type.getRealnameAuthInfo", "view"];
  const absent = [
    "scanCode",
    "getSystemInfoSync.return.nothing",
    "button.open-type.getPhoneNumber",
    "map",
    "toString",
  ];
  const screen = await tap(
    `[${JSON.stringify([...asked, ...absent])}.filter((name) => wx.canIUse(name)), typeof wx.brandNew]`,
  );
  expect(await answerOf(screen)).toEqual([asked, "undefined"]);
  await expect
    .poll(async () => (await screen.told("console")).map(({ text }) => text))
    .toEqual(["wx.brandNew is not in this simulator"]);
});

test("a toast is announced and goes; loading stays until it is hidden", async () => {
  const { inside } = await tap(`wx.showToast({ title: "已保存", duration: 60_000 })`);
  await inside.getByRole("status").getByText("已保存").waitFor();
  const { inside: short } = await tap(`wx.showToast({ title: "已保存", duration: 1 })`);
  await short.getByText("showToast:ok").waitFor();
  await short.getByRole("status").getByText("已保存").waitFor({ state: "detached" });
  const { inside: loading } = await tap(
    `(this.shown = !this.shown) ? wx.showLoading({ title: "请稍候" }) : wx.hideLoading()`,
  );
  await loading.getByRole("status").getByText("请稍候").waitFor();
  await loading.getByText("开始").click();
  await loading.getByText("hideLoading:ok").waitFor();
  await expect.poll(() => loading.getByRole("status").textContent()).toBe("");
});

test("a modal is a dialog, and its answer is the button", async () => {
  const screen = await tap(`wx.showModal({ title: "注销", content: "要注销吗？" })`);
  const dialog = screen.inside.getByRole("dialog", { name: "注销" });
  await expect.poll(() => dialog.getByText("要注销吗？").isVisible()).toBe(true);
  await dialog.getByRole("button", { name: "确定" }).click();
  const answer = { confirm: true, cancel: false, content: null, errMsg: "showModal:ok" };
  expect(await answerOf(screen)).toEqual(answer);
  await screen.inside.getByText("开始").click();
  await dialog.getByRole("button", { name: "取消" }).click();
  await screen.inside.getByText('"confirm":false,"cancel":true').waitFor();
});

test("a modal speaks the phone's language, asks for a text, and Escape or the back gesture cancels it", async () => {
  const screen = await tap(`wx.showModal({ title: "Name", editable: true })`, {
    environment: { language: "en" },
  });
  await screen.inside.getByRole("textbox", { name: "Name" }).fill("䶮");
  await screen.inside.getByRole("button", { name: "OK" }).click();
  expect(await answerOf(screen)).toMatchObject({ confirm: true, content: "䶮" });
  for (const leave of [() => screen.page.keyboard.press("Escape"), () => screen.tell({ kind: "back" })]) {
    await screen.inside.getByText("开始").click();
    await screen.inside.getByRole("dialog").waitFor();
    await leave();
    await screen.inside.getByText('"cancel":true').waitFor();
    await screen.inside.getByRole("dialog").waitFor({ state: "detached" });
  }
});

test("an action sheet answers with the item, or fails when it is cancelled", async () => {
  const call = `wx.showActionSheet({ itemList: ["预约", "取号"] })`;
  const screen = await tap(call);
  await screen.inside.getByRole("button", { name: "取号" }).click();
  expect(await answerOf(screen)).toEqual({ tapIndex: 1, errMsg: "showActionSheet:ok" });
  await screen.inside.getByText("开始").click();
  await screen.inside.getByRole("button", { name: "取消" }).click();
  await screen.inside.getByText("showActionSheet:fail cancel").waitFor();
});

test("a change of network and a background are told to who listens", async () => {
  const screen = await openMiniProgram(browser, {
    "pages/home/home.wxml": `<view>{{heard}}</view>`,
    "pages/home/home.js": `Page({ data: { heard: ["等"] }, onLoad() {
      const hear = (what) => this.setData({ heard: [...this.data.heard, JSON.stringify(what)] });
      wx.onNetworkStatusChange(hear); wx.onThemeChange(hear); wx.onAppShow(({ path }) => hear(path)) } })`,
  });
  await screen.inside.getByText("等").waitFor();
  const environment = { os: "ios", version: "8.0.50", language: "zh_CN", network: "normal" } as const;
  for (const change of [
    { theme: "light", version: "6.5.21" },
    { theme: "dark" },
    { theme: "dark", network: "offline" },
  ] as const) {
    await screen.tell({ kind: "environment", environment: { ...environment, ...change } });
  }
  for (const visible of [false, true]) await screen.tell({ kind: "visibility", visible });
  const heard = ['{"theme":"dark"}', '{"isConnected":false,"networkType":"none"}', '"pages/home/home"'];
  await screen.inside.getByText(["等", ...heard].join(), { exact: true }).waitFor();
});

test("an animation is played by the element that it is given to", async () => {
  const { inside } = await openMiniProgram(browser, {
    "pages/home/home.wxml": `<view id="box" animation="{{animation}}" style="height: 10px" bindtap="grow">动</view>`,
    "pages/home/home.js": `Page({ data: { animation: null }, grow() {
      this.setData({ animation: wx.createAnimation({ duration: 50 }).height(80).step().export() }) } })`,
  });
  await inside.getByText("动").click();
  await expect.poll(async () => (await inside.getByText("动").boundingBox())?.height).toBe(80);
});
