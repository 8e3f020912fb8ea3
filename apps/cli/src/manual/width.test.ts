import { expect, test } from "vitest";
import { wrapColumns } from "./width.ts";

test("a line ends between words or behind a Chinese character, and no mark begins one", () => {
  expect(wrapColumns("print a page of words", 12)).toBe("print a page\nof words");
  expect(wrapColumns("显示命令的手册页，共三页。", 16)).toBe("显示命令的手册\n页，共三页。");
  expect(wrapColumns("平台在（或 SHIMING_DATA）指定的文件夹", 25)).toBe(
    "平台在（或 SHIMING_DATA）\n指定的文件夹",
  );
});

test("what is broken is whole again without its ends", () => {
  const text = "“引号”与《书名》、数字 12,345；以及 https://realname.example.com，还有…";
  for (const columns of [8, 17, 23, 40, 200]) {
    expect(wrapColumns(text, columns).replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
  }
});
