/** The `shiming` command: the one place that puts the parts together. */
import { Command, CommanderError } from "commander";
import { addCompletionCommand } from "./commands/completion.ts";
import { addHelpCommand } from "./commands/help.ts";
import { helpConfiguration, outputConfiguration } from "./manual/format.ts";
import { manual } from "./manual/page.ts";
import { Sentence } from "./sentence.ts";

type AddCommand = (program: Command) => void;

/** Each command with what it needs: nobody waits for the server's parts to be loaded who wants to ask it something. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  sandbox: async () => (await import("./commands/sandbox.ts")).addSandboxCommand,
  phone: async () => (await import("./commands/phone.ts")).addPhoneCommand,
  serve: async () => (await import("./commands/serve.ts")).addServeCommand,
  authorize: async () => (await import("./commands/authorize.ts")).addAuthorizeCommand,
  keygen: async () => (await import("./commands/keygen.ts")).addKeygenCommand,
  csr: async () => (await import("./commands/csr.ts")).addCsrCommand,
  sign: async () => (await import("./commands/sign.ts")).addSignCommand,
  verify: async () => (await import("./commands/verify.ts")).addVerifyCommand,
  decrypt: async () => (await import("./commands/decrypt.ts")).addDecryptCommand,
  exchange: async () => (await import("./commands/exchange.ts")).addExchangeCommand,
  doctor: async () => (await import("./commands/doctor.ts")).addDoctorCommand,
  apps: async () => (await import("./commands/apps.ts")).addAppsCommand,
  merchants: async () => (await import("./commands/merchants.ts")).addMerchantsCommand,
  accounts: async () => (await import("./commands/accounts.ts")).addAccountsCommand,
  hosts: async () => (await import("./commands/hosts.ts")).addHostsCommand,
  keys: async () => (await import("./commands/keys.ts")).addKeysCommand,
  audit: async () => (await import("./commands/audit.ts")).addAuditCommand,
  conformance: async () => (await import("./commands/conformance.ts")).addConformanceCommand,
};

/** The command that the words name, or all of them for help, for completion, and for a name that is none. */
function commandsFor([name, topic]: readonly string[]): Promise<readonly AddCommand[]> {
  const wanted = (name === "help" ? topic : name) ?? "";
  const load = Object.hasOwn(commands, wanted) ? commands[wanted] : undefined;
  return Promise.all((load ? [load] : Object.values(commands)).map((one) => one()));
}

/** The program with the commands that the words need; without words, with all of them. */
export async function createProgram(words: readonly string[] = []): Promise<Command> {
  const program = new Command("shiming")
    .description("an open, self-hosted real-name authorization platform")
    .version("0.1.0")
    .exitOverride()
    .helpCommand(false)
    .configureHelp(helpConfiguration)
    .configureOutput(outputConfiguration)
    .showHelpAfterError("(shiming COMMAND --help tells more)");
  for (const add of await commandsFor(words)) add(program);
  addCompletionCommand(program);
  addHelpCommand(program);
  return manual(program, {
    examples: [
      ["A sandbox with everything in it, on this machine", "shiming sandbox"],
      [
        "From a consent to a name, in it",
        "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --pay-password 246810 |\n" +
          "  shiming exchange --sandbox .shiming/sandbox.json --auth-token-file -",
      ],
      ["What a command does", "shiming help apps create"],
    ],
  });
}

export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", reportLostOutput);
  try {
    const program = await createProgram(argv.slice(2));
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Errors whose message is a sentence for the user. By name: their classes come with a database and more. */
const TOLD = new Set(["DomainError", "StoreUnavailable", "CryptoError"]);

/** A reader that has seen enough, as head has, is none; a full disk is a failure, or what it lost would look done. */
function reportLostOutput({ code }: NodeJS.ErrnoException): void {
  if (code === "EPIPE") return;
  console.error(`Standard output cannot be written (${code}): what was printed is lost.`);
  process.exitCode = 1;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Sentence) {
    console.error(error.message);
    return error.exitCode;
  }
  console.error(isTold(error) ? error.message : error);
  return 1;
}

/** What the system refuses, such as a folder that may not be written, has a message that says what and where. */
function isTold(error: unknown): error is Error {
  return error instanceof Error && (TOLD.has(error.name) || "syscall" in error);
}
