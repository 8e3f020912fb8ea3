/** Components that nobody here wrote, from npm as they are: drawn, styled by their own WXSS, and at work. */
import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { compileMiniProgram } from "../../apps/phone/src/compiler/index.ts";
import { writeMiniProgram } from "../../apps/phone/src/compiler/testing/mini-program.ts";
import { root } from "../house/repository.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { openBundle } from "./support/screen.ts";
import { compareStyle } from "./support/wxss.ts";

const browser = useBrowser();
const bundle = compileMiniProgram(join(root, "apps/phone/fixtures/gallery"));

async function openPage(name: "vant" | "weui") {
  return openBundle(browser, await bundle, { route: `pages/${name}/${name}` });
}

/** An element by a class that its component gives it, whatever the prefix. */
const byClass = (within: Pick<Locator, "locator">, name: string) =>
  within.locator(`[class~="${name}"], [class$="--${name}"], [class*="--${name} "]`);

async function expectOwnStyle(element: Locator, file: string, selector: string, ...properties: string[]) {
  for (const property of properties) {
    const { shown, declared } = await compareStyle(element, file, selector, property);
    expect(shown, `${selector} { ${property} }`).toEqual(declared);
  }
}

describe("@vant/weapp", () => {
  const open = () => openPage("vant");
  const wxssOf = (component: string) => `@vant/weapp/lib/${component}/index.wxss`;

  it("is drawn without a problem, and looks as its WXSS says", async () => {
    const { page, inside, told } = await open();
    const look = (name: string, component: string, ...properties: string[]) =>
      expectOwnStyle(byClass(inside, name).first(), wxssOf(component), `.${name}`, ...properties);
    await inside.getByText("问好").waitFor();
    await look("van-button--primary", "button", "background", "border", "color");
    await look("van-button--danger", "button", "background", "border");
    await look("van-cell", "cell", "background-color", "color", "font-size", "padding");
    await look("van-cell__label", "cell", "color", "font-size", "margin-top");
    await look("van-field__label", "field", "color");
    await look("van-field__control", "field", "color", "background-color", "text-align");
    await look("van-stepper__plus", "stepper", "background-color", "height", "margin");
    await look("van-switch", "switch", "border", "border-radius", "background-color");
    await look("van-checkbox__label", "checkbox", "color", "padding-left");
    await look("van-tabs__line", "tabs", "background-color", "border-radius");
    await look("van-rate", "rate", "display");
    expect(await told("problem")).toEqual([]);
    await storeScreen(page, "phone-vant");
  });

  it("van-field takes what is typed, and van-button hands it on", async () => {
    const { page, inside } = await open();
    await inside.getByText("问好").click();
    await inside.getByText("请先填写姓名").waitFor();
    await inside.getByPlaceholder("请填写姓名").click();
    await page.keyboard.insertText("䶮文博");
    await inside.getByText("问好").click();
    await inside.getByText("你好，䶮文博").waitFor();
  });

  it("van-stepper counts", async () => {
    const { inside } = await open();
    await byClass(inside, "van-stepper__plus").click();
    await byClass(inside, "van-stepper__plus").click();
    await byClass(inside, "van-stepper__minus").click();
    await inside.getByText("2 件").waitFor();
  });

  it("van-switch goes on, and is coloured so", async () => {
    const { inside } = await open();
    await byClass(inside, "van-switch").click();
    await inside.getByText("已打开").waitFor();
    await expect
      .poll(() =>
        compareStyle(byClass(inside, "van-switch"), wxssOf("switch"), ".van-switch--on", "background-color"),
      )
      .toSatisfy(({ shown, declared }) => shown["background-color"] === declared["background-color"]);
  });

  it("van-rate takes the star that is tapped", async () => {
    const { inside } = await open();
    await byClass(inside, "van-rate__icon").nth(4).click();
    await inside.getByText("5 分").waitFor();
  });

  it("van-checkbox agrees, and van-tag says so", async () => {
    const { inside } = await open();
    await inside.getByText("我已阅读").click();
    await inside.getByText("已同意").waitFor();
    await expectOwnStyle(
      byClass(inside, "van-tag--success"),
      wxssOf("tag"),
      ".van-tag--success",
      "background-color",
    );
  });

  it("van-dialog asks, and its answer arrives", async () => {
    const { inside } = await open();
    await inside.getByText("确认", { exact: true }).first().click();
    await inside.getByText("这会改变上面的文字").waitFor();
    await expectOwnStyle(
      byClass(inside, "van-dialog"),
      wxssOf("dialog"),
      ".van-dialog",
      "border-radius",
      "font-size",
    );
    await byClass(inside, "van-dialog__confirm").click();
    await inside.getByText("已确认").waitFor();
    await byClass(inside, "van-dialog").waitFor({ state: "hidden" });
  });

  it("van-popup comes up when its van-cell is tapped, and goes when the overlay is", async () => {
    const { inside } = await open();
    await inside.getByText("帮助", { exact: true }).click();
    await inside.getByText("帮助就在这里").waitFor();
    await byClass(inside, "van-overlay").click({ position: { x: 180, y: 40 } });
    await inside.getByText("帮助就在这里").waitFor({ state: "hidden" });
  });

  it("van-tabs show the tab that is tapped", async () => {
    const { inside } = await open();
    await inside.getByText("明天").click();
    await inside.getByText("第 2 页").filter({ visible: true }).waitFor();
  });
});

describe("weui-miniprogram", () => {
  const open = () => openPage("weui");
  const WEUI = "weui-miniprogram/miniprogram_dist/weui-wxss/dist/style/weui.wxss";

  it("is drawn without a problem, and looks as its WXSS says", async () => {
    const { page, inside, told } = await open();
    const look = (name: string, ...properties: string[]) =>
      expectOwnStyle(byClass(inside, name).first(), WEUI, `.${name}`, ...properties);
    await inside.getByText("未读消息").waitFor();
    await look("weui-badge", "background-color", "color", "border-radius", "font-size", "padding");
    await look("weui-cell", "font-size", "color", "padding");
    await look("weui-cells__title", "color", "font-size");
    await look("weui-search-bar", "background-color", "padding");
    await expectOwnStyle(
      byClass(inside, "weui-icon").first(),
      "weui-miniprogram/miniprogram_dist/icon/icon.wxss",
      ".weui-icon",
      "display",
      "vertical-align",
    );
    expect(await told("problem")).toEqual([]);
    await storeScreen(page, "phone-weui");
  });

  it("mp-form says in mp-toptips what is missing, and takes what is typed", async () => {
    const { page, inside } = await open();
    await inside.getByText("提交", { exact: true }).click();
    await byClass(inside, "weui-toptips").getByText("请填写手机号").waitFor();
    await expectOwnStyle(
      byClass(inside, "weui-toptips_warn"),
      WEUI,
      ".weui-toptips_warn",
      "background-color",
    );
    await inside.getByPlaceholder("请填写手机号").click();
    await page.keyboard.type("13800138000");
    await inside.getByText("提交", { exact: true }).click();
    await inside.getByText("已提交 13800138000").waitFor();
  });

  it("mp-checkbox-group gathers what its mp-checkboxes have", async () => {
    const { inside } = await open();
    await inside.getByText("English").click();
    await inside.getByText("语言（zh、en）").waitFor();
    await inside.getByText("中文").click();
    await inside.getByText("语言（en）").waitFor();
  });

  it("mp-cell opens mp-dialog, and its answer takes mp-badge away", async () => {
    const { inside } = await open();
    await inside.getByText("未读消息").click();
    await inside.getByText("把 3 条消息标为已读").waitFor();
    await expectOwnStyle(byClass(inside, "weui-dialog"), WEUI, ".weui-dialog", "border-radius", "overflow");
    await inside.getByText("确定").click();
    await byClass(inside, "weui-badge").waitFor({ state: "hidden" });
  });

  it("mp-slideview follows the finger by its own script, and shows its button", async () => {
    const { page, inside } = await open();
    const row = await inside.getByText("公积金查询").boundingBox();
    const [x, y] = [(row?.x ?? 0) + 150, (row?.y ?? 0) + 10];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const distance of [20, 60, 100, 140]) await page.mouse.move(x - distance, y);
    const left = byClass(inside, "weui-slideview__left");
    await expect.poll(() => left.evaluate((moved) => moved.style.transform)).toMatch(/^translateX\(-\d/);
    await page.mouse.up();
    await inside.getByText("删除", { exact: true }).click();
    await inside.getByText("公积金查询").waitFor({ state: "detached" });
  });

  it("mp-searchbar opens, and tells what is typed", async () => {
    const { page, inside } = await open();
    await byClass(inside, "weui-search-bar__label").click();
    await page.keyboard.type("gjj");
    await inside.getByText("正在查找").filter({ hasText: "gjj" }).waitFor();
    await inside.getByText("取消").click();
    await inside.getByText("正在查找").waitFor({ state: "hidden" });
  });
});

/** The components of a library, by the folders they stand in. */
function componentsOf(library: string, folder: string, fileOf: (name: string) => string): string[] {
  const files = readdirSync(join(root, "node_modules", library, folder), {
    recursive: true,
    encoding: "utf8",
  });
  const names = files
    .map((file) => file.split("/")[0] ?? "")
    .filter((name) => files.includes(`${fileOf(name)}.wxml`));
  return [...new Set(names)].map((name) => `${library}/${fileOf(name)}`);
}

it.each([
  ["@vant/weapp", componentsOf("@vant/weapp", "lib", (name) => `${name}/index`)],
  ["weui-miniprogram", componentsOf("weui-miniprogram", "miniprogram_dist", (name) => `${name}/${name}`)],
])("all components of %s stand on one page without a problem", async (_library, paths) => {
  const tags = paths.map((path, index) => [`x-${index}`, path] as const);
  const folder = writeMiniProgram({
    "pages/home.json": { usingComponents: Object.fromEntries(tags) },
    "pages/home.wxml": tags
      .map(([tag, path]) => `<${tag} title="标题">里面</${tag}><view>${path}</view>`)
      .join(""),
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const { page, inside, told } = await openBundle(browser, await compileMiniProgram(folder));
  await inside.getByText(paths.at(-1) ?? "").waitFor();
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths) await expect.poll(() => inside.getByText(path, { exact: true }).count()).toBe(1);
  // What they do when they are drawn: observers, animations.
  await page
    .frames()[1]
    ?.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  expect(await told("problem")).toEqual([]);
});
