import { expect, it } from "vitest";
import { csvLine } from "./csv-line.ts";

it.each<[unknown, string]>([
  ["plain 文字", "plain 文字"],
  [7, "7"],
  [-7, "-7"],
  [undefined, ""],
  ['a"b', '"a""b"'],
  ["a,b", '"a,b"'],
  ["a\r\nb", '"a\r\nb"'],
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
])("the value %j is the cell %s", (value, cell) => {
  expect(csvLine([value, "end"])).toBe(`${cell},end\r\n`);
});
