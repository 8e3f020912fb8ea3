/** Lays a manual page out as man(7) does: the same sections in the same order for every command. */
import type { Command, Help, HelpConfiguration, OutputConfiguration } from "commander";
import { emphasize, hasColours } from "../style.ts";
import { type Page, pageOf } from "./page.ts";

/** How every command of the program prints its help. */
export const helpConfiguration: HelpConfiguration = {
  formatHelp,
  styleTitle: (title) => emphasize("bold", title),
  styleOptionText: (term) => emphasize("cyan", term),
  styleArgumentText: (term) => emphasize("cyan", term),
  styleSubcommandText: (term) => emphasize("cyan", term),
};

/** The colours are taken out again for a stream that does not show them. */
export const outputConfiguration: OutputConfiguration = {
  getOutHasColors: () => hasColours(process.stdout),
  getErrHasColors: () => hasColours(process.stderr),
};

function formatHelp(command: Command, help: Help): string {
  const page = pageOf(command);
  const sections: [title: string, lines: readonly string[]][] = [
    ["NAME", [`${nameOf(command)} - ${command.description()}`]],
    ["SYNOPSIS", [synopsisOf(command, help)]],
    [
      "DESCRIPTION",
      page.about?.flatMap((paragraph, place) => (place > 0 ? ["", paragraph] : [paragraph])) ?? [],
    ],
  ];
  const wrapped = sections.map(([title, lines]) => section(title, wrap(lines, help), help));
  return [
    ...wrapped,
    section("ARGUMENTS", argumentsOf(command, help), help),
    section("OPTIONS", optionsOf(command, help), help),
    section("COMMANDS", commandsOf(command, help), help),
    section("EXAMPLES", examplesOf(page), help),
    section("ENVIRONMENT", listed(Object.entries(page.environment ?? {}), help), help),
    section("EXIT STATUS", listed(exitStatusOf(command, page), help), help),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function nameOf(command: Command): string {
  const parent = command.parent ? `${nameOf(command.parent)} ` : "";
  return `${parent}${command.name()}`;
}

/** What cannot be left out comes first, an option with two names by its last. */
function synopsisOf(command: Command, help: Help): string {
  const needed = command.options
    .filter(({ mandatory }) => mandatory)
    .map(({ flags }) => flags.replace(/^.*, /, ""));
  return help.commandUsage(command).replace("[options]", [...needed, "[options]"].join(" "));
}

function section(title: string, lines: readonly string[], help: Help): string {
  return lines.length === 0 ? "" : `${help.styleTitle(title)}\n${lines.join("\n")}\n`;
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

function examplesOf({ examples }: Page): string[] {
  return examples.flatMap(([purpose, line], place) => [
    ...(place > 0 ? [""] : []),
    `${INDENT}${purpose}:`,
    ...line.split("\n").map((each) => `${INDENT}${INDENT}${each}`),
  ]);
}

/** A group of commands has no status of its own. */
function exitStatusOf(
  command: Command,
  { failure = "it failed; one sentence on standard error says why" }: Page,
) {
  if (command.commands.length > 0 && command.parent) return [];
  return [
    ["0", "success"],
    ["1", failure],
    ["2", "it was used wrongly, or a setting is wrong"],
  ] as const;
}

type Item = readonly [term: string, description: string];

function listed(entries: readonly Item[], help: Help): string[] {
  return items(entries, Math.max(...entries.map(([term]) => term.length), 0), help);
}

function items(entries: readonly Item[], width: number, help: Help): string[] {
  return entries.map(([term, description]) => help.formatItem(term, width, description, help));
}
