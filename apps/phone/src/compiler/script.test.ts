import { describe, expect, it } from "vitest";
import { compile, type Files } from "./testing/mini-program.ts";

/** Runs the modules as the screen does: each once, in a function. */
function run(
  modules: Readonly<Record<string, string>>,
  path: string,
  loaded = new Map<string, unknown>(),
): unknown {
  if (loaded.has(path)) return loaded.get(path);
  const module = { exports: {} };
  loaded.set(path, module.exports);
  const require = (request: string) => run(modules, `${request.replace("./", "")}.js`, loaded);
  const source = `${modules[path]}\n//# sourceURL=${path}`;
  new Function("require", "module", "exports", source)(require, module, module.exports);
  return module.exports;
}

/** What `app.js` exports. */
async function exportsOf(files: Files): Promise<Record<string, unknown>> {
  const { modules, problems } = await compile(files);
  expect(problems).toEqual([]);
  return run(modules, "app.js") as Record<string, unknown>;
}

describe("a CommonJS module", () => {
  it("is as it was written", async () => {
    const source = "// 一\n\nvar a = 010;\nif (a) return;\n";
    expect((await compile({ "app.js": source })).modules["app.js"]).toBe(source);
  });

  it("requires only what it says in code", async () => {
    const source = '// require("./a")\nconst s = "require(\'./b\')";\nconst d = require(s + "c");';
    expect((await compile({ "app.js": source })).problems).toEqual([]);
  });
});

describe("an ES module", () => {
  it("imports and exports as the standard says", async () => {
    const exports = await exportsOf({
      "app.js": [
        'import one, { two as zwei, counter } from "./words";',
        'import * as words from "./words";',
        'import { increase } from "./words";',
        'import commonJs from "./common";',
        'export { two } from "./words";',
        'export * from "./more";',
        "increase();",
        "export const all = [one, zwei, words.two, counter, commonJs.plain];",
        "export default function () {}",
      ].join("\n"),
      "words.js":
        "export default 1; export const two = 2; export let counter = 0; export function increase() { counter += 1; }",
      "more.js": "export const three = 3;",
      "common.js": "module.exports = { plain: 4 };",
    });
    expect(exports).toMatchObject({ all: [1, 2, 2, 1, 4], two: 2, three: 3 });
    expect(exports.default).toBeTypeOf("function");
  });

  it("may import in a circle", async () => {
    const exports = await exportsOf({
      "app.js":
        'import { odd } from "./odd"; export function even(n) { return n === 0 || odd(n - 1); } export const four = () => even(4);',
      "odd.js": 'import { even } from "./app"; export function odd(n) { return n !== 0 && even(n - 1); }',
    });
    expect((exports.four as () => boolean)()).toBe(true);
  });

  it("may import late", async () => {
    const exports = await exportsOf({
      "app.js": 'exports.later = () => import("./words");',
      "words.js": "exports.two = 2;",
    });
    expect(await (exports.later as () => Promise<unknown>)()).toMatchObject({ two: 2 });
  });

  it("keeps every statement on its line", async () => {
    const source = `/* of
   two lines */
import {
  a,
  b,
} from "./words";

export const lines = {};

lines.eleven = line();
// which it is not
lines.twelve = line();
class Plain { #a = 1; b = () => { return this.#a } }

export const text = \`a

b \${line()}
c\`;
lines.nineteen = line(
  a, b,
  { a: 1, b: 2 },
);

export default class extends Plain {

  static line() { return line(); }
}
export function line() { return Number(/app\\.js:(\\d+)/.exec(new Error().stack.split("\\n")[2])[1]); }`;
    const number = (text: string) => source.slice(0, source.indexOf(text)).split("\n").length;
    const exports = await exportsOf({
      "app.js": source,
      "words.js": "export const a = 1; export const b = 2;",
    });
    // The test's own function has two lines before the module's first.
    const head = 2;
    expect(exports.lines).toEqual({
      eleven: number("lines.eleven =") + head,
      twelve: number("lines.twelve =") + head,
      nineteen: number("lines.nineteen =") + head,
    });
    expect(exports.text).toBe(`a\n\nb ${number("b ${") + head}\nc`);
    const { line } = exports.default as { line: () => number };
    expect(line()).toBe(number("static line") + head);
  });
});
