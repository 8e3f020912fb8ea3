import { describe, expect, it } from "vitest";
import { compile, type Files } from "./testing/mini-program.ts";

const card: Files = {
  "pages/home.json": { usingComponents: { "a-card": "/card" } },
  "card.js": "Component({});",
  "card.wxml": "<view/>",
};

/** The style of a component as the compiler makes it of this. */
async function styleOf(wxss: string, json: object = {}): Promise<string | undefined> {
  const { components } = await compile({
    ...card,
    "card.json": { component: true, ...json },
    "card.wxss": wxss,
  });
  return components.card?.style;
}

async function appStyleOf(wxss: string, files: Files = {}): Promise<string> {
  return (await compile({ ...files, "app.wxss": wxss })).appStyle;
}

describe("a length in rpx", () => {
  it.each([
    ["width: 750rpx", "width: calc(var(--rpx) * 750)"],
    [
      "margin: -1.5rpx .5rpx 0 +2RPX",
      "margin: calc(var(--rpx) * -1.5) calc(var(--rpx) * 0.5) 0 calc(var(--rpx) * 2)",
    ],
    ["width: calc(100% - 20rpx)", "width: calc(100% - calc(var(--rpx) * 20))"],
    ["--gap: 8rpx", "--gap: calc(var(--rpx) * 8)"],
    [
      "transform: translate(10rpx,20rpx)",
      "transform: translate(calc(var(--rpx) * 10),calc(var(--rpx) * 20))",
    ],
  ])("in %s is a multiple of the screen's unit", async (declaration, css) => {
    expect(await appStyleOf(`.a { ${declaration} }`)).toBe(`.a { ${css} }`);
  });

  it.each([
    'content: "5rpx"',
    "background: url(data:image/png;base64,5rpx)",
    "animation-name: a5rpx",
    "width: var(--1rpx)",
  ])("is not one in %s", async (declaration) => {
    expect(await appStyleOf(`.a { ${declaration} }`)).toBe(`.a { ${declaration} }`);
  });
});

describe("a class", () => {
  it.each([
    [".a", ".card--a"],
    [".a.b > .c:not(.d)::after", ".card--a.card--b > .card--c:not(.card--d)::after"],
    [".a\\:b", ".card--a\\:b"],
    ['[class^="icon-"]', '[class*="card--icon-"]'],
    ['[class*=" icon-"]', '[class*="card--icon-"]'],
    ["[class~=icon]", "[class~=card--icon]"],
    ["[class*=hairline]", "[class*=hairline]"],
    [":host", "[wx-host=card]"],
    [":host(.a) .b", "[wx-host=card].card--a .card--b"],
  ])("of a component is its own: %s", async (selector, scoped) => {
    expect(await styleOf(`${selector} { top: 0 }`)).toBe(`${scoped} { top: 0 }`);
  });

  it.each([
    ["isolated", ".card--a { top: 0 }"],
    ["apply-shared", ".card--a { top: 0 }"],
    ["shared", ".a { top: 0 }"],
  ])("of a component that is %s", async (styleIsolation, css) => {
    expect(await styleOf(".a { top: 0 }", { styleIsolation })).toBe(css);
  });

  it("of a page is everybody's, also where Component() makes the page", async () => {
    for (const json of [{}, { component: true }]) {
      const { components } = await compile({ "pages/home.json": json, "pages/home.wxss": ".a { top: 0 }" });
      expect(components["pages/home"]).toMatchObject({ style: ".a { top: 0 }", styleScope: "" });
    }
  });

  it("has a prefix that no other component has", async () => {
    const { components, problems } = await compile({
      "pages/home.json": { usingComponents: { "x-a": "/a-b/c", "x-b": "/a/b-c", "x-c": "/部件/卡" } },
      ...Object.fromEntries(
        ["a-b/c", "a/b-c", "部件/卡"].flatMap((path) => [
          [`${path}.json`, { component: true }],
          [`${path}.js`, "Component({});"],
          [`${path}.wxml`, "<view/>"],
        ]),
      ),
    });
    expect(problems).toEqual([]);
    const scopes = ["a-b/c", "a/b-c", "部件/卡"].map((path) => components[path]?.styleScope);
    expect(new Set(scopes).size).toBe(3);
    for (const scope of scopes) expect(scope).toMatch(/^[a-z][\w-]*$/);
  });
});

describe("an element's name", () => {
  it.each([
    ["view text", "wx-view wx-text"],
    ["page", "wx-page"],
    ["scroll-view>.a::before", "wx-scroll-view>.a::before"],
    ["van-button", "van-button"],
    ["*", "*"],
  ])("is that of the DOM: %s", async (selector, css) => {
    expect(await appStyleOf(`${selector} { top: 0 }`)).toBe(`${css} { top: 0 }`);
  });
});

describe("a style sheet", () => {
  it("has its imports in their place", async () => {
    const parts = {
      "a.wxss": '@import "parts/b";\n.a { top: 0 }',
      "parts/b.wxss": '@import "./c.wxss";',
      "parts/c.wxss": ".c { top: 0 }",
    };
    const css = await appStyleOf("@import 'a.wxss';\n.app { top: 0 }", parts);
    expect(css.match(/\.\w+/g)).toEqual([".c", ".a", ".app"]);
    expect(css).not.toContain("@import");
  });

  it("is imported, and the rule behind it kept, where the semicolon between them is missing", async () => {
    const bundle = await compile({
      "app.wxss": "@import 'a.wxss'\n\n.app, .b { top: 0 }\n.c { top: 0 }",
      "a.wxss": ".a { top: 0 }",
    });
    expect(bundle.appStyle.match(/\.\w+/g)).toEqual([".a", ".app", ".b", ".c"]);
    expect(bundle.problems).toMatchObject([
      { file: "app.wxss", line: 1, severity: "warning", message: '@import: a ";" is missing behind it' },
    ]);
  });

  it("may import from an npm package, and the same file twice", async () => {
    const css = await appStyleOf(
      '@import "/miniprogram_npm/kit/k.wxss"; @import "miniprogram_npm/kit/k.wxss";',
      {
        "node_modules/kit/package.json": {},
        "node_modules/kit/miniprogram_dist/k.wxss": ".k { top: 0 }",
      },
    );
    expect(css.match(/\.k/g)).toHaveLength(2);
  });

  it("keeps key frames, media and fonts", async () => {
    const css =
      "@keyframes spin { from { top: 0 } 50% { top: 1px } to { top: 0 } }\n@media (min-width: 1px) { .card--a { top: 0 } }\n@font-face { src: url(data:font/woff;base64,AA) }";
    expect(await styleOf(css.replace(".card--a", ".a"))).toBe(css);
  });

  it("may take images from data and from the network", async () => {
    const css =
      ".a { background: url(data:image/png;base64,AA), url('https://a/b.png'), url(\"//a/b.png\") }";
    expect(await appStyleOf(css)).toBe(css);
  });
});
