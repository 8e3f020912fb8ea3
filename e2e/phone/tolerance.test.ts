/** What programs of strangers do that is no mistake in the original, or none that leaves a page blank. */
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openMiniProgram } from "./support/screen.ts";
import { openTemplate, warningsOf } from "./support/template.ts";

const browser = useBrowser();

describe("an element that is none of mini programs", () => {
  it("is drawn as a plain one: with its class, its content and its events", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<view>姓名 <i class="required" bindtap="log">*</i><span style="width: 10rpx">必填</span>
        <van-buton><text>按</text></van-buton></view>`,
      wxss: ".required { color: rgb(255, 0, 0) } span { font-weight: 700 }",
    });
    await screen.inside.getByText("按").waitFor();
    const colour = await screen.inside.getByText("*").evaluate((element) => getComputedStyle(element).color);
    const weight = await screen.inside
      .getByText("必填")
      .evaluate((element) => getComputedStyle(element).fontWeight);
    expect([colour, weight]).toEqual(["rgb(255, 0, 0)", "700"]);
    await screen.inside.getByText("*").click();
    expect((await screen.events(1)).map(({ type }) => type)).toEqual(["tap"]);
    expect(await screen.told("problem")).toEqual([]);
    expect(await warningsOf(screen)).toHaveLength(3);
  });

  it.each(["map", "match-media", "grid-view", "store-home", "nested-scroll-body"])(
    "and %s, which the original alone draws, are told apart",
    async (name) => {
      const screen = await openTemplate(browser, { wxml: `<${name}><view>在里面</view></${name}>` });
      await screen.inside.getByText("在里面").waitFor();
      expect(await warningsOf(screen, "zh")).toEqual([
        `pages/a/a.wxml:1 本模拟器不支持 <${name}>：按普通元素显示`,
      ]);
    },
  );
});

it("an element that draws by itself and is not there stands on the page by its name", async () => {
  const screen = await openTemplate(browser, { wxml: `<web-view src="https://a.example"/>` });
  const shown = await screen.inside
    .locator("wx-web-view")
    .evaluate((element) => getComputedStyle(element, "::before").content);
  expect(shown).toBe('"<web-view>"');
});

it("classes are all the program's own: none is the phone's", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view class="page-scroll still">一</view><view class="own-tab-bar problem-box">二</view>`,
    wxss: ".page-scroll, .own-tab-bar, .still { height: 30px } .page-scroll { width: 50px }",
  });
  const box = (text: string) => screen.inside.getByText(text).boundingBox();
  const [one, two] = [await box("一"), await box("二")];
  expect([one?.width, one?.height, two?.height]).toEqual([50, 30, 30]);
  expect((two?.y ?? 0) - (one?.y ?? 0)).toBe(30);
  const page = await screen.inside.locator("wx-page").locator("..").boundingBox();
  expect(page?.height).toBeGreaterThan(400);
});

it("wx:for-items is the older name of wx:for", async () => {
  const { inside } = await openTemplate(browser, {
    wxml: `<view wx:for-items="{{services}}" wx:key="*this" wx:for-index="n">{{n}}{{item}}</view>`,
    data: `{ services: ["社保", "公积金"] }`,
  });
  await inside.getByText("1公积金").waitFor();
});

it("a script of a template is sloppy, and a module of its own", async () => {
  const { inside } = await openTemplate(browser, {
    wxml: `<wxs module="m" src="./m.wxs"/><view>{{m.next()}} {{m.octal}}</view>`,
    files: {
      "pages/a/m.wxs":
        "var first = second = 41; module.exports = { octal: 010, next: function () { second = second + 1; return second } };",
    },
  });
  await inside.getByText("42 8").waitFor();
});

it("a behaviour that is not there is named, and its component is drawn without it", async () => {
  const screen = await openMiniProgram(browser, {
    "pages/a/a.wxml": "<bar/>",
    "pages/a/a.json": JSON.stringify({ usingComponents: { bar: "/bar" } }),
    "pages/a/a.js": "Page({})",
    "bar.json": JSON.stringify({ component: true }),
    "bar.wxml": "<view>{{said}}</view>",
    "bar.js": `Component({ behaviors: ["wx://proxy-scroll-view"], data: { said: "在" } })`,
  });
  await screen.inside.getByText("在").waitFor();
  expect(await warningsOf(screen)).toEqual([
    'behavior "wx://proxy-scroll-view" is not supported in this simulator',
  ]);
  expect(await screen.told("problem")).toEqual([]);
});

it("what a component draws after it was taken away does no harm", async () => {
  const screen = await openMiniProgram(browser, {
    "pages/a/a.wxml": `<bar wx:if="{{!said}}"/><view>{{said}}</view>`,
    "pages/a/a.json": JSON.stringify({ usingComponents: { bar: "/bar" } }),
    "pages/a/a.js": `Page({ data: { said: "" }, onReady() { this.setData({ said: "weg" }) } })`,
    "bar.json": JSON.stringify({ component: true }),
    "bar.wxml": `<view wx:if="{{late}}" bindtap="go"><input placeholder="x"/><button>y</button></view>`,
    "bar.js": `Component({ data: { late: false }, lifetimes: {
      detached() { setTimeout(() => { this.setData({ late: true }); console.log("drawn"); }) } } })`,
  });
  await screen.inside.getByText("weg").waitFor();
  await expect.poll(async () => (await screen.told("console")).map(({ text }) => text)).toContain("drawn");
  expect(await screen.told("problem")).toEqual([]);
});

describe("a property of several types", () => {
  it("takes a value of each", async () => {
    const screen = await openMiniProgram(browser, {
      "pages/a/a.wxml": `<bar one="{{true}}" two="字" three="{{3}}" four="{{[4]}}" five="{{5}}"/>`,
      "pages/a/a.json": JSON.stringify({ usingComponents: { bar: "/bar" } }),
      "pages/a/a.js": "Page({})",
      "bar.json": JSON.stringify({ component: true }),
      "bar.wxml": "<view>{{kinds}}</view>",
      "bar.js": `Component({
        properties: {
          one: { type: [Boolean, String], value: false },
          two: [Number, String],
          three: { type: [String, null] },
          four: { type: null, optionalTypes: [String] },
          five: { type: String, optionalTypes: [Number, Object] },
          six: { type: [Number, String] },
          seven: { type: Date },
        },
        lifetimes: {
          attached() {
            const { one, two, three, four, five, six, seven } = this.data;
            this.setData({ kinds: JSON.stringify([one, two, three, four, five, six, seven]) });
          },
        },
      })`,
    });
    await screen.inside.getByText('[true,"字",3,[4],5,0,null]').waitFor();
    expect(await screen.told("problem")).toEqual([]);
    expect(await warningsOf(screen)).toEqual([]);
  });
});
