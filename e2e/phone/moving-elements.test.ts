/** What moves under a finger: swiper, scroll-view, picker-view. */
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openTemplate, type TemplateScreen } from "./support/template.ts";

const browser = useBrowser();

describe("swiper", () => {
  const ITEMS = `<swiper-item item-id="a">甲</swiper-item><swiper-item item-id="b">乙</swiper-item><swiper-item item-id="c">丙</swiper-item>`;

  async function drag(screen: TemplateScreen, by: number): Promise<void> {
    const box = await screen.inside.locator("wx-swiper").boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 20];
    await screen.page.mouse.move(x, y);
    await screen.page.mouse.down();
    await screen.page.mouse.move(x + by / 2, y, { steps: 3 });
    await screen.page.mouse.move(x + by, y, { steps: 3 });
    await screen.page.mouse.up();
  }

  it("turns by a drag, stops at its ends, and is no tap", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<swiper bindchange="log" duration="0" bindtap="log">${ITEMS}</swiper>`,
    });
    await drag(screen, 150);
    await drag(screen, -150);
    await drag(screen, -150);
    await drag(screen, -150);
    await drag(screen, 150);
    const events = await screen.events(3);
    expect(events.map(({ detail }) => detail)).toEqual([
      { current: 1, currentItemId: "b", source: "touch" },
      { current: 2, currentItemId: "c", source: "touch" },
      { current: 1, currentItemId: "b", source: "touch" },
    ]);
    const [swiper, item] = [screen.inside.locator("wx-swiper"), screen.inside.getByText("乙")];
    await expect.poll(async () => (await item.boundingBox())?.x).toBe((await swiper.boundingBox())?.x);
  });

  it("turns in a ring, and by itself", async () => {
    const ring = await openTemplate(browser, {
      wxml: `<swiper circular duration="0" bindchange="log">${ITEMS}</swiper>`,
    });
    await drag(ring, 150);
    expect((await ring.events(1))[0]?.detail).toMatchObject({ current: 2 });
    const playing = await openTemplate(browser, {
      wxml: `<swiper circular autoplay interval="50" duration="0" bindchange="log">${ITEMS}</swiper>`,
    });
    const played = (await playing.events(4)).slice(0, 4).map(({ detail }) => [detail.current, detail.source]);
    expect(played).toEqual([1, 2, 0, 1].map((current) => [current, "autoplay"]));
  });

  it("shows the last item where the page wants one that is not there", async () => {
    const { inside } = await openTemplate(browser, { wxml: `<swiper current="9">${ITEMS}</swiper>` });
    const [swiper, item] = [inside.locator("wx-swiper"), inside.getByText("丙")];
    await expect.poll(async () => (await item.boundingBox())?.x).toBe((await swiper.boundingBox())?.x);
  });

  it("follows the page's data, and shows where it is", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<swiper current="{{at}}" indicator-dots duration="0" bindchange="log">${ITEMS}</swiper><view bindtap="go">去</view>`,
      data: "{ at: 0 }",
      members: "go() { this.setData({ at: 2 }) },",
    });
    await expect.poll(() => screen.inside.locator("wx-swiper-dots i").count()).toBe(3);
    await screen.inside.getByText("去").click();
    expect((await screen.events(1))[0]?.detail).toEqual({ current: 2, currentItemId: "c", source: "" });
    const [swiper, item] = [screen.inside.locator("wx-swiper"), screen.inside.getByText("丙")];
    await expect.poll(async () => (await item.boundingBox())?.x).toBe((await swiper.boundingBox())?.x);
  });
});

describe("scroll-view", () => {
  const ROWS = `<view wx:for="{{rows}}" wx:key="*this" id="row{{item}}" style="height: 50px">{{item}} 行</view>`;
  const rows = "rows: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";

  it("tells where it is, and that it reached an end, once", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<scroll-view scroll-y style="height: 100px" bindscroll="moved" bindscrolltolower="log" bindscrolltoupper="log">${ROWS}</scroll-view><view>{{top}}</view>`,
      data: `{ ${rows}, top: 0 }`,
      members: "moved(event) { this.setData({ top: event.detail.scrollTop }) },",
    });
    const view = screen.inside.locator("wx-scroll-view");
    const scroll = (top: number) => view.evaluate((element, to) => element.scrollTo({ top: to }), top);
    await view.hover();
    await screen.page.mouse.wheel(0, 120);
    await screen.inside.getByText("120", { exact: true }).waitFor();
    await scroll(395);
    await screen.inside.getByText("395", { exact: true }).waitFor();
    await scroll(400);
    await screen.inside.getByText("400", { exact: true }).waitFor();
    await scroll(0);
    const events = await screen.events(2);
    expect(events.map(({ type, detail }) => [type, detail.direction])).toEqual([
      ["scrolltolower", "bottom"],
      ["scrolltoupper", "top"],
    ]);
  });

  it("goes where the page's data say, by pixels or to an element", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<scroll-view scroll-y style="height: 100px" scroll-top="{{top}}" scroll-into-view="{{row}}">${ROWS}</scroll-view><view bindtap="go">去</view>`,
      data: `{ ${rows}, top: 60, row: "" }`,
      members: 'go() { this.setData({ row: "row5" }) },',
    });
    const top = () => screen.inside.locator("wx-scroll-view").evaluate((view) => view.scrollTop);
    await expect.poll(top).toBe(60);
    await screen.inside.getByText("去").click();
    await expect.poll(top).toBe(250);
  });
});

describe("picker-view", () => {
  it("stands at its value, and tells each column's turn", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<picker-view value="{{[1, 2]}}" indicator-style="height: 40px" style="height: 200px" bindchange="log">
        <picker-view-column aria-label="年"><view wx:for="{{years}}" wx:key="*this">{{item}}年</view></picker-view-column>
        <picker-view-column aria-label="月"><view wx:for="{{months}}" wx:key="*this">{{item}}月</view></picker-view-column></picker-view>`,
      data: "{ years: [2024, 2025, 2026], months: [1, 2, 3, 4] }",
    });
    const { inside } = screen;
    const middle = async (text: string) => {
      const box = await inside.getByText(text, { exact: true }).boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0) / 2;
    };
    const frame = await inside.locator("wx-picker-view").boundingBox();
    await expect.poll(() => middle("2025年")).toBeCloseTo((frame?.y ?? 0) + 100, 0);
    await inside.getByText("2026年").click();
    await inside.getByLabel("月").press("ArrowUp");
    expect((await screen.events(2)).map(({ detail }) => detail.value)).toEqual([
      [2, 2],
      [2, 1],
    ]);
  });
});
