/** An error keeps the pages from being shown that need what it is in, and no others. */
import { describe, expect, it } from "vitest";
import { compile, type Files } from "./testing/mini-program.ts";

const other = { "pages/other.js": "Page({});", "pages/other.wxml": "<view/>" };
const twoPages = { "app.json": { pages: ["pages/home", "pages/other"] }, ...other };
const part = { "part.js": "Component({});", "part.json": { component: true }, "part.wxml": "<view/>" };
const usesPart = { "pages/other.json": { usingComponents: { "my-part": "/part" } }, ...part };

/** The pages of each error; `undefined` where it is the whole mini program's. */
async function pagesOf(files: Files) {
  const { problems } = await compile({ ...twoPages, ...files });
  return problems.filter(({ severity }) => severity === "error").map(({ pages }) => pages);
}

const ofOther: Readonly<Record<string, Files>> = {
  "its JSON": { "pages/other.json": "{" },
  "its script": { "pages/other.js": "Page({" },
  "a module that its script requires": {
    "pages/other.js": 'require("../scene"); Page({});',
    "scene.js": 'require("./three");',
  },
  "its template": { "pages/other.wxml": "<view" },
  "a template that it includes": {
    "pages/other.wxml": '<include src="a"/>',
    "pages/a.wxml": '<import src="b"/>',
  },
  "a WXS that is not there": { "pages/other.wxml": '<wxs module="m" src="m.wxs"/>' },
  "a WXS that another requires": {
    "pages/other.wxml": '<wxs module="m" src="m.wxs"/>',
    "pages/m.wxs": 'require("./n.wxs");',
    "pages/n.wxs": "var a = ;",
  },
  "a style that it imports": { "pages/other.wxss": '@import "a.wxss";', "pages/a.wxss": '@import "b.wxss";' },
  "a component that is not there": { "pages/other.json": { usingComponents: { "my-part": "/gone" } } },
  "a component without a template": { ...usesPart, "part.wxml": null },
  "the JSON of a component": { ...usesPart, "part.json": "{" },
  "a module of a component": { ...usesPart, "part.js": 'require("./gone");' },
  "a component that only the defaults of another name": {
    ...usesPart,
    "part.json": { component: true, componentGenerics: { row: { default: "./row" } } },
    ...{ "row.js": "Component({});", "row.json": { component: true }, "row.wxml": "<view" },
  },
  "a component of app.json that its template uses": {
    "app.json": { pages: ["pages/home", "pages/other"], usingComponents: { "my-part": "/part" } },
    ...{ ...part, "part.wxml": "<view", "pages/other.wxml": "<view><my-part/></view>" },
  },
  "a component of app.json that is not there, and that its template uses": {
    "app.json": { pages: ["pages/home", "pages/other"], usingComponents: { "my-part": "/gone" } },
    "pages/other.wxml": "<my-part/>",
  },
};

describe("an error of one page alone is one in", () => {
  it.each(Object.entries(ofOther))("%s", async (_name, files) => {
    const pages = await pagesOf(files);
    expect(pages.length).toBeGreaterThan(0);
    expect(new Set(pages.flat())).toEqual(new Set(["pages/other"]));
  });

  it("a page of a subpackage that is not there", async () => {
    const subpackages = [{ root: "extra", pages: ["gone/gone"] }];
    expect(await pagesOf({ "app.json": { pages: ["pages/home"], subpackages } })).toEqual([
      ["extra/gone/gone"],
    ]);
  });
});

it("an error in what two pages need is one of both", async () => {
  const script = 'require("../shared"); Page({});';
  expect(
    await pagesOf({ "pages/home.js": script, "pages/other.js": script, "shared.js": 'require("./gone");' }),
  ).toEqual([["pages/home", "pages/other"]]);
});

it("an error in a component that no template uses keeps no page from being shown", async () => {
  const app = { pages: ["pages/home", "pages/other"], usingComponents: { "my-part": "/part" } };
  expect(await pagesOf({ "app.json": app, ...part, "part.js": 'require("./gone");' })).toEqual([[]]);
});

describe("an error of the whole mini program is one in", () => {
  it.each([
    ["app.json", { "app.json": "{" }],
    ["app.js", { "app.js": 'require("./gone");' }],
    ["a module of app.js and of a page", { "app.js": 'require("./a");', "a.js": "let b; let b;" }],
    ["app.wxss", { "app.wxss": '@import "gone.wxss";' }],
    ["ext.json", { "ext.json": "{" }],
  ])("%s", async (_name, files: Files) => {
    expect(await pagesOf(files)).toContain(undefined);
  });
});
