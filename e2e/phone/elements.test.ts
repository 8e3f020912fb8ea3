/** The built-in elements: what they look like, and what they do with their properties. */
import type { Frame } from "playwright-core";
import { describe, expect, it } from "vitest";
import { BUILT_IN_ELEMENTS } from "../../apps/phone/src/bundle/built-in-elements.ts";
import { violationsIn } from "../support/axe.ts";
import { useBrowser } from "../support/browser.ts";
import { openTemplate, warningsOf } from "./support/template.ts";

const browser = useBrowser();

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

describe("every built-in element", () => {
  it("is drawn, takes what any element takes, and nothing is said of it", async () => {
    const wxml = [...BUILT_IN_ELEMENTS]
      .map(
        (tag) =>
          `<${tag} id="${tag}" class="c" aria-label="${tag} 的名字" bindtap="log" mark:m="1"></${tag}>`,
      )
      .join("\n");
    const screen = await openTemplate(browser, { wxml });
    const drawn = await screen.inside.locator("wx-page *").evaluateAll((all) =>
      all.map((element) => ({
        tag: element.localName,
        name: element.getAttribute("aria-label") ?? element.getAttribute("alt"),
      })),
    );
    for (const tag of BUILT_IN_ELEMENTS) {
      expect(drawn, tag).toContainEqual(expect.objectContaining({ tag: `wx-${tag}` }));
      expect(drawn, tag).toContainEqual(expect.objectContaining({ name: `${tag} 的名字` }));
    }
    expect(await warningsOf(screen)).toEqual([]);
    expect(await screen.told("problem")).toEqual([]);
  });

  it("can be hidden, and names what it does not support", async () => {
    const wxml = `<view hidden="{{hidden}}">藏</view><view bindtap="show" sticky="1">显</view>
      <input bindkeyboardheightchange="log" />`;
    const members = "show() { this.setData({ hidden: false }) },";
    const screen = await openTemplate(browser, { wxml, members, data: "{ hidden: true }" });
    const hidden = screen.inside.getByText("藏");
    await expect.poll(() => hidden.isVisible()).toBe(false);
    await screen.inside.getByText("显").click();
    await hidden.waitFor({ state: "visible" });
    const warnings = (await warningsOf(screen)).join("\n");
    expect(warnings).toContain('"sticky"');
    expect(warnings).toContain("keyboardheightchange");
  });

  it("has nothing that axe finds wrong", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<button>按钮</button><button disabled>不可用</button><icon type="warn"/>
        <label>姓名 <input placeholder="请输入"/></label><label>备注 <textarea/></label>
        <checkbox-group><label><checkbox value="a" checked/>甲</label></checkbox-group>
        <radio-group><label><radio value="a"/>乙</label></radio-group>
        <label>通知 <switch checked/></label><slider aria-label="音量"/><progress percent="40" aria-label="进度"/>
        <navigator url="/pages/a/a">去</navigator><image src="${PIXEL}" aria-label="图"/><image src="${PIXEL}"/>
        <picker range="{{['一']}}"><view>选</view></picker>
        <rich-text nodes="<p>富文本</p>"/>`,
      files: { "pages/a/a.json": JSON.stringify({ navigationBarTitleText: "元素" }) },
    });
    expect(await violationsIn(screen.page.frames()[1] as Frame)).toEqual([]);
  });
});

describe("text", () => {
  it("breaks lines at \\n, and turns entities and spaces as it is told to", async () => {
    const { inside } = await openTemplate(browser, {
      wxml: `<text id="a">{{text}}</text><text decode class="b">{{text}}</text><text space="emsp">x y</text>`,
      data: '{ text: "一\\\\n二&lt;&nbsp;" }',
    });
    const texts = await inside.locator("wx-text").allTextContents();
    expect(texts).toEqual(["一\n二&lt;&nbsp;", "一\n二<\u00a0", "x\u2003y"]);
    const tops = await inside
      .locator("wx-text")
      .first()
      .evaluate((text) => Array.from(text.getClientRects(), ({ top }) => top));
    expect(new Set(tops).size).toBe(2);
  });

  it("follows its data", async () => {
    const { inside } = await openTemplate(browser, {
      wxml: `<text decode bindtap="turn">{{text}}</text>`,
      data: '{ text: "甲&amp;乙" }',
      members: 'turn() { this.setData({ text: "丙\\\\n丁&gt;" }) },',
    });
    await inside.getByText("甲&乙").click();
    await inside.getByText("丁>").waitFor();
  });
});

describe("image", () => {
  it("says its size when it is there, and what failed when it is not", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<image src="${PIXEL}" bindload="log"/><image src="/gone.png" binderror="log"/>`,
    });
    const events = await screen.events(2);
    expect(events.find(({ type }) => type === "load")?.detail).toEqual({ width: 1, height: 1 });
    expect(events.find(({ type }) => type === "error")?.detail.errMsg).toContain("/gone.png");
    await expect.poll(async () => (await warningsOf(screen)).join()).toContain("/gone.png");
  });

  it("finds a path from the root, and from the page that it stands on", async () => {
    const { inside } = await openTemplate(browser, {
      wxml: `<image src="/img/a.png"/><image src="b.png"/><image src="../c.png"/>`,
    });
    const sources = await inside
      .locator("img")
      .evaluateAll((all) => all.map((image) => image.getAttribute("src")));
    expect(sources.map((source) => new URL(source ?? "").pathname)).toEqual([
      ...["/files/img/a.png", "/files/pages/a/b.png", "/files/pages/c.png"],
    ]);
  });

  it("is 320 by 240, and follows its width where the mode says so", async () => {
    const { inside } = await openTemplate(browser, {
      wxml: `<image src="${PIXEL}"/><image src="${PIXEL}" mode="widthFix" class="w" bindload="log"/>`,
      wxss: ".w { width: 100rpx; height: 500px }",
    });
    const box = (at: number) => inside.locator("wx-image").nth(at).boundingBox();
    expect(await box(0)).toMatchObject({ width: 320, height: 240 });
    expect(await box(1)).toMatchObject({ width: 50, height: 50 });
  });
});

describe("rich-text", () => {
  it("draws the tags and attributes of the original, in the page's classes, and never a script or a handler", async () => {
    const html = `<p class='red'>甲<b>乙</b></p><script>document.title = 'x'</script>
      <img src='/a.png' onerror='document.title = 1'/><a href='javascript:1'>链</a><iframe src='/'></iframe>`;
    const { inside, page } = await openTemplate(browser, {
      wxml: `<rich-text nodes="${html}"/><rich-text nodes="{{nodes}}"/>`,
      wxss: ".red { color: rgb(255, 0, 0) }",
      data: '{ nodes: [{ name: "div", attrs: { style: "color: rgb(0, 0, 255)", onclick: "1" }, children: [{ type: "text", text: "丙&lt;" }] }] }',
    });
    const [first, second] = [inside.locator("wx-rich-text").first(), inside.locator("wx-rich-text").last()];
    const colorOf = (text: string) =>
      inside.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).color);
    await expect.poll(() => colorOf("乙")).toBe("rgb(255, 0, 0)");
    await expect.poll(() => colorOf("丙<")).toBe("rgb(0, 0, 255)");
    await expect.poll(() => first.locator("script, iframe, [onerror], [href]").count()).toBe(0);
    await expect.poll(() => second.locator("[onclick]").count()).toBe(0);
    await expect.poll(() => page.frames()[1]?.title()).not.toMatch(/^[x1]$/);
  });
});

describe("navigator", () => {
  it("goes where it leads, by a tap and by the Enter key, and says where it cannot", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<navigator url="/pages/a/a?n=1" bindsuccess="log">去</navigator>
        <navigator url="/pages/gone/gone" bindfail="log">失</navigator><navigator open-type="exit" bindfail="log">退</navigator>`,
    });
    await screen.inside.getByText("失").click();
    await screen.inside.getByText("退").click();
    await screen.inside.getByText("去").focus();
    await screen.page.keyboard.press("Enter");
    const [gone, exit, went] = await screen.events(3);
    expect(gone?.detail.errMsg).toMatch(/^navigateTo:fail/);
    expect(exit?.detail.errMsg).toBe("exit:fail not supported in this simulator");
    expect(went?.detail.errMsg).toBe("navigateTo:ok");
    await expect
      .poll(() => warningsOf(screen))
      .toEqual([
        '<navigator>: navigateTo:fail page "pages/gone/gone" is not found',
        '<navigator open-type="exit"> is not supported in this simulator',
      ]);
    await expect.poll(async () => (await screen.told("page")).at(-1)?.route).toBe("pages/a/a?n=1");
  });
});
