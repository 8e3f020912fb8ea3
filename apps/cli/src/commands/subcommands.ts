/** What the commands of `apps`, `merchants` and `hosts` share: where the platform is, `--json`, and a manual page. */
import type { Command } from "commander";
import { type Example, manual } from "../manual/page.ts";
import { addLocationOptions, LOCATION_ENVIRONMENT, type LocationOptions } from "./options.ts";

export type CommonOptions = LocationOptions & { readonly json?: boolean };

export type AddSubcommand = (name: string, description: string, ...examples: readonly Example[]) => Command;

export function subcommandsOf(group: Command): AddSubcommand {
  return (name, description, ...examples) => {
    const command = addLocationOptions(group.command(name).description(description));
    return manual(command.option("--json", "print JSON"), { examples, environment: LOCATION_ENVIRONMENT });
  };
}
