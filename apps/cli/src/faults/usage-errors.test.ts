import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { createProgram } from "../main.ts";
import { usageErrorText } from "./usage-errors.ts";

/** What the parser itself says of the words: its sentences are its own, and may change with its version. */
async function refusalOf(words: readonly string[]): Promise<string | undefined> {
  try {
    await (await createProgram(words)).parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return usageErrorText(error)?.zh;
    throw error;
  }
  return undefined;
}

test.each([
  [["sing"], "用法错误：没有命令 sing。\n（是否想写 sign？）"],
  [["xyzzy"], "用法错误：没有命令 xyzzy。"],
  [["keygen", "--bit", "2048"], "用法错误：没有选项 --bit。\n（是否想写 --bits？）"],
  [["keygen", "--bits", "1"], '用法错误：选项 --bits <bits> 不能取 "1"；可选：2048, 3072, 4096。'],
  [["keygen", "--bits"], "用法错误：选项 --bits <bits> 缺少取值。"],
  [["tokens", "create", "--staff", "--out", "token"], "用法错误：选项 --staff <staff_id> 缺少取值。"],
  [["keygen", "--bits", "--lang=zh"], "用法错误：选项 --bits <bits> 缺少取值。"],
  [["keygen", "--bits", "--", "--out"], '用法错误：选项 --bits <bits> 不能取 "--"；可选：2048, 3072, 4096。'],
  [["keygen", "a"], "用法错误：参数过多：应有 0 个，给了 1 个：a。"],
  [["sign"], "用法错误：缺少选项 --key <file>。"],
  [["accounts", "show", "--usr", "lilei"], "用法错误：没有选项 --usr。\n（是否想写 --user？）"],
  [["sign", "--kye=key.pem"], "用法错误：没有选项 --kye。\n（是否想写 --key？）"],
  [["accounts", "show", "lilei"], "用法错误：缺少选项 --user <user_id>。"],
  [["completion"], "用法错误：缺少参数 <shell>。"],
  [["completion", "tcsh"], '用法错误：参数 <shell> 不能取 "tcsh"；可选：bash, zsh, fish。'],
])("%j is refused in Chinese", async (words, said) => {
  expect(await refusalOf(words)).toBe(`${said}\n（shiming 命令 --help 显示详细用法）`);
});
