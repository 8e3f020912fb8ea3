/** What a user does, as handlers of a mini program are told of it. */
import { expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openTemplate } from "./support/template.ts";

const browser = useBrowser();

it("a tap says where it was, what was tapped, and what the template wrote there", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view style="height: 30px"></view>
      <view id="outer" data-name="外" mark:outer="1" bindtap="log"><view id="inner" data-deep-name="{{ {a: 1} }}" mark:inner="{{2}}">点</view></view>`,
  });
  const inner = screen.inside.locator("wx-view", { hasText: "点" }).last();
  await inner.click({ position: { x: 12, y: 5 } });
  const [tap] = await screen.events(1);
  const touch = { identifier: 0, pageX: 12, pageY: 35, clientX: 12, clientY: 35 };
  expect(tap).toMatchObject({
    type: "tap",
    timeStamp: expect.any(Number),
    detail: { x: 12, y: 35 },
    touches: [touch],
    changedTouches: [touch],
    target: { id: "inner", dataset: { deepName: { a: 1 } }, offsetLeft: 0, offsetTop: 30 },
    currentTarget: { id: "outer", dataset: { name: "外" } },
    mark: { outer: "1", inner: 2 },
  });
});

it("bind, catch and capture call handlers in the order of the original", async () => {
  const member = (name: string) => `${name}() { console.info(JSON.stringify({ type: "${name}" })) },`;
  const screen = await openTemplate(browser, {
    wxml: `<view capture-bind:tap="one"><view bindtap="never"><view catch:tap="three"><view bind:tap="two">点</view></view></view></view>
      <view capture-catch:tap="four"><view bindtap="never">停</view></view>`,
    members: ["one", "two", "three", "four", "never"].map(member).join(""),
  });
  await screen.inside.getByText("点").click();
  await screen.inside.getByText("停").click();
  expect((await screen.events(4)).map(({ type }) => type)).toEqual(["one", "two", "three", "four"]);
});

it("of handlers that exclude one another the innermost is called, and those of bind as ever", async () => {
  const member = (name: string) => `${name}() { console.info(JSON.stringify({ type: "${name}" })) },`;
  const screen = await openTemplate(browser, {
    wxml: `<view bindtap="three"><view mut-bind:tap="never"><view bindtap="two"><view mut-bind:tap="one">点</view></view></view></view>`,
    members: ["one", "two", "three", "never"].map(member).join(""),
  });
  await screen.inside.getByText("点").click();
  expect((await screen.events(3)).map(({ type }) => type)).toEqual(["one", "two", "three"]);
  expect(await screen.told("problem")).toEqual([]);
});

it("a press of the mouse is a touch, and a drag is no tap", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view class="pad" bindtap="log" bindtouchstart="log" bindtouchmove="log" bindtouchend="log"></view>`,
    wxss: ".pad { height: 200px }",
  });
  const pad = await screen.inside.locator(".pad, wx-view").first().boundingBox();
  const [x, y] = [(pad?.x ?? 0) + 10, (pad?.y ?? 0) + 10];
  await screen.page.mouse.move(x, y);
  await screen.page.mouse.down();
  await screen.page.mouse.move(x + 40, y + 60);
  await screen.page.mouse.up();
  await screen.page.mouse.click(x, y);
  const events = await screen.events(6);
  expect(events.map(({ type }) => type)).toEqual([
    ...["touchstart", "touchmove", "touchend"],
    ...["touchstart", "touchend", "tap"],
  ]);
  expect(events[1]?.touches).toMatchObject([{ clientX: 50, clientY: 70 }]);
  expect(events[2]).toMatchObject({ touches: [], changedTouches: [{ clientX: 50, clientY: 70 }] });
});

it("a finger touches, and taps", async () => {
  const touching = { open: () => browser.open({ hasTouch: true }) };
  const screen = await openTemplate(touching, {
    wxml: `<view class="pad" bindtap="log" bindtouchstart="log" bindtouchend="log">点</view>`,
  });
  await screen.inside.getByText("点").tap();
  expect((await screen.events(3)).map(({ type }) => type)).toEqual(["touchstart", "touchend", "tap"]);
});

it("a long press is no tap where a handler waits for it", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view bindlongpress="log" bindtap="log">按</view><view bindtap="log">点</view>`,
  });
  const pressed = await screen.inside.getByText("按").boundingBox();
  await screen.page.mouse.move((pressed?.x ?? 0) + 5, (pressed?.y ?? 0) + 5);
  await screen.page.mouse.down();
  await screen.events(1);
  await screen.page.mouse.up();
  await screen.inside.getByText("点").click();
  expect((await screen.events(2)).map(({ type }) => type)).toEqual(["longpress", "tap"]);
});

it("the keyboard taps what has the role of a button, and a script taps nothing", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view role="button" bindtap="log" id="view">视</view><button bindtap="log" id="button">钮</button>`,
  });
  await screen.inside.getByText("钮").evaluate((button) => (button as HTMLElement).click());
  await screen.page.keyboard.press("Tab");
  await screen.inside.getByRole("button", { name: "视" }).focus();
  await screen.page.keyboard.press("Enter");
  await screen.page.keyboard.press("Tab");
  await screen.page.keyboard.press("Space");
  const taps = await screen.events(2);
  expect(taps.map(({ currentTarget }) => (currentTarget as { id: string }).id)).toEqual(["view", "button"]);
});

it("hover-class is there while the finger is, and then not", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view hover-class="on" hover-stay-time="0">按</view>`,
    wxss: ".on { color: rgb(9, 9, 9) }",
  });
  const view = screen.inside.getByText("按");
  const color = () => view.evaluate((element) => getComputedStyle(element).color);
  await view.hover();
  await screen.page.mouse.down();
  await expect.poll(color).toBe("rgb(9, 9, 9)");
  await screen.page.mouse.up();
  await expect.poll(color).toBe("rgb(0, 0, 0)");
});

it("the end of a transition is told", async () => {
  const screen = await openTemplate(browser, {
    wxml: `<view class="box" style="opacity: {{opacity}}" bindtap="fade" bindtransitionend="log">渐</view>`,
    wxss: ".box { transition: opacity 20ms }",
    data: "{ opacity: 1 }",
    members: "fade() { this.setData({ opacity: 0.5 }) },",
  });
  await screen.inside.getByText("渐").click();
  expect((await screen.events(1))[0]?.type).toBe("transitionend");
});
