import { cpSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { MiniProgramBundle } from "../bundle/bundle.ts";
import { compileMiniProgram } from "./compile.ts";
import { evaluateTemplates, problemsOf, writeMiniProgram } from "./testing/mini-program.ts";

const installed = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
const nodeModules = dirname(installed("weui-miniprogram"));

/** The folders of a library that hold a component of their own name, or an `index`. */
function componentsOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    ["index", name].map((file) => `${name}/${file}`).filter(isComponent),
  );

  function isComponent(path: string): boolean {
    try {
      return JSON.parse(readFileSync(join(folder, `${path}.json`), "utf8")).component === true;
    } catch {
      return false;
    }
  }
}

const vant = componentsOf(join(installed("@vant/weapp"), "lib")).map((path) => `@vant/weapp/${path}`);
const weui = componentsOf(join(installed("weui-miniprogram"), "miniprogram_dist")).map(
  (path) => `weui-miniprogram/${path}`,
);

/** A mini program with one page that uses these components, and its folder. */
function using(components: readonly string[]): string {
  const tags = components.map((path, index) => [`x-${index}`, path] as const);
  return writeMiniProgram({
    "pages/home.json": { usingComponents: Object.fromEntries(tags) },
    "pages/home.wxml": tags.map(([tag]) => `<${tag}/>`).join("\n"),
  });
}

function errorsIn({ problems }: MiniProgramBundle): string[] {
  const errors = problems.filter(({ severity }) => severity === "error");
  return errors.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe("a component of a library", () => {
  it("is among many", () => {
    expect([vant.length, weui.length]).toEqual([68, 21]);
  });

  it.each([...vant, ...weui])("compiles: %s", async (path) => {
    const folder = using([path]);
    symlinkSync(nodeModules, join(folder, "node_modules"));
    const bundle = await compileMiniProgram(folder);
    expect(errorsIn(bundle)).toEqual([]);
    const resolved = `miniprogram_npm/${path}`;
    expect(bundle.components[resolved]?.json.component).toBe(true);
    expect(bundle.modules[`${resolved}.js`]).toContain("Component");
    expect(evaluateTemplates(bundle)[resolved]?.("")).toBeTypeOf("function");
  });

  it("compiles from ES modules, too", async () => {
    const folder = using(vant);
    cpSync(join(installed("@vant/weapp"), "dist"), join(folder, "miniprogram_npm/@vant/weapp"), {
      recursive: true,
    });
    const { modules, ...bundle } = await compileMiniProgram(folder);
    expect(errorsIn({ modules, ...bundle })).toEqual([]);
    expect(Object.entries(modules).filter(([, code]) => /^(?:import|export)\b/m.test(code))).toEqual([]);
  });
});

describe("the gallery", () => {
  const gallery = join(import.meta.dirname, "../../fixtures/gallery");

  it("has nothing to complain of", async () => {
    expect((await compileMiniProgram(gallery)).problems).toEqual([]);
  });

  it.each([
    ["pages/vant/vant", "@vant/weapp", 8],
    ["pages/weui/weui", "weui-miniprogram", 6],
  ])("uses enough: %s", async (page, library, count) => {
    const { components } = await compileMiniProgram(gallery);
    const used = Object.values(components[page]?.json.usingComponents ?? {});
    expect(
      used.filter((path) => path.startsWith(`/miniprogram_npm/${library}/`)).length,
    ).toBeGreaterThanOrEqual(count);
  });
});

it("a library that the original brings along, and that is not installed, is named where it is used", async () => {
  const problems = await problemsOf({
    "app.json": { pages: ["pages/home"], useExtendedLib: { weui: true } },
    "pages/home.json": { usingComponents: { "mp-a": "weui-miniprogram/a/a" } },
    "pages/home.wxml": "<mp-a/>",
  });
  expect(problems).toEqual([
    'warning app.json:1:25 "useExtendedLib" is not supported in this simulator',
    "warning pages/home.json:1:28 <mp-a>: weui-miniprogram does not come with this simulator: npm install it, or see it drawn as a plain element",
  ]);
});
