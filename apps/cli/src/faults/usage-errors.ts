/** What the parser of the command line refuses. It says so in English only, and in a form of its own. */
import type { Text } from "@shiming/crypto";
import type { CommanderError } from "commander";

type Phrase = readonly [english: RegExp, chinese: (...parts: string[]) => string];

/** By commander's code: the parts of its sentence, and the same in Chinese. */
const PHRASES: Readonly<Record<string, readonly Phrase[]>> = {
  "commander.missingArgument": [[/^missing required argument '(.*)'$/s, (name) => `缺少参数 <${name}>。`]],
  "commander.optionMissingArgument": [
    [/^option '(.*)' argument missing$/s, (flags) => `选项 ${flags} 缺少取值。`],
  ],
  "commander.missingMandatoryOptionValue": [
    [/^required option '(.*)' not specified$/s, (flags) => `缺少选项 ${flags}。`],
  ],
  "commander.unknownOption": [
    [
      /^unknown option '(.*?)'(?:\n\(Did you mean (.*)\?\))?$/s,
      (flag, near) => `没有选项 ${flag}。${didYouMean(near)}`,
    ],
  ],
  "commander.unknownCommand": [
    [
      /^unknown command '(.*?)'(?:\n\(Did you mean (.*)\?\))?$/s,
      (name, near) => `没有命令 ${name}。${didYouMean(near)}`,
    ],
  ],
  "commander.excessArguments": [
    [
      /^too many arguments(?: for '.*?')?\. Expected (\d+) arguments? but got (\d+): (.*)\.$/s,
      (expected, got, words) => `参数过多：应有 ${expected} 个，给了 ${got} 个：${words}。`,
    ],
  ],
  "commander.invalidArgument": [
    [
      /^option '(.*?)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s,
      (flags, value, choices) => `选项 ${flags} 不能取 "${value}"；可选：${choices}。`,
    ],
    [
      /^command-argument value '(.*)' is invalid for argument '(.*?)'\. Allowed choices are (.*)\.$/s,
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
    const parts = english.exec(said);
    if (parts) return chinese(...parts.slice(1));
  }
  return said;
}

function didYouMean(near: string | undefined): string {
  return near === undefined ? "" : `\n（是否想写 ${near.replace(/^one of /, "").replaceAll(", ", "、")}？）`;
}
