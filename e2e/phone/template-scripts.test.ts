import { expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openTemplate, warningsOf } from "./support/template.ts";

const browser = useBrowser();

const SCRIPT = `<wxs module="script">
  function grow(event, owner) {
    var state = event.instance.getState();
    state.taps = (state.taps || 0) + 1;
    event.instance.setStyle({ width: state.taps * 100 + "px" });
    event.instance.addClass("grown");
    owner.selectComponent(".beside").setStyle("height: " + event.currentTarget.dataset.height + "px");
    owner.callMethod("log", { type: "grown", detail: { taps: state.taps, known: event.instance.hasClass("grown") } });
    return event.currentTarget.dataset.height === 30;
  }
  function changed(value, before, owner, instance) {
    owner.callMethod("log", { type: "changed", detail: [value, before, instance.getDataset().height] });
  }
  module.exports = { grow: grow, changed: changed };
</wxs>`;

it("a script answers a tap by itself, keeps its state, and stops what it returns false to", async () => {
  const screen = await openTemplate(browser, {
    wxml: `${SCRIPT}<view bindtap="log"><view class="it" bindtap="{{script.grow}}" data-height="{{30}}">长</view>
      <view class="beside" bindtap="{{script.grow}}" data-height="{{40}}">旁</view></view>`,
    wxss: ".grown { color: rgb(1, 2, 3) }",
  });
  const tapped = screen.inside.getByText("长");
  await tapped.click();
  await tapped.click();
  const grown = await screen.events(4);
  expect(grown.map(({ type }) => type)).toEqual(["grown", "tap", "grown", "tap"]);
  expect(grown[2]?.detail).toEqual({ taps: 2, known: true });
  const style = await tapped.evaluate((node) => getComputedStyle(node));
  expect(style).toMatchObject({ width: "200px", color: "rgb(1, 2, 3)" });
  expect(await screen.inside.getByText("旁").evaluate((node) => getComputedStyle(node).height)).toBe("30px");

  await screen.inside.getByText("旁").click();
  expect((await screen.events(5)).map(({ type }) => type).slice(4)).toEqual(["grown"]);
});

it("a script hears of a property's changes, once the page stands", async () => {
  const screen = await openTemplate(browser, {
    wxml: `${SCRIPT}<view size="{{size}}" change:size="{{script.changed}}" data-height="{{50}}" bindtap="next">改</view>`,
    data: "{ size: 1 }",
    members: "next() { this.setData({ size: this.data.size + 1 }) },",
  });
  await screen.inside.getByText("改").click();
  expect((await screen.events(2)).map(({ detail }) => detail)).toEqual([
    [1, null, 50],
    [2, 1, 50],
  ]);
});

it("what a script writes to the console is on the phone's, however often", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<wxs module="m">module.exports = { f: function (n) { console.log("from wxs", n); return n } }</wxs>
      <view wx:for="{{[1, 1, 2]}}">{{m.f(item)}}</view>`,
  });
  const told = async () => (await screen.told("console")).map(({ level, text }) => `${level} ${text}`);
  await expect.poll(told).toEqual(["log from wxs 1", "log from wxs 1", "log from wxs 2"]);
});

it("a query names what it cannot tell of a node, and answers the rest", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view id="a" style="width: 50px">甲</view>`,
    members: `onReady() {
      const query = () => this.createSelectorQuery().select("#a");
      const tell = (type) => (detail) => this.log({ type, detail });
      query().fields({ size: true, computedStyle: ["color"] }, ({ width }) => tell("fields")(width)).exec();
      query().node(tell("node")).exec();
      query().fields({ node: true, size: true }).exec(([{ node, width }]) => {
        node.width = width * 2;
        tell("drawn")(String(node.getContext("2d").measureText("a").width));
      });
      wx.createSelectorQuery().select("#a").context(tell("context")).exec();
    },`,
  });
  expect(await screen.events(4)).toEqual([
    { type: "fields", detail: 50 },
    { type: "node", detail: {} },
    { type: "drawn", detail: "" },
    { type: "context", detail: {} },
  ]);
  await expect
    .poll(() => warningsOf(screen))
    .toEqual(
      ["computedStyle", "node", "context"].map(
        (name) => `SelectorQuery "${name}" is not supported in this simulator`,
      ),
    );
});

it("an observer of intersections says which element it saw, and where on the page", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<scroll-view scroll-y class="around" style="height: 100px"><view style="height: 300px">上</view>
      <view id="low" class="seen" data-name="下" style="height: 20px">下</view></scroll-view>`,
    members: `onReady() {
      const tell = (type) => ({ id, dataset, relativeRect, boundingClientRect }) =>
        this.log({ type, detail: { id, dataset, top: relativeRect.top, width: relativeRect.width, left: boundingClientRect.left } });
      this.createIntersectionObserver().relativeTo(".around").observe(".seen", tell("in the scroll-view"));
      this.createIntersectionObserver().relativeToViewport().observe(".seen", tell("in the page"));
    },`,
  });
  await screen.inside.getByText("上").hover();
  await screen.page.mouse.wheel(0, 400);
  const seen = await screen.events(2);
  expect(new Set(seen.map(({ type }) => type))).toEqual(new Set(["in the page", "in the scroll-view"]));
  for (const { detail } of seen) {
    expect(detail).toEqual({ id: "low", dataset: { name: "下" }, top: 0, width: 375, left: 0 });
  }
});

it("an observer of intersections tells of what is in sight at first, and not of what is not", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view class="seen" id="high" style="height: 900px">高</view><view class="seen" id="low">低</view>`,
    members: `onReady() {
      const options = { thresholds: [0, 0.5], observeAll: true };
      this.createIntersectionObserver(options).relativeToViewport().observe(".seen", ({ id, intersectionRatio }) =>
        this.log({ type: id, detail: intersectionRatio > 0.5 }));
    },`,
  });
  expect(await screen.events(1)).toEqual([{ type: "high", detail: true }]);
  await screen.inside.getByText("低").scrollIntoViewIfNeeded();
  expect((await screen.events(2)).at(-1)).toEqual({ type: "low", detail: true });
});

it("an observer's margins may leave sides out", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view class="seen" style="height: 20px">看</view>`,
    members: `onReady() {
      const tell = ({ relativeRect: { top, bottom } }) => this.log({ type: "seen", detail: bottom - top });
      this.createIntersectionObserver().relativeToViewport({ bottom: -96 }).observe(".seen", tell);
    },`,
  });
  // A window of 740, a navigation bar of 44.
  expect((await screen.events(1)).map(({ detail }) => detail)).toEqual([740 - 44 - 96]);
});

it("an observer of the screen's size says whether it is as asked, and when that changes", async () => {
  const screen = await openTemplate(browser, {
    wxml: "<view/>",
    members: `onReady() {
      const tell = (type) => ({ matches }) => this.log({ type, detail: matches });
      this.createMediaQueryObserver().observe({ minWidth: 300, orientation: "portrait" }, tell("upright"));
      this.createMediaQueryObserver().observe({ maxWidth: 300 }, tell("narrow"));
    },`,
  });
  const seen = async (count: number) =>
    (await screen.events(count)).map(({ type, detail }) => `${type} ${detail}`);
  expect(await seen(2)).toEqual(["upright true", "narrow false"]);
  await screen.page.setViewportSize({ width: 290, height: 740 });
  expect((await seen(4)).slice(2).sort()).toEqual(["narrow true", "upright false"]);
});
