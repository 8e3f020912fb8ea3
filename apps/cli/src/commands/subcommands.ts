/** What the commands of `apps`, `merchants` and `hosts` share: where the platform is, `--json`, and a manual page. */
import type { Text } from "@shiming/crypto";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { type Example, manual } from "../manual/page.ts";
import { addPlatformOptions, JSON_OPTION, PLATFORM_ENVIRONMENT, type PlatformOptions } from "./options.ts";

export type CommonOptions = PlatformOptions & Spoken & { readonly json?: boolean };

export type AddSubcommand = (name: string, description: Text, ...examples: readonly Example[]) => Command;

export function subcommandsOf(group: Command): AddSubcommand {
  return (name, description, ...examples) => {
    const command = addPlatformOptions(group.command(name).description(description));
    manual(command, { examples, environment: PLATFORM_ENVIRONMENT });
    return command.option("--json", JSON_OPTION);
  };
}
