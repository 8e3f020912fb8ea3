/** What the manual page of a command says besides what its options and arguments say themselves. */
import type { Text } from "@shiming/crypto";
import type { Command as Parser } from "commander";
import type { Command } from "./command.ts";

export interface Page {
  /** What a user must know beyond the one line of the description; a paragraph an item. */
  readonly about?: readonly Text[];
  /** What one may want, and the line that does it. */
  readonly examples: readonly Example[];
  /** The variables that it reads, each with its meaning. */
  readonly environment?: Readonly<Record<string, Text>>;
  /** What exit status 1 means here. */
  readonly failure?: Text;
}

export type Example = readonly [purpose: Text, line: string];

const pages = new WeakMap<Parser, Page>();

/** Gives a command its manual page, which `--help` prints. */
export function manual({ parser }: Command, page: Page): void {
  pages.set(parser, page);
}

/** The page of a command; a group of commands shows the first example of each. */
export function pageOf(command: Parser): Page {
  const own = pages.get(command);
  if (own) return own;
  return { examples: command.commands.flatMap((each) => pageOf(each).examples.slice(0, 1)) };
}
