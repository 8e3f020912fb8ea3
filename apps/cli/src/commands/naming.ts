/** Commands that name one thing, or two, and say nothing more. */
import type { InputOf } from "@shiming/administration";
import type { Action } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { perform } from "../administration/perform.ts";
import { factsOf } from "../listing/facts-of.ts";
import type { Example } from "../manual/page.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

export interface Naming<Name extends Action> {
  readonly command: string;
  readonly operation: Name;
  readonly does: Text;
  readonly example: Example;
  /** In the order of the line: the argument, what it means, and which member of the operation's input it is. */
  readonly names: readonly (readonly [argument: string, means: Text, member: keyof InputOf<Name> & string])[];
}

/** That change it: what stands then is printed for programs alone. */
export function addNaming<Name extends Action>(sub: AddSubcommand, naming: Naming<Name>): void {
  addCommand(sub, naming, (result, { json }) => printForPrograms(result, json));
}

/** That show it: a line for each thing that is known, named as `--json` has it. */
export function addReading<Name extends Action>(sub: AddSubcommand, naming: Naming<Name>): void {
  addCommand(sub, naming, (result, { json, language }) =>
    print(result, json, (shown) => factsOf(shown as object, language)),
  );
}

function addCommand<Name extends Action>(
  sub: AddSubcommand,
  { command, operation, does, example, names }: Naming<Name>,
  tell: (result: unknown, options: CommonOptions) => void,
): void {
  const added = sub(command, does, example);
  for (const [argument, means] of names) added.argument(argument, means);
  added.action(async (...given: unknown[]) => {
    const options = given.at(-1) as CommonOptions;
    const input = Object.fromEntries(names.map(([, , member], place) => [member, given[place]]));
    const result = await perform(locationOf(options), operation, input as unknown as InputOf<Name>);
    tell(result, options);
  });
}
