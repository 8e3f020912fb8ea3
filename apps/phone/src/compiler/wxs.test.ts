import { describe, expect, it } from "vitest";
import { compile, evaluateTemplates, type Files } from "./testing/mini-program.ts";

/** What a template shows that has one expression: glass-easel's generator is asked for its text. */
async function shown(expression: string, files: Files): Promise<string> {
  const bundle = await compile({
    "pages/home.wxml": `<wxs module="m" src="./m"/>{{${expression}}}`,
    ...files,
  });
  expect(bundle.problems).toEqual([]);
  return textOf(evaluateTemplates(bundle)["pages/home"]?.("") as Render);
}

type Render = (...setters: unknown[]) => { C: (creating: boolean, text: (value: string) => void) => void };

function textOf(render: Render): string {
  let shown = "";
  const { C: create } = render({ setFnFilter: () => {} }, true, {}, undefined);
  create(true, (text) => {
    shown += text;
  });
  return shown;
}

describe("a script of a template", () => {
  it("is required by another one", async () => {
    const files = {
      "pages/m.wxs":
        'var parts = require("../parts/join.wxs"); module.exports = { two: parts.join(["a", "b"]) };',
      "parts/join.wxs":
        'var comma = require("/parts/comma"); module.exports.join = function (all) { return all.join(comma.text) };',
      "parts/comma.wxs": 'exports.text = "、";',
    };
    expect(await shown("m.two", files)).toBe("a、b");
  });

  it("may stand in the template", async () => {
    const files = {
      "pages/home.wxml":
        '<wxs module="m">\nmodule.exports = { double: function (n) { return 2 * n } }\n</wxs>{{m.double(4)}}',
    };
    expect(await shown("", files)).toBe("8");
  });

  it.each([
    ["[].constructor", "Array"],
    ["({}).constructor", "Object"],
    ["(1).constructor", "Number"],
    ['"".constructor', "String"],
    ["true.constructor", "Boolean"],
    ["(function () {}).constructor", "Function"],
    ["getDate(0).constructor", "Date"],
    ['getRegExp("a").constructor', "RegExp"],
    ["[[]][0].constructor.length", "5"],
  ])("knows the type of %s by its name, as WXS does", async (expression, name) => {
    expect(await shown("m.value", { "pages/m.wxs": `exports.value = ${expression};` })).toBe(name);
  });

  it.each([
    ["'^-?\\d+(\\.\\d+)?$'", "-1.5", "true"],
    ["'^-?\\d+(\\.\\d+)?$'", "d", "false"],
    ['"^a$", "i"', "A", "true"],
    ['"^a$", "i"', "aa", "false"],
  ])("makes regular expressions of %s, for %s", async (pattern, text, matches) => {
    const code = `exports.value = getRegExp(${pattern}).test("${text}");`;
    expect(await shown("m.value", { "pages/m.wxs": code })).toBe(matches);
  });

  it("is sloppy: a name that is nowhere declared may be set", async () => {
    const code =
      "var first = second = 41; module.exports = { next: function () { second = second + 1; return second } };";
    expect(await shown("m.next()", { "pages/m.wxs": code })).toBe("42");
  });

  it("makes dates", async () => {
    const code =
      "var date = getDate(2020, 1, 29); exports.value = [date.getMonth(), date.getDate(), getDate(0).getTime()].join();";
    expect(await shown("m.value", { "pages/m.wxs": code })).toBe("1,29,0");
  });
});
