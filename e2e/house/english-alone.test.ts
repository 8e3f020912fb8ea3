import { expect, it } from "vitest";
import { commandSources, englishAlone } from "./english-alone.ts";

it("what the command says is said in Chinese, too", () => {
  const files = commandSources();
  expect(files).toContain("apps/cli/src/sandbox/button-refusal.ts");
  expect(files.flatMap((file) => englishAlone(file))).toEqual([]);
});

it.each([
  ["return { reason: `tries left: $\u007bleft}` };", ["x.ts:1: tries left: …"]],
  ['console.error("no such thing");', ["x.ts:1: no such thing"]],
  ['const said = { en: "tries are left", zh: "还可以试" };', []],
  ['says("no such thing", "没有");', []],
  ['throw new TypeError("no such thing");', []],
  ['example({ en: "All", zh: "全部" }, "shiming apps list");', []],
])("%s", (source, expected) => {
  expect(englishAlone("x.ts", source)).toEqual(expected);
});
