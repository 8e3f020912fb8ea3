import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requireLinesOfText } from "../../apps/cli/src/import/beginning.ts";
import { createProgram } from "../../apps/cli/src/main.ts";
import { pageOf } from "../../apps/cli/src/manual/page.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

type Command = Awaited<ReturnType<typeof createProgram>>;

const CHINESE = /\p{Script=Han}/u;

/** Names of formats and shells say the same in both languages. */
const WITHOUT_WORDS = /^(?:fish)$/;

/** All that a manual page says of each command, by the place where it says it. */
function saidBy(command: Command, path = "shiming"): [place: string, said: string][] {
  return [
    [path, command.description()],
    ...command.options.map((option): [string, string] => [`${path} ${option.flags}`, option.description]),
    ...command.registeredArguments.map((argument): [string, string] => [
      `${path} <${argument.name()}>`,
      argument.description,
    ]),
    ...command.commands.flatMap((each) => saidBy(each, `${path} ${each.name()}`)),
  ];
}

const english = saidBy(await createProgram([], "en"));
const chinese = saidBy(await createProgram([], "zh"));

test("every command, option and argument is described in both languages", () => {
  expect(english.filter(([, said]) => said === "")).toEqual([]);
  expect(chinese.filter(([, said]) => !CHINESE.test(said) && !WITHOUT_WORDS.test(said))).toEqual([]);
  const untranslated = english.filter(([place, said]) => new Map(chinese).get(place) === said);
  expect(untranslated).toEqual([]);
});

function pagesOf(command: Command): ReturnType<typeof pageOf>[] {
  return [pageOf(command), ...command.commands.flatMap(pagesOf)];
}

test("every manual page says the rest in both languages", async () => {
  for (const { about = [], examples, environment = {}, failure } of pagesOf(await createProgram())) {
    const texts = [...about, ...examples.map(([purpose]) => purpose), ...Object.values(environment)];
    for (const { en, zh } of [...texts, ...(failure ? [failure] : [])]) {
      expect(en).not.toBe("");
      if (!WITHOUT_WORDS.test(zh)) expect(zh).toMatch(/\p{Script=Han}|info/u);
    }
  }
});

describe("in Chinese, by the option before or after the command, by the variable, or by the locale", () => {
  test.each([
    [["--lang", "zh", "help", "sign"], {}],
    [["sign", "--help", "--lang=zh"], {}],
    [["sign", "--help"], { SHIMING_LANGUAGE: "zh" }],
    [["sign", "--help"], { LC_ALL: "zh_CN.UTF-8" }],
  ])("%j with %j prints the manual page", async (args, env) => {
    const { code, stdout } = await shiming(args, { env });
    expect(code).toBe(0);
    const titles = ["名称", "用法", "说明", "选项", "示例", "环境变量", "退出码"];
    expect(stdout.split("\n").filter((line) => /^\S/.test(line))).toEqual(titles);
  });

  test("errors of use are said, with what was meant", async () => {
    const { code, stderr } = await shiming(["keygen", "--bit", "2048", "--lang", "zh"]);
    expect([code, stderr]).toEqual([
      2,
      "用法错误：没有选项 --bit。\n（是否想写 --bits？）\n（shiming 命令 --help 显示详细用法）\n",
    ]);
  });

  test("what a file or a key lacks is said", async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "empty"), "");
    mkdirSync(join(folder, "folder"));
    const number = "0".repeat(40);
    const said = async (file: string) =>
      (await shiming(["sign", "--key", file, "--cert-serialno", number, "--lang", "zh"], { cwd: folder }))
        .stderr;
    expect(await said("none")).toBe(`无法读取 none（在 ${folder} 中）：没有这个文件。\n`);
    expect(await said("folder")).toBe(`无法读取 folder（在 ${folder} 中）：它是文件夹；请指定文件。\n`);
  });

  test("what stands in the sentence, too: standard input, and either of two options", async () => {
    expect(() => requireLinesOfText("-", Buffer.from("%PDF-1.7"))).toThrow(
      expect.objectContaining({
        text: {
          en: "Standard input is a PDF; save it as CSV in UTF-8, and import that.",
          zh: "标准输入 是PDF；请另存为 UTF-8 的 CSV 再导入。",
        },
      }),
    );
    const { stderr } = await shiming(["exchange", "--lang", "zh"]);
    expect(stderr).toContain("缺少：--base-url 或 SHIMING_BASE_URL；--appid 或 SHIMING_APPID；");
  });

  test("what the domain refuses is said", async () => {
    const { stderr } = await shiming(["apps", "list", "--data", "/nowhere", "--lang", "zh"]);
    expect(stderr).toBe("/nowhere 中没有平台；请用 --data DIR 另选文件夹。\n");
  });
});

test("--json says the same in every language", async () => {
  const file = join(scratchFolder(), "key.pem");
  const { stdout } = await shiming(["keygen", "--out", file, "--json", "--lang", "zh"]);
  expect(JSON.parse(stdout)).toEqual({ private_key_file: file, bits: 2048, encrypted: false });
});

test("another language is a usage error that names those there are", async () => {
  const { code, stderr } = await shiming(["keygen", "--lang", "fr"]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("Allowed choices are en, zh.")]);
});

test.each([
  [["version"], "command 'version'", "--version"],
  [["-v"], "option '-v'", "-V"],
  [["-lang", "zh"], "option '-lang'", "--lang"],
  [["apps", "lst"], "command 'lst'", "list"],
  [["audit", "list", "-limt", "3"], "option '-limt'", "--limit"],
] as const)("%j is answered with what was meant", async (args, unknown, meant) => {
  const { code, stderr } = await shiming([...args]);
  expect([code, stderr]).toEqual([
    2,
    `error: unknown ${unknown}\n(Did you mean ${meant}?)\n(shiming COMMAND --help tells more)\n`,
  ]);
});
