/** The `shiming` command: the one place that puts the parts together. */
import { DomainError } from "@shiming/core";
import { StoreUnavailable } from "@shiming/store";
import { Command, CommanderError } from "commander";
import { Sentence } from "./sentence.ts";

type AddCommand = (program: Command) => void;

/** Each command with what it needs: nobody waits for the server's parts to be loaded who wants to ask it something. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  sandbox: async () => (await import("./commands/sandbox.ts")).addSandboxCommand,
  serve: async () => (await import("./commands/serve.ts")).addServeCommand,
  authorize: async () => (await import("./commands/authorize.ts")).addAuthorizeCommand,
  apps: async () => (await import("./commands/apps.ts")).addAppsCommand,
  merchants: async () => (await import("./commands/merchants.ts")).addMerchantsCommand,
  accounts: async () => (await import("./commands/accounts.ts")).addAccountsCommand,
  hosts: async () => (await import("./commands/hosts.ts")).addHostsCommand,
  keys: async () => (await import("./commands/keys.ts")).addKeysCommand,
  audit: async () => (await import("./commands/audit.ts")).addAuditCommand,
};

/** The named command, or all of them for help and for a name that is none. */
function commandsFor(name: string | undefined): Promise<readonly AddCommand[]> {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return Promise.all((load ? [load] : Object.values(commands)).map((one) => one()));
}

export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("shiming")
    .description("An open, self-hosted real-name authorization platform")
    .version("0.1.0")
    .exitOverride()
    .showHelpAfterError("(shiming COMMAND --help tells more)");
  for (const add of await commandsFor(argv[2])) add(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Sentence) {
    console.error(error.message);
    return error.exitCode;
  }
  if (error instanceof DomainError || error instanceof StoreUnavailable) {
    console.error(error.message);
    return 1;
  }
  console.error(error);
  return 1;
}
