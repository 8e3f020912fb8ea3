import { expect, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { type Files, openMiniProgram, type Screen } from "./support/screen.ts";

const browser = useBrowser();

/** A page with a button for each call of `wx`; it shows what the call answered, and which pages are open. */
const page = (name: string, calls: Readonly<Record<string, string>>): Files => ({
  [`pages/${name}/${name}.json`]: JSON.stringify({ navigationBarTitleText: `标题${name}` }),
  [`pages/${name}/${name}.wxml`]: `<view>页${name}</view><view>{{answer}}</view><view>{{open}}</view>
    ${Object.keys(calls)
      .map((label) => `<button bindtap="${label}">${label}</button>`)
      .join("")}`,
  [`pages/${name}/${name}.js`]: `Page({ data: { answer: "", open: "" },
    onLoad(query) { console.log("load ${name}", query) }, onShow() { console.log("show ${name}");
      this.setData({ open: getCurrentPages().map((page) => page.route.slice(-1)).join(">") }) },
    onTabItemTap(tab) { console.log("tab ${name}", tab) }, onHide() { console.log("hide ${name}") }, onUnload() { console.log("unload ${name}") },
    ${Object.entries(calls)
      .map(
        ([label, call]) => `async ${label}() { const answer = await (${call}).catch((failure) => failure);
        this.setData({ answer: answer.errMsg }) }`,
      )
      .join(",")} })`,
});

const FILES: Files = {
  "app.json": JSON.stringify({
    pages: ["pages/a/a", "pages/b/b", "pages/c/c", "pages/d/d"],
    window: { navigationBarBackgroundColor: "#112233", navigationBarTextStyle: "white" },
    tabBar: {
      selectedColor: "#00ff00",
      list: [
        { pagePath: "pages/a/a", text: "甲" },
        { pagePath: "pages/d/d", text: "丁" },
      ],
    },
  }),
  ...page("a", {
    forward: `wx.navigateTo({ url: "../b/b?x=1" })`,
    nowhere: `wx.navigateTo({ url: "/pages/x/x" })`,
    toTab: `wx.navigateTo({ url: "/pages/d/d" })`,
    back: "wx.navigateBack()",
  }),
  ...page("b", {
    further: `wx.navigateTo({ url: "/pages/c/c" })`,
    again: `wx.navigateTo({ url: "/pages/b/b" })`,
    instead: `wx.redirectTo({ url: "/pages/c/c" })`,
    afresh: `wx.reLaunch({ url: "/pages/c/c" })`,
    tab: `wx.switchTab({ url: "/pages/d/d" })`,
    noTab: `wx.switchTab({ url: "/pages/c/c" })`,
    title: `wx.setNavigationBarTitle({ title: "新标题" })`,
    color: `wx.setNavigationBarColor({ frontColor: "#000000", backgroundColor: "#445566" })`,
  }),
  ...page("c", { twice: "wx.navigateBack({ delta: 2 })" }),
  ...page("d", {}),
};

async function go({ inside }: Screen, ...labels: string[]): Promise<void> {
  for (const label of labels)
    await inside.getByText(label, { exact: true }).filter({ visible: true }).click();
}

const sees = ({ inside }: Screen, text: string) =>
  inside.getByText(text, { exact: true }).filter({ visible: true }).first().waitFor();

async function lifeOf({ told }: Screen): Promise<string[]> {
  return (await told("console")).map(({ text }) => text);
}

test("one goes forward with a query, and back by the bar's arrow or the phone's gesture", async () => {
  const screen = await openMiniProgram(browser, FILES);
  await go(screen, "forward");
  await sees(screen, "a>b");
  await screen.inside.getByRole("heading", { name: "标题b" }).waitFor();
  await screen.inside.getByRole("button", { name: "返回" }).click();
  await sees(screen, "页a");
  await go(screen, "forward");
  await sees(screen, "a>b");
  await screen.tell({ kind: "back" });
  await sees(screen, "页a");
  const once = ["hide a", 'load b {"x":"1"}', "show b", "unload b", "show a"];
  await expect.poll(() => lifeOf(screen)).toEqual(["load a {}", "show a", ...once, ...once]);
  await expect
    .poll(async () => (await screen.told("page")).map(({ route }) => route))
    .toEqual([...["pages/a/a", "pages/b/b?x=1", "pages/a/a", "pages/b/b?x=1", "pages/a/a"]]);
});

test("redirecting, relaunching and going back by two leave the pages that they should", async () => {
  const screen = await openMiniProgram(browser, FILES);
  await go(screen, "forward", "further");
  await sees(screen, "a>b>c");
  await go(screen, "twice");
  await sees(screen, "页a");
  await go(screen, "forward", "instead");
  await sees(screen, "a>c");
  await screen.tell({ kind: "back" });
  await go(screen, "forward", "afresh");
  await sees(screen, "c");
  await screen.inside.getByRole("button", { name: "返回首页" }).click();
  await sees(screen, "页a");
  await expect
    .poll(async () => (await lifeOf(screen)).slice(-4))
    .toEqual(["show c", "unload c", "load a {}", "show a"]);
});

test("pages of the tab bar stay alive, and their tab is marked", async () => {
  const screen = await openMiniProgram(browser, FILES);
  const tab = (name: string) => screen.inside.getByRole("navigation").getByRole("button", { name });
  await tab("丁").click();
  await sees(screen, "页d");
  await expect.poll(() => tab("丁").getAttribute("aria-current")).toBe("page");
  await tab("甲").click();
  await sees(screen, "页a");
  await go(screen, "forward", "tab");
  await sees(screen, "页d");
  await expect.poll(() => screen.inside.getByRole("heading").first().textContent()).toBe("标题d");
  await expect
    .poll(async () => (await lifeOf(screen)).filter((line) => / d|load a/.test(line)))
    .toEqual([
      ...["load a {}", "load d {}", "show d"],
      ...['tab d {"index":1,"pagePath":"pages/d/d","text":"丁"}', "hide d", "show d"],
    ]);
});

test("the back gesture on the only page leads out of the mini program", async () => {
  const screen = await openMiniProgram(browser, FILES);
  await sees(screen, "页a");
  await screen.tell({ kind: "back" });
  await expect.poll(() => screen.told("leave")).toEqual([{ kind: "leave" }]);
});

test("what cannot be opened fails in the original's words", async () => {
  const screen = await openMiniProgram(browser, FILES);
  const failures = {
    nowhere: 'navigateTo:fail page "pages/x/x" is not found',
    toTab: "navigateTo:fail can not navigateTo a tabbar page",
    back: "navigateBack:fail cannot navigate back at first page.",
  };
  for (const [label, errMsg] of Object.entries(failures)) {
    await go(screen, label);
    await sees(screen, errMsg);
  }
  await go(screen, "forward", "noTab");
  await sees(screen, "switchTab:fail can not switch to no-tabBar page");
});

test("ten pages are open at most", async () => {
  const screen = await openMiniProgram(browser, FILES);
  await go(screen, "forward");
  for (let depth = 3; depth <= 10; depth++) {
    await go(screen, "again");
    await sees(screen, ["a", ..."b".repeat(depth - 1)].join(">"));
  }
  await go(screen, "again");
  await sees(screen, "navigateTo:fail webview count limit exceed");
});

test("a page changes the title and the colours of its own bar", async () => {
  const screen = await openMiniProgram(browser, FILES);
  await go(screen, "forward", "title", "color");
  const bar = screen.inside.locator("header").filter({ hasText: "新标题" });
  const colors = () =>
    bar.evaluate((header) => [getComputedStyle(header).color, getComputedStyle(header).backgroundColor]);
  await expect.poll(colors).toEqual(["rgb(0, 0, 0)", "rgb(68, 85, 102)"]);
  await screen.tell({ kind: "back" });
  await screen.inside.getByRole("heading", { name: "标题a" }).waitFor();
});

test("an opened page and its opener talk over their channel", async () => {
  const { inside } = await openMiniProgram(browser, {
    "pages/a/a.wxml": `<view bindtap="open">打开</view><view>{{heard}}</view>`,
    "pages/a/a.js": `Page({ data: { heard: "" }, open() { wx.navigateTo({ url: "../b/b",
      events: { chosen: (what) => this.setData({ heard: "选了" + what }) },
      success: ({ eventChannel }) => eventChannel.emit("question", "哪个") }) } })`,
    "pages/b/b.wxml": `<view bindtap="answer">{{question}}</view>`,
    "pages/b/b.js": `Page({ data: { question: "" }, onLoad() {
      this.getOpenerEventChannel().on("question", (question) => this.setData({ question })) },
      answer() { this.getOpenerEventChannel().emit("chosen", "乙"); wx.navigateBack() } })`,
  });
  await inside.getByText("打开").click();
  await inside.getByText("哪个").click();
  await inside.getByText("选了乙").waitFor();
});
