import { expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openTemplate } from "./support/template.ts";

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
