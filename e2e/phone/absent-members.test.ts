/** Members of the original that are not here, as programs of strangers use them: none stops the page. */
import { expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { documentedMembers } from "./support/documented-wx.ts";
import { openMiniProgram, type Screen } from "./support/screen.ts";
import { openTemplate, warningsOf } from "./support/template.ts";

const browser = useBrowser();

const SHOWN = "<view>{{said}}</view>";
const tabBar = (custom: boolean) => ({
  ...{ custom },
  list: [
    { pagePath: "pages/a/a", text: "一" },
    { pagePath: "pages/b/b", text: "二" },
  ],
});

async function expectNoProblem(screen: Screen): Promise<void> {
  expect(await screen.told("problem")).toEqual([]);
}

it("each says by name that it is not supported, and the page goes on", async () => {
  const screen = await openTemplate(browser, {
    wxml: SHOWN,
    members: `onLoad() {
      const path = wx.env.USER_DATA_PATH + "/a.png";
      wx.cloud.init({ env: "a" });
      wx.cloud.database().collection("a").get({ fail: () => {} });
      wx.onKeyboardHeightChange(() => {});
      wx.createInnerAudioContext().onPlay(() => {});
      wx.createCanvasContext("c").fillRect(0, 0, 1, 1);
      wx.getFileSystemManager().readFileSync(path);
      wx.getUpdateManager().onUpdateReady(() => {});
      this.clearAnimation("#a", () => {});
      this.router.navigateTo({ url: "x" });
      require.async("../../b.js").catch(() => {});
      this.animate("#a", [], 100, () => this.setData({ said: "在" }));
    },`,
  });
  await screen.inside.getByText("在").waitFor();
  const names = ["wx.env", "wx.cloud", "wx.cloud.init", "wx.cloud.database", "wx.onKeyboardHeightChange"];
  names.push("wx.createInnerAudioContext", "wx.createCanvasContext", "wx.getFileSystemManager");
  names.push("this.clearAnimation", "this.router.navigateTo", "require.async", "this.animate");
  expect(await warningsOf(screen)).toEqual(names.map((name) => `${name} is not supported in this simulator`));
  expect(await warningsOf(screen, "zh")).toEqual(names.map((name) => `本模拟器不支持 ${name}`));
  await expectNoProblem(screen);
});

it("each member of wx that the original publishes is there", async () => {
  const screen = await openTemplate(browser, {
    wxml: SHOWN,
    members: `onLoad() {
      const names = ${JSON.stringify(documentedMembers())};
      this.setData({ said: names.length + "：" + names.filter((name) => wx[name] === undefined) });
    },`,
  });
  await screen.inside.getByText(/^[4-9][0-9]{2}：$/).waitFor();
});

it("each older one says by name that it is not supported, and what it gives can be drawn", async () => {
  const screen = await openTemplate(browser, {
    wxml: SHOWN,
    members: `onLoad() {
      const context = wx.createContext();
      context.beginPath();
      wx.drawCanvas({ canvasId: "a", actions: context.getActions() });
      for (const file of wx.batchGetStorageSync(["a"])) file.delete();
      const said = wx.isVKSupport("v1") ? "有" : "在" + wx.arrayBufferToBase64(new ArrayBuffer(1));
      const plugin = requirePlugin("someone");
      plugin.start();
      this.setData({ context, plugin, said });
    },`,
  });
  await screen.inside.getByText("在").waitFor();
  const names = ["wx.createContext", "wx.drawCanvas", "wx.batchGetStorageSync", "wx.isVKSupport"];
  names.push("wx.arrayBufferToBase64", "requirePlugin");
  expect(await warningsOf(screen)).toEqual(names.map((name) => `${name} is not supported in this simulator`));
  await expectNoProblem(screen);
});

it("wx.getSystemInfo has called back when it returns", async () => {
  const screen = await openTemplate(browser, {
    wxml: SHOWN,
    members: `onLoad() {
      let widths = [];
      const success = ({ windowWidth }) => widths.push(windowWidth);
      for (const name of ["getSystemInfo", "getWindowInfo"]) wx[name]({ success });
      this.setData({ said: widths.join() });
    },`,
  });
  await screen.inside.getByText("375,375").waitFor();
});

it("a call with call-backs rejects nothing", async () => {
  const screen = await openTemplate(browser, {
    wxml: SHOWN,
    members: `onLoad() {
      wx.onUnhandledRejection(() => console.error("rejected"));
      wx.scanCode({ success() {} });
      wx.navigateTo({ url: "/pages/x/x", success() {} });
      wx.getStorage({ key: "none", success() {}, complete: () => this.setData({ said: "在" }) });
    },`,
  });
  await screen.inside.getByText("在").waitFor();
  const errors = (await screen.told("console")).filter(({ level }) => level === "error");
  expect(errors.map(({ text }) => text)).toEqual(['navigateTo:fail page "pages/x/x" is not found']);
  await expectNoProblem(screen);
});

const page = (name: string) => ({
  [`pages/${name}/${name}.wxml`]: `<view>页 ${name} {{said}}</view>`,
  [`pages/${name}/${name}.js`]: `Page({ data: { said: "" }, onShow() {
    const bar = this.getTabBar();
    if (bar) bar.choose("${name}");
    this.setData({ said: bar ? "有" : "无" });
  } })`,
});

it("this.getTabBar() gives the bar that the mini program draws itself, one on each of its pages", async () => {
  const screen = await openMiniProgram(browser, {
    "app.json": JSON.stringify({ pages: ["pages/a/a", "pages/b/b"], tabBar: tabBar(true) }),
    ...page("a"),
    ...page("b"),
    "custom-tab-bar/index.json": JSON.stringify({ component: true }),
    "custom-tab-bar/index.wxml": `<view class="bar" bindtap="go">栏 {{chosen}}</view>`,
    "custom-tab-bar/index.wxss": ".bar { position: fixed; bottom: 0 }",
    "custom-tab-bar/index.js": `Component({ data: { chosen: "" }, methods: {
      choose(chosen) { this.setData({ chosen }) },
      go() { wx.switchTab({ url: "/pages/b/b" }) } } })`,
  });
  await screen.inside.getByText("页 a 有").waitFor();
  await screen.inside.getByText("栏 a").click();
  await screen.inside.getByText("页 b 有").waitFor();
  await screen.inside.getByText("栏 b").waitFor();
  expect(await screen.inside.getByRole("navigation").count()).toBe(0);
  await expectNoProblem(screen);
});

it("this.getTabBar() gives null where there is none, and the usual bar stays", async () => {
  const screen = await openMiniProgram(browser, {
    "app.json": JSON.stringify({ pages: ["pages/a/a", "pages/b/b"], tabBar: tabBar(true) }),
    ...page("a"),
    ...page("b"),
  });
  await screen.inside.getByText("页 a 无").waitFor();
  await screen.inside.getByRole("navigation").getByText("二").waitFor();
  expect(await warningsOf(screen, "zh")).toEqual([
    'app.json:1 "tabBar.custom"：没有 custom-tab-bar/index，显示普通的标签栏',
  ]);
});
