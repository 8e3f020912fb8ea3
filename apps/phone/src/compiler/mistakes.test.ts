import { describe, expect, it } from "vitest";
import { compileMiniProgram } from "./compile.ts";
import { evaluateTemplates, type Files, problemsOf, writeMiniProgram } from "./testing/mini-program.ts";

/** The document's own button sample, as it is printed. */
const PRINTED_BUTTON =
  '<button open-type="getRealnameAuthInfo" bindgetrealnameauthinfo="authinfo" category-id="{{[99, 904]}}}>实名授权</button>';

const component = { "dot.json": { component: true }, "dot.js": "Component({});", "dot.wxml": "·" };
const usesDot = { "pages/home.json": { usingComponents: { "my-dot": "/dot" } }, ...component };

const mistakes: Readonly<Record<string, readonly [Files, string]>> = {
  "no app.json": [
    { "app.json": null, "project.config.json": { miniprogramRoot: "src/" } },
    "error app.json is missing; project.config.json says that the mini program is in src/",
  ],
  "no app.js": [{ "app.js": null }, "error app.js is missing: every mini program has one"],
  "a comment in JSON": [
    { "app.json": '{\n  // pages\n  "pages": ["pages/home"]\n}' },
    "error app.json:2:3 is not JSON: JSON has no comments",
  ],
  "a comma too many": [
    { "app.json": '{\n  "pages": ["pages/home",]\n}' },
    "error app.json:2:26 is not JSON: Unexpected token ']'",
  ],
  "JSON that ends early": [
    { "app.json": '{\n  "pages": ["pages/home"]\n' },
    "error app.json:3:1 is not JSON: Expected ',' or '}' after property value",
  ],
  "an array for an object": [{ "app.json": "[]" }, "error app.json:1:1 must be a JSON object"],
  "no pages": [{ "app.json": '{ "pages": [] }' }, 'error app.json:1:3 "pages" must list at least one page'],
  "a page that is not there": [
    { "app.json": '{ "pages": ["pages/home", "pages/other"] }' },
    "error app.json:1:27 there is no page pages/other",
  ],
  "a page that is named with its ending": [
    { "app.json": '{ "pages": ["pages/home", "pages/home.wxml"] }' },
    "error app.json:1:27 there is no page pages/home.wxml; did you mean pages/home?",
  ],
  "a page in other letters' case": [
    { "app.json": '{ "pages": ["pages/home", "Pages/Home"] }' },
    "error app.json:1:27 there is no page Pages/Home; did you mean pages/home?",
  ],
  "a page that is named by its folder": [
    { "app.json": '{ "pages": ["pages/home", "me"] }', "me/me.wxml": "", "me/me.js": "" },
    "error app.json:1:27 there is no page me; did you mean me/me?",
  ],
  "a page of another host": [
    { "pages/home.wxml": null, "pages/home.axml": "<view/>" },
    "error pages/home.wxml is missing: every page has one; there is pages/home.axml, of Alipay: build it for WeChat first",
  ],
  "a page of a subpackage that is not there": [
    {
      "app.json": `{ "pages": ["pages/home"],\n"subPackages": [{ "root": "a", "pages": [] },\n{ "root": "/b/c/",\n"pages": ["d/e"] }] }`,
    },
    "error app.json:4:11 there is no page b/c/d/e",
  ],
  "a page without a script": [
    { "pages/home.js": null },
    "error pages/home.js is missing: every page has one",
  ],
  "a page without a template": [
    { "pages/home.wxml": null },
    "error pages/home.wxml is missing: every page has one",
  ],
  "a tab bar of one": [
    { "app.json": { pages: ["pages/home"], tabBar: { list: [{ pagePath: "pages/home", text: "首页" }] } } },
    'error app.json:1:25 "tabBar" needs a list of 2 to 5 items, each with "pagePath" and "text"',
  ],
  "a tab that leads to no page": [
    {
      "app.json": `{ "pages": ["pages/home"], "tabBar": { "list": [
        { "pagePath": "pages/home", "text": "首页" },
        { "pagePath": "pages/me", "text": "我的" } ] } }`,
    },
    'error app.json:3:23 "tabBar": pages/me is not one of "pages"',
  ],
  "a tab without its picture": [
    {
      "app.json": `{ "pages": ["pages/home", "pages/me"], "tabBar": { "list": [
        { "pagePath": "pages/home", "text": "首页", "iconPath": "/icons/home.png" },
        { "pagePath": "pages/me", "text": "我的", "iconPath": "icons/gone.png" } ] } }`,
      "icons/home.png": "",
      "pages/me.js": "Page({});",
      "pages/me.wxml": "<view/>",
    },
    'warning app.json:3:61 "tabBar": there is no picture icons/gone.png',
  ],
  "an ext.json that is not switched on": [
    { "ext.json": { ext: { a: 1 } } },
    'warning ext.json has no effect without "extEnable": true',
  ],
  "a plugin": [
    { "app.json": { pages: ["pages/home"], plugins: {} } },
    'warning app.json:1:25 "plugins" is not supported in this simulator',
  ],

  "colours of a theme": [
    { "app.json": { pages: ["pages/home"], themeLocation: "theme.json" } },
    'warning app.json:1:25 "themeLocation" is not supported in this simulator',
  ],
  "a library that the original brings along": [
    { "app.json": { pages: ["pages/home"], useExtendedLib: { weui: true } } },
    'warning app.json:1:25 "useExtendedLib" is not supported in this simulator',
  ],

  "a component that is not there": [
    { "pages/home.json": '{\n  "usingComponents": { "my-dot": "../dot" }\n}' },
    "error pages/home.json:2:34 <my-dot>: there is no component ../dot",
  ],
  "a component of a package that is not installed": [
    { "pages/home.json": { usingComponents: { "a-b": "@no-such/package/cell/index" } } },
    "error pages/home.json:1:27 <a-b>: there is no component @no-such/package/cell/index, nor such a package in miniprogram_npm or node_modules",
  ],
  "a component of a plugin": [
    { "pages/home.json": { usingComponents: { "a-b": "plugin://x/y" } } },
    "warning pages/home.json:1:27 <a-b>: plugins are not supported in this simulator; it is drawn as a plain element",
  ],
  "a component of somebody else's folder": [
    { "pages/home.json": { usingComponents: { "a-b": "../../x" } } },
    "error pages/home.json:1:27 <a-b>: ../../x leads out of the mini program's folder",
  ],
  "a script in TypeScript": [
    { "pages/home.js": null, "pages/home.ts": "Page({});" },
    "warning pages/home.ts TypeScript is not compiled in this simulator: it runs without this script",
  ],
  "app.js in TypeScript": [
    { "app.js": null, "app.ts": "App({});" },
    "warning app.ts TypeScript is not compiled in this simulator: it runs without this script",
  ],
  "a module in TypeScript": [
    { "pages/home.js": 'import { a } from "../util";\na();', "util/index.ts": "export const a = 1" },
    "error pages/home.js:1 util/index.ts is TypeScript, which is not compiled in this simulator",
  ],
  "a style sheet in Less": [
    { "pages/home.less": ".a { .b { top: 0 } }" },
    "warning pages/home.less Less is not compiled in this simulator: it is shown without this style sheet",
  ],
  "an element of XR-Frame": [
    { "pages/home.wxml": "<xr-scene/>" },
    "warning pages/home.wxml:1:1 <xr-scene> is not supported in this simulator: it is drawn as a plain element",
  ],
  "usingComponents that are none": [
    { "pages/home.json": { usingComponents: ["a"] } },
    'error pages/home.json:1:2 "usingComponents" must be an object of strings',
  ],
  "a component that does not say that it is one": [
    { ...usesDot, "dot.json": {} },
    'error dot.json:1 a component needs "component": true in dot.json',
  ],
  "a placeholder": [
    { ...usesDot, "dot.json": { component: true, componentPlaceholder: { a: "view" } } },
    'warning dot.json:1:19 "componentPlaceholder" is not supported in this simulator: nothing is loaded late',
  ],

  "the document's button as it is printed": [
    { "pages/home.wxml": `<view>\n  ${PRINTED_BUTTON}\n</view>` },
    'error pages/home.wxml:2:3 incomplete tag: a quotation mark or a ">" is missing or too many near <button open-type="getRealnameAuthInfo"',
  ],
  "an element that is not closed": [
    { "pages/home.wxml": "<view>\n  <text>一\n</view>" },
    "error pages/home.wxml:2:4 missing end tag near text>一",
  ],
  "an expression that is none": [
    { "pages/home.wxml": "<view>䶮䶮{{ a + }}</view>" },
    "error pages/home.wxml:1:16 unexpected character inside expression near }}</view>",
  ],
  "an attribute twice": [
    { "pages/home.wxml": '<view id="a" id="b"/>' },
    'warning pages/home.wxml:1:14 duplicated attribute near id="b"/>',
  ],
  "an unknown element": [
    { "pages/home.wxml": "<view>\n  <my-dot/>\n</view>" },
    'warning pages/home.wxml:2:3 <my-dot> is no element of mini programs, nor declared in "usingComponents": it is drawn as a plain one',
  ],
  "a misspelt element": [
    { "pages/home.wxml": "<veiw/>" },
    'warning pages/home.wxml:1:1 <veiw> is no element of mini programs, nor declared in "usingComponents": it is drawn as a plain one; did you mean <view>?',
  ],
  "an element in capitals": [
    { "pages/home.wxml": "<Image/>" },
    'warning pages/home.wxml:1:1 <Image> is no element of mini programs, nor declared in "usingComponents": it is drawn as a plain one; did you mean <image>?',
  ],
  "an unknown element in a template that it includes": [
    { "pages/home.wxml": '<include src="part"/>', "pages/part.wxml": "\n<my-dot/>" },
    'warning pages/part.wxml:2:1 <my-dot> is no element of mini programs, nor declared in "usingComponents": it is drawn as a plain one',
  ],
  "an unknown element for a generic one": [
    { ...usesDot, "pages/home.wxml": '<my-dot generic:row="my-row"/>' },
    'warning pages/home.wxml:1:1 <my-row> is no element of mini programs, nor declared in "usingComponents": it is drawn as a plain one',
  ],
  "an element that only the original has": [
    { "pages/home.wxml": "<map/>" },
    "warning pages/home.wxml:1:1 <map> is not supported in this simulator: it is drawn as a plain element",
  ],
  "an import of a template that is not there": [
    { "pages/home.wxml": '\n<import src="./part.wxml"/>' },
    "error pages/home.wxml:2:1 <import>: there is no ./part.wxml",
  ],
  "an include of somebody else's template": [
    { "pages/home.wxml": '<include src="/../part"/>' },
    "error pages/home.wxml:1:1 <include>: /../part leads out of the mini program's folder",
  ],
  "a WXS that is not there": [
    { "pages/home.wxml": '<wxs module="m" src="m.wxs"/>{{m.a}}' },
    "error pages/home.wxml:1:1 <wxs>: there is no m.wxs",
  ],
  "a WXS that requires what is not there": [
    { "pages/home.wxml": '<wxs module="m" src="m.wxs"/>', "pages/m.wxs": 'var a = require("./n.wxs");' },
    "error pages/m.wxs:1:17 there is no WXS ./n.wxs",
  ],
  "a WXS that does not parse": [
    { "pages/home.wxml": '<view/>\n<wxs module="m">\nvar a = ;\n</wxs>' },
    "error pages/home.wxml:3 WXS: Unexpected token",
  ],
  "a name that a WXS declares twice": [
    { "pages/home.wxml": '<wxs module="m">\nlet a;\nlet a;\n</wxs>' },
    "error pages/home.wxml:3 WXS: Identifier 'a' has already been declared",
  ],

  "JavaScript that does not parse": [
    { "pages/home.js": "Page({\n  data: { a: 1 b: 2 }\n});" },
    "error pages/home.js:2:16 Expected `,` or `}` but found `Identifier`",
  ],
  "an ES module that does not parse": [
    { "app.js": 'import a from "./a";\nexport default { b: };' },
    "error app.js:2:21 Unexpected token",
  ],
  "a name that is declared twice": [
    { "app.js": "let a;\nlet a;" },
    "error app.js:2 Identifier 'a' has already been declared",
  ],
  "a module that is not there": [
    { "app.js": '\nconst a = require("./words");' },
    "error app.js:2:19 there is no module ./words",
  ],
  "an imported module that is not there": [
    { "app.js": '\n\nimport a from "lodash";\na();' },
    "error app.js:3 there is no module lodash",
  ],
  "a module of somebody else": [
    { "app.js": 'require("../../etc/passwd");' },
    "error app.js:1:9 ../../etc/passwd leads out of the mini program's folder",
  ],
  "data that is required": [
    { "app.js": 'require("./app.json");' },
    "error app.js:1:9 only JavaScript can be required, not app.json",
  ],

  "a style that does not parse": [
    { "pages/home.wxss": ".a {\n  color: red;\n" },
    "error pages/home.wxss:1:1 Unclosed block",
  ],
  "a selector that is none": [
    { "pages/home.wxss": "\n.a: { color: red }" },
    "error pages/home.wxss:2:1 Expected a pseudo-class or pseudo-element.",
  ],
  "an import of a style that is not there": [
    { "pages/home.wxss": '\n@import "part.wxss";' },
    "error pages/home.wxss:2:1 @import: there is no part.wxss",
  ],
  "an import of somebody else's style": [
    { "app.wxss": '@import "../part.wxss";' },
    "error app.wxss:1:1 @import: ../part.wxss leads out of the mini program's folder",
  ],
  "styles that import one another": [
    { "app.wxss": '@import "a.wxss";', "a.wxss": '\n@import "app.wxss";' },
    "error a.wxss:2:1 @import: app.wxss imports itself",
  ],
  "a local image in a style": [
    { "pages/home.wxss": ".a {\n  background: url(/a.png);\n}" },
    "warning pages/home.wxss:2:3 /a.png: a WXSS cannot use local files; take a data: URL, or an <image>",
  ],
  "a component's style for all elements of a kind": [
    { ...usesDot, "dot.wxss": "view { color: red }" },
    "warning dot.wxss:1:1 in a component, select by class: tags, ids and attributes are everybody's",
  ],
  "rpx in a media query": [
    { "app.wxss": "@media (min-width: 400rpx) { .a { color: red } }" },
    "warning app.wxss:1:1 @media cannot measure in rpx",
  ],
};

describe("a mistake is named, with file and place:", () => {
  it.each(Object.entries(mistakes))("%s", async (_name, [files, problem]) => {
    expect(await problemsOf(files)).toEqual([problem]);
  });
});

describe("what is wrong in one template", () => {
  it("leaves the others as they are", async () => {
    const folder = writeMiniProgram({
      "app.json": { pages: ["pages/home", "pages/good"] },
      "pages/home.wxml": `<wxs module="m" src="m.wxs"/><view>${PRINTED_BUTTON}`,
      ...{ "pages/good.js": "Page({});", "pages/good.wxml": "<view/>" },
    });
    const generators = evaluateTemplates(await compileMiniProgram(folder));
    expect(generators["pages/good"]?.("")).toBeTypeOf("function");
  });
});
