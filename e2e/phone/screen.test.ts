import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import { violationsIn } from "../support/axe.ts";
import { useBrowser } from "../support/browser.ts";
import { openMiniProgram, type Screen } from "./support/screen.ts";

const browser = useBrowser();

/** What the mini program wrote to its console by `console.log`. */
async function logged({ told }: Screen): Promise<string[]> {
  return (await told("console")).filter(({ level }) => level === "log").map(({ text }) => text);
}

test("a page is drawn from its data, and a handler changes them", async () => {
  const { inside, told } = await openMiniProgram(browser, {
    "pages/home/home.json": JSON.stringify({ navigationBarTitleText: "首页" }),
    "pages/home/home.wxml": `<view class="count" bindtap="add">{{count}} 次</view>`,
    "pages/home/home.wxss": `.count { width: 375rpx; color: rgb(1, 2, 3) }`,
    "pages/home/home.js": `Page({ data: { count: 0 }, add() { this.setData({ count: this.data.count + 1 }) } })`,
  });
  await inside.getByText("0 次").click();
  await inside.getByText("1 次").waitFor();
  await expect.poll(() => inside.getByRole("heading", { name: "首页" }).isVisible()).toBe(true);
  const style = await inside.getByText("1 次").evaluate((view) => {
    const { color, width } = getComputedStyle(view);
    return { color, width };
  });
  // Half of a screen that is 375 pixels wide.
  expect(style).toEqual({ color: "rgb(1, 2, 3)", width: "187.5px" });
  expect(await told("problem")).toEqual([]);
  await expect.poll(() => told("page")).toContainEqual({ kind: "page", route: "pages/home/home" });
});

test("app and page go through their life-cycle in the original's order", async () => {
  const screen = await openMiniProgram(
    browser,
    {
      "app.js": `App({
      onLaunch({ path }) { console.log("launch", path) }, onShow() { console.log("app show") },
      onHide() { console.log("app hide") }, globalData: { city: "广州" } })`,
      "pages/home/home.wxml": `<part id="part" /><view>{{city}}</view>`,
      "pages/home/home.json": JSON.stringify({ usingComponents: { part: "../part" } }),
      "pages/home/home.js": `Page({
      data: { city: "" },
      onLoad(query) { console.log("load", query.a, this.route, this.options.a, getCurrentPages()[0] === this);
        this.setData({ city: getApp().globalData.city }) },
      onShow() { console.log("show") }, onReady() { console.log("ready", this.selectComponent("#part").data.n) },
      onHide() { console.log("hide") } })`,
      "pages/part.json": JSON.stringify({ component: true }),
      "pages/part.wxml": `<view>{{n}}</view>`,
      "pages/part.js": `Component({
      data: { n: 7 },
      lifetimes: { attached() { console.log("part attached") }, ready() { console.log("part ready") } },
      pageLifetimes: { show() { console.log("part show") }, hide() { console.log("part hide") } } })`,
      "app.json": JSON.stringify({ pages: ["pages/home/home"] }),
    },
    { route: "pages/home/home?a=1" },
  );
  await screen.inside.getByText("广州").waitFor();
  await expect.poll(() => logged(screen)).toContain("ready 7");
  await screen.tell({ kind: "visibility", visible: false });
  await screen.tell({ kind: "visibility", visible: true });
  await expect.poll(async () => (await logged(screen)).at(-1)).toBe("part show");
  await expect
    .poll(() => logged(screen))
    .toEqual([
      ...[
        "launch pages/home/home",
        "app show",
        "part attached",
        "load 1 pages/home/home 1 true",
        "show",
        "part show",
      ],
      ...["part ready", "ready 7", "hide", "part hide", "app hide", "app show", "show", "part show"],
    ]);
});

test("a component has properties, events, slots and behaviours, and styles of its own", async () => {
  const { inside } = await openMiniProgram(browser, {
    "app.json": JSON.stringify({
      pages: ["pages/home/home"],
      usingComponents: { counter: "/parts/counter" },
    }),
    "app.wxss": `.word { color: rgb(1, 1, 1) } .outer { color: rgb(4, 4, 4) }`,
    "pages/home/home.wxml": `<counter start="{{3}}" outer-class="outer" bind:count="counted">槽</counter>
      <view class="word">{{word}}</view>`,
    "pages/home/home.js": `Page({ data: { word: "无" }, counted({ detail }) { this.setData({ word: "数到" + detail.n }) } })`,
    "parts/counter.json": JSON.stringify({ component: true }),
    "parts/counter.wxml": `<view class="word" bindtap="count">{{label}}{{n}}</view><view class="outer-class"><slot /></view>`,
    "parts/counter.wxss": `.word { color: rgb(2, 2, 2) }`,
    "parts/counter.js": `Component({
      externalClasses: ["outer-class"], behaviors: [require("./labelled")], properties: { start: Number }, data: { n: 0 },
      observers: { start(n) { this.setData({ n }) } },
      methods: { count() { this.setData({ n: this.data.n + 1 }); this.triggerEvent("count", { n: this.data.n }) } } })`,
    "parts/labelled.js": `module.exports = Behavior({ data: { label: "第" } })`,
  });
  await inside.getByText("第3").click();
  const colorOf = (text: string) => inside.getByText(text).evaluate((view) => getComputedStyle(view).color);
  await inside.getByText("数到4").waitFor();
  await expect.poll(() => colorOf("第4")).toBe("rgb(2, 2, 2)");
  await expect.poll(() => colorOf("数到4")).toBe("rgb(1, 1, 1)");
  await expect.poll(() => colorOf("槽")).toBe("rgb(4, 4, 4)");
});

test("a component may open itself to the page's styles in its script", async () => {
  const { inside } = await openMiniProgram(browser, {
    "pages/home/home.wxml": `<open-part /><closed-part />`,
    "pages/home/home.wxss": `.word { color: rgb(3, 3, 3) }`,
    "pages/home/home.js": `Page({})`,
    "pages/home/home.json": JSON.stringify({
      usingComponents: { "open-part": "/parts/open", "closed-part": "/parts/closed" },
    }),
    "parts/open.json": `{ "component": true }`,
    "parts/open.wxml": `<view class="word">开</view>`,
    "parts/open.js": `Component({ options: { addGlobalClass: true } })`,
    "parts/closed.json": `{ "component": true }`,
    "parts/closed.wxml": `<view class="word">关</view>`,
    "parts/closed.js": `Component({})`,
  });
  const colorOf = (text: string) => inside.getByText(text).evaluate((view) => getComputedStyle(view).color);
  await inside.getByText("开").waitFor();
  expect([await colorOf("开"), await colorOf("关")]).toEqual(["rgb(3, 3, 3)", "rgb(0, 0, 0)"]);
});

test("a page may be made by Component, and its properties come from the query", async () => {
  const { inside } = await openMiniProgram(
    browser,
    {
      "pages/home/home.wxml": `<view class="who">{{who}} {{loaded}}</view>`,
      "pages/home/home.wxss": `.who { color: rgb(9, 9, 9) }`,
      "pages/home/home.json": `{ "component": true }`,
      "pages/home/home.js": `Component({ properties: { who: String }, data: { loaded: "" },
        methods: { onLoad(query) { this.setData({ loaded: query.who }) } } })`,
    },
    { route: "pages/home/home?who=wenbo" },
  );
  const view = inside.getByText("wenbo wenbo");
  await expect.poll(() => view.evaluate((node) => getComputedStyle(node).color)).toBe("rgb(9, 9, 9)");
});

test("what is fixed in a page stays between the bars, and lengths and places count from there", async () => {
  const { inside } = await openMiniProgram(browser, {
    "app.json": JSON.stringify({
      pages: ["pages/home/home", "pages/me/me"],
      tabBar: {
        list: [
          { pagePath: "pages/home/home", text: "首页" },
          { pagePath: "pages/me/me", text: "我的" },
        ],
      },
    }),
    "pages/me/me.wxml": "<view />",
    "pages/me/me.js": "Page({})",
    "pages/home/home.wxml": `<view id="top" style="height: 100vh; width: 750rpx">高</view><view class="fixed">底</view><view>{{top}}</view>`,
    "pages/home/home.wxss": `.fixed { position: fixed; bottom: 0 }`,
    "pages/home/home.js": `Page({ data: { top: "" }, onReady() {
      wx.createSelectorQuery().select("#top").boundingClientRect().selectViewport().scrollOffset().exec(([top, port]) =>
        this.setData({ top: JSON.stringify([top.top, top.width, top.height, port.scrollTop, wx.getWindowInfo().windowHeight]) })) } })`,
  });
  // A window of 740, a navigation bar of 44, a tab bar of 50.
  await inside.getByText("[0,375,646,0,646]").waitFor();
  const box = await inside.getByText("底", { exact: true }).boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(740 - 50);
});

test("a page hears how far it is scrolled, and when its end is as near as its JSON says", async () => {
  const screen = await openMiniProgram(browser, {
    "pages/home/home.json": JSON.stringify({ onReachBottomDistance: 300 }),
    "pages/home/home.wxml": `<view style="height: 2000px">长</view>`,
    "pages/home/home.js": `Page({ onReachBottom() { console.log("bottom") },
      onPageScroll({ scrollTop }) { console.log(scrollTop) } })`,
  });
  const scrollTo = (top: number) =>
    screen.inside.locator("[data-page]").evaluate((page, to) => page.scrollTo(0, to), top);
  // Of 2000 pixels, 696 are in sight.
  await scrollTo(1000);
  await expect.poll(() => logged(screen)).toEqual(["1000"]);
  await scrollTo(1010);
  await expect.poll(() => logged(screen)).toEqual(["1000", "1010", "bottom"]);
});

test("the code of a mini program is in a frame without an origin, and sees no browser", async () => {
  const { inside } = await openMiniProgram(browser, {
    "pages/home/home.wxml": `<view>{{seen}}</view>`,
    "pages/home/home.js": `Page({ data: { seen: [typeof window, typeof document, typeof fetch,
      Function("return origin")(), typeof wx].join() } })`,
  });
  await inside.getByText("undefined,undefined,undefined,null,object").waitFor();
});

test("a screen with an origin, or one that somebody else starts, runs nothing", async () => {
  const { page } = await openMiniProgram(browser, {
    "pages/home/home.wxml": `<view>开始了</view>`,
    "pages/home/home.js": `Page({})`,
  });
  const screen = await page.context().newPage();
  await screen.goto(new URL("/screen", page.url()).href);
  await screen.evaluate(() => {
    const { port2 } = new MessageChannel();
    window.postMessage({ kind: "start" }, "*", [port2]);
  });
  await expect.poll(() => screen.locator("body > *").count()).toBe(0);
});

test("what the screen draws around and over a page has nothing that axe finds wrong", async () => {
  const { page, inside } = await openMiniProgram(browser, {
    "app.json": JSON.stringify({
      pages: ["pages/home/home", "pages/me/me"],
      window: { navigationBarTitleText: "城市服务" },
      tabBar: {
        list: [
          { pagePath: "pages/home/home", text: "首页" },
          { pagePath: "pages/me/me", text: "我的" },
        ],
      },
    }),
    "pages/home/home.wxml": `<view bindtap="ask">问</view><view bindtap="choose">选</view><view bindtap="fail">错</view>`,
    "pages/home/home.js": `Page({ ask() { wx.showModal({ title: "注销", content: "要注销吗？" }) },
      choose() { wx.showActionSheet({ itemList: ["甲", "乙"], alertText: "哪个" }) }, fail() { null.x } })`,
    "pages/me/me.wxml": "<view>我</view>",
    "pages/me/me.js": "Page({})",
  });
  const frame = page.frames()[1] as Frame;
  for (const [label, role] of [
    ["问", "dialog"],
    ["选", "dialog"],
    ["错", "alert"],
  ] as const) {
    await inside.getByText(label, { exact: true }).click();
    await inside.getByRole(role).waitFor();
    expect(await violationsIn(frame)).toEqual([]);
    await page.keyboard.press("Escape");
  }
});
