/** What the parser of the command line refuses. It says so in English only, and in a form of its own. */
import type { Text } from "@shiming/crypto";
import type { CommanderError } from "commander";

type Phrase = readonly [english: string, chinese: (...parts: string[]) => string];

/** By commander's code: its sentence, `{}` where it varies, and the same in Chinese. */
const PHRASES: Readonly<Record<string, readonly Phrase[]>> = {
  "commander.missingArgument": [["missing required argument '{}'", (name) => `缺少参数 <${name}>。`]],
  "commander.optionMissingArgument": [
    ["option '{}' argument missing", (flags) => `选项 ${flags} 缺少取值。`],
  ],
  "commander.missingMandatoryOptionValue": [
    ["required option '{}' not specified", (flags) => `缺少选项 ${flags}。`],
  ],
  "commander.unknownOption": [
    ["unknown option '{}'\n(Did you mean {}?)", (flag, near = "") => `没有选项 ${flag}。${didYouMean(near)}`],
    ["unknown option '{}'", (flag) => `没有选项 ${flag}。`],
  ],
  "commander.unknownCommand": [
    [
      "unknown command '{}'\n(Did you mean {}?)",
      (name, near = "") => `没有命令 ${name}。${didYouMean(near)}`,
    ],
    ["unknown command '{}'", (name) => `没有命令 ${name}。`],
  ],
  "commander.excessArguments": [
    [
      "too many arguments{}. Expected {} argument{} but got {}: {}.",
      (_of, expected, _s, got, words) => `参数过多：应有 ${expected} 个，给了 ${got} 个：${words}。`,
    ],
  ],
  "commander.invalidArgument": [
    [
      "option '{}' argument '{}' is invalid. Allowed choices are {}.",
      (flags, value, choices) => `选项 ${flags} 不能取 "${value}"；可选：${choices}。`,
    ],
    [
      "command-argument value '{}' is invalid for argument '{}'. Allowed choices are {}.",
      (value, name, choices) => `参数 <${name}> 不能取 "${value}"；可选：${choices}。`,
    ],
  ],
};

const MORE = {
  en: "(shiming COMMAND --help tells more)",
  zh: "（shiming 命令 --help 显示详细用法）",
} satisfies Text;

/** @returns `undefined` when help was shown, which says enough */
export function usageErrorText({ code, message }: CommanderError): Text | undefined {
  if (code === "commander.help") return undefined;
  const said = message.replace(/^error: /, "");
  return { en: `error: ${said}\n${MORE.en}`, zh: `用法错误：${inChinese(code, said)}\n${MORE.zh}` };
}

function inChinese(code: string, said: string): string {
  for (const [english, chinese] of PHRASES[code] ?? []) {
    const parts = partsOf(said, english);
    if (parts) return chinese(...parts);
  }
  return said;
}

/** What stands at each `{}` of the sentence; `undefined` where it is another one. */
function partsOf(said: string, sentence: string): string[] | undefined {
  const [start = "", ...following] = sentence.split("{}");
  if (!said.startsWith(start)) return undefined;
  const parts: string[] = [];
  let from = start.length;
  for (const [place, literal] of following.entries()) {
    const last = place === following.length - 1;
    const to = last ? said.length - literal.length : said.indexOf(literal, from);
    if (to < from || !said.startsWith(literal, to)) return undefined;
    parts.push(said.slice(from, to));
    from = to + literal.length;
  }
  return parts;
}

function didYouMean(near: string): string {
  return `\n（是否想写 ${near.replace(/^one of /, "").replaceAll(", ", "、")}？）`;
}
