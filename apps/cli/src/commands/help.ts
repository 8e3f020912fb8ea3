import type { Command as Parser } from "commander";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";

export function addHelpCommand(program: Command): void {
  const command = program
    .command("help")
    .description("print the manual page of a command")
    .argument("[command...]", "the command, as: apps create")
    .action((words: readonly string[]) => find(program.parser, words).outputHelp());
  manual(command, {
    examples: [
      ["Every command", "shiming help"],
      ["One of them", "shiming help sign"],
      ["A command of a group", "shiming help apps create"],
    ],
  });
}

function find(program: Parser, words: readonly string[]): Parser {
  return words.reduce(
    (command, word) =>
      command.commands.find((each) => each.name() === word) ??
      usage(`There is no command ${words.join(" ")}; "shiming help" lists them.`),
    program,
  );
}
