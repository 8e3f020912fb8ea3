/** What the manual page of a command says besides what its options and arguments say themselves. */
import type { Command } from "commander";

export interface Page {
  /** What a user must know beyond the one line of the description; a paragraph an item. */
  readonly about?: readonly string[];
  /** What one may want, and the line that does it. */
  readonly examples: readonly Example[];
  /** The variables that it reads, each with its meaning. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What exit status 1 means here. */
  readonly failure?: string;
}

export type Example = readonly [purpose: string, line: string];

const pages = new WeakMap<Command, Page>();

/** Gives a command its manual page, which `--help` prints. */
export function manual(command: Command, page: Page): Command {
  pages.set(command, page);
  return command;
}

/** The page of a command; a group of commands shows the first example of each. */
export function pageOf(command: Command): Page {
  const own = pages.get(command);
  if (own) return own;
  return { examples: command.commands.flatMap((each) => pageOf(each).examples.slice(0, 1)) };
}
