import { expect, it } from "vitest";
import { scanTags } from "./tags.ts";

const namesIn = (source: string) => scanTags(source).map(({ name }) => name);

it.each([
  ["<a/><b></b>", ["a", "b"]],
  ['<a b="{{x > 1 ? \'<c>\' : ">"}}" c/><d/>', ["a", "d"]],
  ["{{ a <b && c> d }}<e/>", ["e"]],
  ["{{ '}}<a>' }}<b/>", ["b"]],
  ["<!-- <a/> --><b/>", ["b"]],
  ["<!-- <a/>", []],
  ['<wxs module="m">if (a <b && b> c) {}</wxs><d/>', ["wxs", "d"]],
  ['<wxs module="m" src="m"/><d/>', ["wxs", "d"]],
  ["<wxs>never closed <a/>", ["wxs"]],
  ["1 < 2 <a\n/>", ["a"]],
])("finds the start tags of %s", (source, names) => {
  expect(namesIn(source)).toEqual(names);
});

it("knows where each is, and its attributes", () => {
  const [first, second] = scanTags(
    `䶮\n <view wx:if="{{a}}" hidden class='b "c"' id=d>\n<my-dot generic:row="x"/>`,
  );
  expect(first).toMatchObject({ name: "view", line: 2, column: 2 });
  expect([...(first?.attributes ?? [])]).toEqual([
    ["wx:if", "{{a}}"],
    ["hidden", ""],
    ["class", 'b "c"'],
    ["id", "d"],
  ]);
  expect(second).toMatchObject({ name: "my-dot", line: 3, column: 1 });
});
