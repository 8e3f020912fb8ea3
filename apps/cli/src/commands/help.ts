import type { Command } from "commander";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";

export function addHelpCommand(program: Command): void {
  const command = program
    .command("help")
    .description("print the manual page of a command")
    .argument("[command...]", "the command, as: apps create")
    .action((words: readonly string[]) => find(program, words).outputHelp());
  manual(command, {
    examples: [
      ["Every command", "shiming help"],
      ["One of them", "shiming help sign"],
      ["A command of a group", "shiming help apps create"],
    ],
  });
}

function find(program: Command, words: readonly string[]): Command {
  return words.reduce(
    (command, word) =>
      command.commands.find((each) => each.name() === word) ??
      usage(`There is no command ${words.join(" ")}; "shiming help" lists them.`),
    program,
  );
}
