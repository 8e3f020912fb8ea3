/** The `shiming` command: the one place that puts the parts together. */
import { DomainError } from "@shiming/core";
import { StoreUnavailable } from "@shiming/store";
import { Command, CommanderError } from "commander";
import { addAccountsCommand } from "./commands/accounts.ts";
import { addAppsCommand } from "./commands/apps.ts";
import { addAuditCommand } from "./commands/audit.ts";
import { addAuthorizeCommand } from "./commands/authorize.ts";
import { addHostsCommand } from "./commands/hosts.ts";
import { addKeysCommand } from "./commands/keys.ts";
import { addMerchantsCommand } from "./commands/merchants.ts";
import { addSandboxCommand } from "./commands/sandbox.ts";
import { addServeCommand } from "./commands/serve.ts";
import { Sentence } from "./sentence.ts";

export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("shiming")
    .description("An open, self-hosted real-name authorization platform")
    .version("0.1.0")
    .exitOverride()
    .showHelpAfterError("(shiming COMMAND --help tells more)");
  for (const add of [
    addSandboxCommand,
    addServeCommand,
    addAuthorizeCommand,
    addAppsCommand,
    addMerchantsCommand,
    addAccountsCommand,
    addHostsCommand,
    addKeysCommand,
    addAuditCommand,
  ]) {
    add(program);
  }
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
