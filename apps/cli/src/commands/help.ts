import type { Command as Parser } from "commander";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";

export function addHelpCommand(program: Command): void {
  const command = program
    .command("help")
    .description({ en: "print the manual page of a command", zh: "显示命令的手册页" })
    .argument("[command...]", { en: "the command, as: apps create", zh: "命令，如：apps create" })
    .action((words: readonly string[]) => find(program.parser, words).outputHelp());
  manual(command, {
    examples: [
      [{ en: "Every command", zh: "所有命令" }, "shiming help"],
      [{ en: "One of them", zh: "其中一个" }, "shiming help sign"],
      [{ en: "A command of a group", zh: "一组命令中的一个" }, "shiming help apps create"],
    ],
  });
}

function find(program: Parser, words: readonly string[]): Parser {
  return words.reduce(
    (command, word) =>
      command.commands.find((each) => each.name() === word) ??
      usage({
        en: `There is no command ${words.join(" ")}; "shiming help" lists them.`,
        zh: `没有命令 ${words.join(" ")}；"shiming help" 列出所有命令。`,
      }),
    program,
  );
}
