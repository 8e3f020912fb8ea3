import { expect, test } from "vitest";
import { compile } from "./testing/mini-program.ts";

test.each([
  ["<view id=a>x</view>", "属性值应加引号"],
  ['<input value="a" value="b"/>', "属性重复"],
  ["<view>{{ a b }}</view>", "表达式里有意外的字符"],
  ["<view>{{ (a }}</view>", "不配对"],
  ["<view>{{ }}</view>", "表达式是空的"],
])("what is wrong with %s is said in Chinese as well", async (template, said) => {
  const { problems } = await compile({ "pages/home.wxml": template });
  expect(problems.map(({ messageZh }) => messageZh).join("\n")).toContain(said);
});
