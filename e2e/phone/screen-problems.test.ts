import { expect, test } from "vitest";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { openMiniProgram, type Screen } from "./support/screen.ts";

const browser = useBrowser();

const page = (script: string) => ({
  "pages/home/home.wxml": `<button bindtap="go">开始</button><view>{{count}}</view>`,
  "pages/home/home.js": script,
});

/** The line on the phone's screen that names the place, and the one that says what happened there. */
async function shows({ inside }: Screen, place: string, message: string): Promise<void> {
  const problem = inside.getByRole("alert").getByRole("listitem").filter({ hasText: place });
  await problem.getByText(message).waitFor();
}

const THROWING = {
  handler: ["handler() { nothing.at.all }", "ReferenceError: nothing is not defined"],
  promise: ["async promise() { throw new TypeError('no way') }", "TypeError: no way"],
  timer: ["timer() { setTimeout(() => { throw new RangeError('late') }) }", "RangeError: late"],
  callback: ["callback() { wx.getStorageInfo({ success() { null.x } }) }", "(reading 'x')"],
  drawn: ["drawn() { this.setData({ count: 1 }, () => { null.y }) }", "(reading 'y')"],
} as const;

test("an exception in whatever a page does is shown with file and line, and the mini program goes on", async () => {
  const screen = await openMiniProgram(browser, {
    "pages/home/home.wxml": Object.keys(THROWING)
      .map((name) => `<button bindtap="${name}">${name}</button>`)
      .join(""),
    "pages/home/home.js": `Page({\n${Object.values(THROWING)
      .map(([source]) => `${source},\n`)
      .join("")}})`,
  });
  for (const [index, [name, [, message]]] of Object.entries(THROWING).entries()) {
    await screen.inside.getByText(name, { exact: true }).click();
    await shows(screen, `pages/home/home.js:${index + 2}:`, message);
    await screen.inside.getByRole("button", { name: "关闭" }).click();
  }
  await expect
    .poll(async () => (await screen.told("problem")).map(({ problem }) => problem.line))
    .toEqual([2, 3, 4, 5, 6]);
});

test("an exception in a life-cycle function and one in a module name their own files", async () => {
  const screen = await openMiniProgram(browser, {
    ...page(`const http = require("../../services/http");\nPage({ onLoad() { http.get() } })`),
    "services/http.js": `\n\nexports.get = () => {\n  throw new Error("not reached");\n};`,
  });
  await shows(screen, "services/http.js:4:9", "Error: not reached");
});

test("a module that fails when it is loaded leaves the page without its script", async () => {
  const screen = await openMiniProgram(browser, page(`\nundefinedName();\nPage({})`));
  await shows(screen, "pages/home/home.js:2:1", "ReferenceError: undefinedName is not defined");
  await screen.inside.getByText("开始").waitFor();
});

test("the button as the original document prints it is named with file and line in the page's place", async () => {
  const screen = await openMiniProgram(browser, {
    "pages/good/good.wxml": `<navigator url="/pages/home/home">去</navigator>`,
    "pages/good/good.js": "Page({})",
    ...page("Page({})"),
    "pages/home/home.wxml": `<view>\n<button open-type="getRealnameAuthInfo" bindgetrealnameauthinfo="authinfo" category-id="{{[99, 904]}}}>实名授权</button></view>`,
    "app.json": JSON.stringify({ pages: ["pages/good/good", "pages/home/home"] }),
  });
  await screen.inside.getByText("去").click();
  await shows(screen, "pages/home/home.wxml:2", "标签不完整");
  await storeScreen(screen.page, "phone-problem");
  await screen.tell({ kind: "back" });
  await screen.inside.getByText("去").waitFor();
});

test("a module that is missing keeps the pages from being shown that need it, and no others", async () => {
  const screen = await openMiniProgram(browser, {
    "pages/good/good.wxml": `<navigator url="/pages/home/home">去</navigator>`,
    "pages/good/good.js": "Page({})",
    ...page(`require("../../scene"); Page({})`),
    "scene.js": `require("./three");`,
    "app.json": JSON.stringify({
      pages: ["pages/good/good", "pages/home/home"],
      subpackages: [{ root: "extra", pages: ["gone/gone"] }],
    }),
  });
  await screen.inside.getByText("去").click();
  await shows(screen, "scene.js:1:9", "没有模块 ./three");
  await screen.tell({ kind: "back" });
  await screen.inside.getByText("去").waitFor();
});

test("a failure of wx that nobody catches is on the console, and not over the page", async () => {
  const screen = await openMiniProgram(
    browser,
    page(`Page({ go() { wx.navigateTo({ url: "/pages/x/x" }) } })`),
  );
  await screen.inside.getByText("开始").click();
  await expect
    .poll(async () => (await screen.told("console")).map(({ text }) => text))
    .toContain('Uncaught (in promise) navigateTo:fail page "pages/x/x" is not found');
  await expect.poll(() => screen.inside.getByRole("alert").isVisible()).toBe(false);
});

test("a mini program whose app.json cannot be read says so", async () => {
  const screen = await openMiniProgram(browser, { ...page("Page({})"), "app.json": "{" });
  await shows(screen, "app.json", "不是 JSON");
});

test("a handler that a page or component does not have is named on the console, once", async () => {
  const screen = await openMiniProgram(browser, {
    ...page("Page({ data: { count: 0 }, onLoad() { this.late = () => this.setData({ count: 1 }) } })"),
    "pages/home/home.json": JSON.stringify({ usingComponents: { own: "/own/own" } }),
    "pages/home/home.wxml": `<button bindtap="goo">开始</button><button bindtap="late">迟</button><own/>{{count}}`,
    "own/own.json": JSON.stringify({ component: true }),
    "own/own.js": "Component({})",
    "own/own.wxml": `<button catch:tap="{{ 'non' + 'e' }}">自己</button>`,
  });
  for (const name of ["开始", "开始", "迟", "自己", "开始"]) await screen.inside.getByText(name).click();
  await screen.inside.getByText("1").waitFor();
  await expect
    .poll(async () => (await screen.told("console")).map(({ level, text }) => [level, text]))
    .toEqual([
      ["warn", 'pages/home/home has no function "goo" for the event tap'],
      ["warn", 'own/own has no function "none" for the event tap'],
    ]);
});
