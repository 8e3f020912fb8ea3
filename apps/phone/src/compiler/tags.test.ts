import { expect, it } from "vitest";
import { scanTags, withNewerNames } from "./tags.ts";

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

it.each([
  ['<view wx:for-items="{{a}}" wx:for-item="b"/>', '<view wx:for      ="{{a}}" wx:for-item="b"/>'],
  ["<view\n wx:for-items='{{a}}'>", "<view\n wx:for      ='{{a}}'>"],
  ['<view a=" wx:for-items=" wx:for-items="{{a}}"/>', '<view a=" wx:for-items=" wx:for      ="{{a}}"/>'],
  ["<!-- <view wx:for-items='{{a}}'/> -->", "<!-- <view wx:for-items='{{a}}'/> -->"],
  ["{{ '<a wx:for-items=1>' }} wx:for-items", "{{ '<a wx:for-items=1>' }} wx:for-items"],
])("calls what %s goes through by its newer name", (source, newer) => {
  expect(withNewerNames(source)).toBe(newer);
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
