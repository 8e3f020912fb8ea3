import { expect, test } from "vitest";
import { placeOf } from "../problems/stack.ts";
import { createLoader } from "./loader.ts";

test("a module runs once, and its exports are shared", () => {
  const runs: string[] = [];
  const loader = createLoader(
    {
      "a.js": `global.runs.push("a"); const b = require("./b"); exports.sum = () => b.one + 1`,
      "b.js": `global.runs.push("b"); module.exports = { one: 1 }`,
    },
    { global: { runs } },
  );
  const a = loader.load("a.js") as { sum(): number };
  expect([a.sum(), loader.load("a.js") === a]).toEqual([2, true]);
  expect(runs).toEqual(["a", "b"]);
});

test("modules that require one another see what is exported so far", () => {
  const loader = createLoader(
    {
      "a.js": `exports.early = 1; exports.seen = require("./b").seen`,
      "b.js": `exports.seen = require("./a").early`,
    },
    {},
  );
  expect(loader.load("a.js")).toEqual({ early: 1, seen: 1 });
});

test("a module sees what the original gives it, and no browser", () => {
  const names = ["window", "document", "globalThis", "fetch", "XMLHttpRequest", "localStorage", "navigator"];
  const source = `module.exports = [${names.map((name) => `typeof ${name}`)}, typeof setTimeout, wx.name]`;
  const loader = createLoader({ "a.js": source }, { wx: { name: "wx" } });
  expect(loader.load("a.js")).toEqual([...names.map(() => "undefined"), "function", "wx"]);
});

test("a module may give any of these names to something of its own", () => {
  const names = ["window", "self", "top", "location", "history", "open", "confirm", "fetch", "wx", "console"];
  const source = `${names.map((name) => `const ${name} = "${name}";`).join("")} module.exports = [${names}]`;
  expect(createLoader({ "a.js": source }, {}).load("a.js")).toEqual(names);
});

test("a module that fails is run again when it is required again", () => {
  const loader = createLoader(
    { "a.js": `if (global.push(1) < 2) throw new Error("first"); exports.fine = true` },
    { global: [] },
  );
  expect(() => loader.load("a.js")).toThrow("first");
  expect(loader.load("a.js")).toEqual({ fine: true });
});

test("a module that is not there is named, with the one that wants it", () => {
  const loader = createLoader({ "pages/a.js": `require("../services/http")` }, {});
  expect(() => loader.load("pages/a.js")).toThrow(
    'module "../services/http" is not found, required by pages/a.js',
  );
});

test.each(["short.js", "页面/首页.js", "a b/100%.js"])(
  "an exception in %s names the line and column that its author wrote",
  (file) => {
    const placeIn = (source: string) => {
      const { stack } = exceptionOf(() => createLoader({ [file]: source }, {}).load(file));
      return placeOf(stack, (path) => path === file);
    };
    expect(placeIn("null.foo()")).toEqual({ file, line: 1, column: 6 });
    expect(placeIn("const nothing = undefined;\n\n  nothing.foo();")).toEqual({ file, line: 3, column: 11 });
  },
);

function exceptionOf(run: () => void): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

test("a module is given to a call-back where one is passed, and what is missing to the other", () => {
  const given: unknown[] = [];
  const sources = { "a.js": `require("./b", global.hear); require("./c", null, 0)`, "b.js": "exports.b = 1" };
  const loader = createLoader(sources, { global: { hear: (value: unknown) => given.push(value) } });
  expect(() => loader.load("a.js")).toThrow('module "./c" is not found, required by a.js');
  expect(given).toEqual([{ b: 1 }]);
  const missing = { "a.js": `require("./c", () => {}, global.hear)` };
  createLoader(missing, { global: { hear: (value: unknown) => given.push(value) } }).load("a.js");
  expect(given).toMatchObject([{ b: 1 }, { mod: "./c" }]);
});

test("require.async is there, and says that it is not supported", async () => {
  const noted: unknown[] = [];
  const source = `module.exports = require.async("./b")`;
  const loader = createLoader({ "a.js": source }, {}, (text) => noted.push(text));
  const failure = { mod: "./b", errMsg: "require.async:fail not supported in this simulator" };
  await expect(loader.load("a.js")).rejects.toEqual(failure);
  expect(noted).toEqual([
    { en: "require.async is not supported in this simulator", zh: "本模拟器不支持 require.async" },
  ]);
});
