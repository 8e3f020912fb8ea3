/** Lays a manual page out as man(7) does: the same sections in the same order for every command. */
import type { Text } from "@shiming/crypto";
import {
  type Argument,
  type Command,
  Help,
  type HelpConfiguration,
  type Option,
  type OutputConfiguration,
} from "commander";
import { columnsOf } from "../columns.ts";
import type { Language } from "../language.ts";
import { emphasize, hasColours } from "../style.ts";
import { type Page, pageOf } from "./page.ts";
import { wrapColumns } from "./width.ts";

/** How every command of the program prints its help. */
export function helpConfiguration(language: Language): HelpConfiguration {
  return {
    formatHelp: (command, help) => formatHelp(command, help, language),
    visibleOptions,
    optionDescription: (option) => described(option, isShown(option), language),
    argumentDescription: (argument) => described(argument, argument.defaultValue !== undefined, language),
    displayWidth: columnsOf,
    boxWrap: wrapColumns,
    styleTitle: (title) => emphasize("bold", title),
    styleOptionText: (term) => emphasize("cyan", term),
    styleArgumentText: (term) => emphasize("cyan", term),
    styleSubcommandText: (term) => emphasize("cyan", term),
  };
}

/** The colours are taken out again for a stream that does not show them. What is wrong is said by `report`. */
export const outputConfiguration: OutputConfiguration = {
  getOutHasColors: () => hasColours(process.stdout),
  getErrHasColors: () => hasColours(process.stderr),
  outputError: () => {},
};

/** A command's own first, then those that every command has. */
function visibleOptions(command: Command): Option[] {
  const options = new Help().visibleOptions(command);
  const isGeneral = ({ long }: Option) => long === "--lang" || long === "--help";
  return [...options.filter((option) => !isGeneral(option)), ...options.filter(isGeneral)];
}

function isShown({ defaultValue, required, optional }: Option): boolean {
  const isEmpty = Array.isArray(defaultValue) && defaultValue.length === 0;
  return (required || optional) && defaultValue !== undefined && !isEmpty;
}

function described(
  { description, argChoices, defaultValue }: Option | Argument,
  hasDefault: boolean,
  language: Language,
): string {
  const { choices, initial, facts } = WORDS[language];
  const said = [
    ...(argChoices ? [`${choices}${argChoices.join(", ")}`] : []),
    ...(hasDefault ? [`${initial}${defaultValue}`] : []),
  ];
  return said.length > 0 ? description + facts(said) : description;
}

const WORDS = {
  en: {
    options: "[options]",
    command: "[command]",
    choices: "one of ",
    initial: "default: ",
    facts: (said: string[]) => ` (${said.join("; ")})`,
  },
  zh: {
    options: "[选项]",
    command: "[命令]",
    choices: "可选：",
    initial: "默认：",
    facts: (said: string[]) => `（${said.join("；")}）`,
  },
} as const satisfies Record<Language, object>;

const TITLES = {
  NAME: "名称",
  SYNOPSIS: "用法",
  DESCRIPTION: "说明",
  ARGUMENTS: "参数",
  OPTIONS: "选项",
  COMMANDS: "命令",
  EXAMPLES: "示例",
  ENVIRONMENT: "环境变量",
  "EXIT STATUS": "退出码",
} as const;

function formatHelp(command: Command, help: Help, language: Language): string {
  const page = pageOf(command);
  const about = page.about?.flatMap((text, place) => [...(place > 0 ? [""] : []), text[language]]);
  const sections: readonly [title: keyof typeof TITLES, lines: readonly string[]][] = [
    ["NAME", wrap([`${nameOf(command)} - ${command.description()}`], help)],
    ["SYNOPSIS", wrap([synopsisOf(command, help, language)], help)],
    ["DESCRIPTION", wrap(about ?? [], help)],
    ["ARGUMENTS", argumentsOf(command, help)],
    ["OPTIONS", optionsOf(command, help)],
    ["COMMANDS", commandsOf(command, help)],
    ["EXAMPLES", examplesOf(page, language)],
    ["ENVIRONMENT", listed(Object.entries(page.environment ?? {}), language, help)],
    ["EXIT STATUS", listed(exitStatusOf(command, page), language, help)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => section(language === "zh" ? TITLES[title] : title, lines, help))
    .join("\n");
}

function nameOf(command: Command): string {
  const parent = command.parent ? `${nameOf(command.parent)} ` : "";
  return `${parent}${command.name()}`;
}

/** What cannot be left out comes first, an option with two names by its last. */
function synopsisOf(command: Command, help: Help, language: Language): string {
  const needed = command.options
    .filter(({ mandatory }) => mandatory)
    .map(({ flags }) => flags.replace(/^.*, /, ""));
  const { options, command: within } = WORDS[language];
  return help
    .commandUsage(command)
    .replace("[options]", [...needed, options].join(" "))
    .replace(/\[command\]$/, within);
}

function section(title: string, lines: readonly string[], help: Help): string {
  return `${help.styleTitle(title)}\n${lines.join("\n")}\n`;
}

const INDENT = "  ";

function wrap(lines: readonly string[], help: Help): string[] {
  const width = (help.helpWidth ?? 80) - INDENT.length;
  return lines
    .flatMap((line) => help.boxWrap(line, width).split("\n"))
    .map((line) => (line === "" ? "" : INDENT + line));
}

function argumentsOf(command: Command, help: Help): string[] {
  return items(
    help
      .visibleArguments(command)
      .map((argument) => [
        help.styleArgumentTerm(help.argumentTerm(argument)),
        help.argumentDescription(argument),
      ]),
    help.padWidth(command, help),
    help,
  );
}

function optionsOf(command: Command, help: Help): string[] {
  return items(
    help
      .visibleOptions(command)
      .map((option) => [help.styleOptionTerm(help.optionTerm(option)), help.optionDescription(option)]),
    help.padWidth(command, help),
    help,
  );
}

function commandsOf(command: Command, help: Help): string[] {
  return items(
    help
      .visibleCommands(command)
      .map((each) => [help.styleSubcommandTerm(each.name()), help.subcommandDescription(each)]),
    Math.max(...command.commands.map((each) => each.name().length), 0),
    help,
  );
}

function examplesOf({ examples }: Page, language: Language): string[] {
  return examples.flatMap(([purpose, line], place) => [
    ...(place > 0 ? [""] : []),
    `${INDENT}${purpose[language]}${language === "zh" ? "：" : ":"}`,
    ...line.split("\n").map((each) => `${INDENT}${INDENT}${each}`),
  ]);
}

/** A group of commands has no status of its own. */
function exitStatusOf(command: Command, { failure = FAILED }: Page): readonly Item[] {
  if (command.commands.length > 0 && command.parent) return [];
  return [
    ["0", { en: "success", zh: "成功" }],
    ["1", failure],
    ["2", { en: "wrong usage, or a wrong setting", zh: "用法或设置有误" }],
  ];
}

const FAILED = {
  en: "it failed; one sentence on standard error says why",
  zh: "失败；标准错误以一句话说明原因",
} satisfies Text;

type Item = readonly [term: string, description: Text];

function listed(entries: readonly Item[], language: Language, help: Help): string[] {
  const width = Math.max(...entries.map(([term]) => term.length), 0);
  return items(
    entries.map(([term, said]) => [term, said[language]]),
    width,
    help,
  );
}

function items(
  entries: readonly (readonly [term: string, description: string])[],
  width: number,
  help: Help,
): string[] {
  return entries.map(([term, description]) => help.formatItem(term, width, description, help));
}
