/** What can be typed after `shiming`, read from the commands themselves. Three shells say the same of it. */
import type { Argument, Command, Option } from "commander";

/** What completes a value: files, folders, one of a few words, or nothing that a shell could know. */
export type Value = "file" | "folder" | "unknown" | readonly string[];

export interface Word {
  readonly name: string;
  readonly description: string;
}

export interface OptionWords {
  /** `-V` and `--version`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** `undefined` for an option that takes no value. */
  readonly value: Value | undefined;
}

/** A command, or a group of them. */
export interface CommandWords {
  /** The words that lead here, `apps create`; empty for `shiming` itself. */
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly OptionWords[];
  /** What its first argument takes; `undefined` without one. */
  readonly argument: Value | undefined;
}

/** The command itself, and each one within it. */
export function wordsOf(root: Command): CommandWords[] {
  const names = root.commands.map((command) => command.name());
  return wordsBelow(root, "", names);
}

function wordsBelow(command: Command, path: string, names: readonly string[]): CommandWords[] {
  const help = command.createHelp();
  const within = help.visibleCommands(command).filter((each) => each.name() !== "help" || path === "");
  return [
    {
      path,
      commands: within.map((each) => ({ name: each.name(), description: each.description() })),
      options: help.visibleOptions(command).map(optionWords),
      argument: command.registeredArguments.map((argument) => argumentValue(argument, names))[0],
    },
    ...within.flatMap((each) => wordsBelow(each, `${path} ${each.name()}`.trimStart(), names)),
  ];
}

function optionWords(option: Option): OptionWords {
  return {
    flags: [option.short, option.long].flatMap((flag) => flag ?? []),
    description: option.description,
    value:
      option.required || option.optional
        ? (option.argChoices ?? valueNamed(/[<[]([^<>[\].]+)/.exec(option.flags)?.[1] ?? ""))
        : undefined,
  };
}

function argumentValue(argument: Argument, commands: readonly string[]): Value {
  return argument.argChoices ?? (argument.name() === "command" ? commands : valueNamed(argument.name()));
}

/** The placeholder says it: `<file>`, `<dir>`, `<yes|no>`. */
function valueNamed(placeholder: string): Value {
  if (placeholder === "file") return "file";
  if (placeholder === "dir") return "folder";
  return placeholder.includes("|") ? placeholder.split("|") : "unknown";
}
