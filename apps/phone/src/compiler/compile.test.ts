import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileMiniProgram } from "./compile.ts";
import { compile, evaluateTemplates, writeFiles, writeMiniProgram } from "./testing/mini-program.ts";

describe("a mini program", () => {
  it("is its pages, every component that they use, and their scripts, templates and styles", async () => {
    const bundle = await compile({
      "app.wxss": "page { color: red }",
      "pages/home.json": { usingComponents: { "my-card": "../parts/card" }, navigationBarTitleText: "首页" },
      "pages/home.wxss": ".a { width: 10rpx }",
      "parts/card.json": { component: true, usingComponents: { "my-dot": "/parts/dot/index" } },
      "parts/card.js": "Component({});",
      "parts/card.wxml": "<my-dot/>",
      "parts/card.wxss": ".a { color: blue }",
      "parts/dot/index.json": { component: true },
      "parts/dot/index.js": "Component({});",
      "parts/dot/index.wxml": "<text>·</text>",
      "unused.js": "this is not even JavaScript",
    });
    expect(bundle.problems).toEqual([]);
    expect(bundle.app.pages).toEqual(["pages/home"]);
    expect(Object.keys(bundle.components)).toEqual(["pages/home", "parts/card", "parts/dot/index"]);
    expect(bundle.components["pages/home"]?.json).toMatchObject({
      navigationBarTitleText: "首页",
      usingComponents: { "my-card": "/parts/card" },
    });
    expect(Object.keys(bundle.modules)).toEqual([
      "app.js",
      "pages/home.js",
      "parts/card.js",
      "parts/dot/index.js",
    ]);
    expect(Object.keys(evaluateTemplates(bundle)).sort()).toEqual([
      "pages/home",
      "parts/card",
      "parts/dot/index",
    ]);
    expect(bundle.appStyle).toBe("wx-page { color: red }");
    expect(bundle.components["parts/card"]).toMatchObject({
      style: ".parts-card--a { color: blue }",
      styleScope: "parts-card",
    });
  });

  it("gives every page and component what app.json declares", async () => {
    const bundle = await compile({
      "app.json": { pages: ["pages/home"], usingComponents: { "my-dot": "dot" } },
      "pages/home.wxml": "<my-dot/>",
      ...{ "dot.json": { component: true }, "dot.js": "Component({});", "dot.wxml": "·" },
    });
    expect(bundle.problems).toEqual([]);
    expect(bundle.components["pages/home"]?.json.usingComponents).toEqual({ "my-dot": "/dot" });
  });

  it("has the default of a generic component", async () => {
    const bundle = await compile({
      "pages/home.json": { usingComponents: { "my-list": "/list", "my-row": "/row" } },
      "pages/home.wxml": '<my-list generic:row="my-row"/>',
      "list.json": { component: true, componentGenerics: { row: { default: "./row" }, head: true } },
      ...{ "list.js": "Component({});", "list.wxml": "<row/><head/>" },
      ...{ "row.json": { component: true }, "row.js": "Component({});", "row.wxml": "." },
    });
    expect(bundle.problems).toEqual([]);
    expect(bundle.components.list?.json.componentGenerics).toEqual({
      row: { default: "/row" },
      head: true,
    });
  });

  it("has the pages of its subpackages, and its entry page first", async () => {
    const page = (path: string) => ({ [`${path}.js`]: "Page({});", [`${path}.wxml`]: "<view/>" });
    const { app, problems } = await compile({
      "app.json": {
        entryPagePath: "shop/cart",
        pages: ["pages/home"],
        subPackages: [{ root: "shop/", pages: ["cart", "pay"] }],
      },
      ...page("shop/cart"),
      ...page("shop/pay"),
    });
    expect(problems).toEqual([]);
    expect(app.pages).toEqual(["shop/cart", "pages/home", "shop/pay"]);
  });

  it("takes its own configuration and a window from ext.json", async () => {
    const { app } = await compile({
      "app.json": { pages: ["pages/home"], window: { navigationBarTitleText: "a", backgroundColor: "#fff" } },
      "ext.json": { extEnable: true, ext: { baseUrl: "http://b" }, window: { navigationBarTitleText: "b" } },
    });
    expect(app.ext).toEqual({ baseUrl: "http://b" });
    expect(app.window).toEqual({ navigationBarTitleText: "b", backgroundColor: "#fff" });
  });

  it("may begin its files with a byte order mark", async () => {
    const { problems } = await compile({ "app.json": '\uFEFF{ "pages": ["pages/home"] }' });
    expect(problems).toEqual([]);
  });

  it("may be reached by a symbolic link, and have one within", async () => {
    const folder = writeMiniProgram({ "pages/home.js": 'require("../linked/words");' });
    writeFiles(folder, { "real/words.js": "exports.a = 1;" });
    symlinkSync(join(folder, "real"), join(folder, "linked"));
    symlinkSync(folder, join(folder, "itself"));
    const { problems, modules } = await compileMiniProgram(join(folder, "itself"));
    expect(problems).toEqual([]);
    expect(modules).toHaveProperty(["linked/words.js"]);
  });

  it("that is not there is refused", async () => {
    await expect(compileMiniProgram(join(writeMiniProgram(), "nowhere"))).rejects.toThrow("ENOENT");
  });
});

describe("an npm package", () => {
  const card = {
    "card/index.json": { component: true },
    "card/index.js": 'require("../words");',
    "card/index.wxml": "<view/>",
    "words.js": "",
  };
  const inside = (folder: string) =>
    Object.fromEntries(Object.entries(card).map(([path, content]) => [`${folder}/${path}`, content]));
  const user = { "pages/home.json": { usingComponents: { "a-card": "@some/cards/card/index" } } };
  const path = "miniprogram_npm/@some/cards/card/index";

  it.each([
    ["built by the original's tools", inside("miniprogram_npm/@some/cards")],
    [
      "installed, with its folder named in package.json",
      {
        ...inside("node_modules/@some/cards/lib"),
        "node_modules/@some/cards/package.json": { miniprogram: "lib" },
      },
    ],
    [
      "installed, with the usual folder",
      { ...inside("node_modules/@some/cards/miniprogram_dist"), "node_modules/@some/cards/package.json": {} },
    ],
  ])("is found when it is %s", async (_where, files) => {
    const bundle = await compile({ ...user, ...files });
    expect(bundle.problems).toEqual([]);
    expect(bundle.components["pages/home"]?.json.usingComponents).toEqual({ "a-card": `/${path}` });
    expect(Object.keys(bundle.components)).toContain(path);
    expect(Object.keys(bundle.modules)).toContain("miniprogram_npm/@some/cards/words.js");
  });

  it("is found in a folder above the mini program", async () => {
    const folder = writeMiniProgram({
      "node_modules/@some/cards/package.json": {},
      ...inside("node_modules/@some/cards/miniprogram_dist"),
    });
    mkdirSync(join(folder, "inner"));
    const least = { "app.json": { pages: ["home"] }, "app.js": "", "home.js": "", "home.wxml": "" };
    writeFiles(join(folder, "inner"), { ...least, "home.json": user["pages/home.json"] });
    const { problems, components } = await compileMiniProgram(join(folder, "inner"));
    expect(problems).toEqual([]);
    expect(Object.keys(components)).toContain(path);
  });

  it("of plain JavaScript is required by its name, whatever its entry is called", async () => {
    const { modules, problems } = await compile({
      "app.js": "App({});",
      "pages/home.js": 'require("plain"); require("plain/extra");',
      "node_modules/plain/package.json": { main: "./lib/main" },
      "node_modules/plain/lib/main.js": 'require("./part");',
      "node_modules/plain/lib/part.js": "",
      "node_modules/plain/extra.js": "",
    });
    expect(problems).toEqual([]);
    expect(modules["miniprogram_npm/plain/index.js"]).toBe('module.exports = require("./lib/main");');
    expect(Object.keys(modules)).toEqual(
      expect.arrayContaining(
        ["lib/main", "lib/part", "extra"].map((name) => `miniprogram_npm/plain/${name}.js`),
      ),
    );
  });
});

describe("the digest", () => {
  const digestOf = async (files: object) => (await compile({ ...files })).digest;

  it("is the same for the same sources", async () => {
    expect(await digestOf({})).toBe(await digestOf({ "README.md": "which no mini program reads" }));
  });

  it.each(["app.js", "app.json", "app.wxss", "pages/home.js", "pages/home.wxml", "pages/home.wxss"])(
    "is another one when %s is",
    async (file) => {
      const before = { "app.wxss": "", "pages/home.wxss": "", "app.json": '{"pages":["pages/home"]}' };
      const changed = { ...before, [file]: file === "app.json" ? `${before["app.json"]} ` : "\n" };
      expect(await digestOf(changed)).not.toBe(await digestOf(before));
    },
  );
});
