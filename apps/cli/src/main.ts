/** The `shiming` command: the one place that puts the parts together. */
import type { Command as Parser } from "commander";
import { AwaitsAnother } from "./administration/awaits-another.ts";
import { NEEDS_MACHINE } from "./administration/remote-platform.ts";
import { addCompletionCommand } from "./commands/completion.ts";
import { addHelpCommand } from "./commands/help.ts";
import { addServerOptions, type PlatformOptions } from "./commands/options.ts";
import { refuseEmptyNames } from "./empty-names.ts";
import { report } from "./faults/report.ts";
import { reasonOf } from "./faults/system-errors.ts";
import { withoutGeneralOptions } from "./general-options.ts";
import { hideAddresses } from "./hidden-words.ts";
import { type Language, languageOf } from "./language.ts";
import { Command } from "./manual/command.ts";
import { helpConfiguration, outputConfiguration } from "./manual/format.ts";
import { type Example, manual } from "./manual/page.ts";
import { WordsParser } from "./manual/parser.ts";
import { usage } from "./sentence.ts";
import { refuseUnknownVariables } from "./settings/variables.ts";
import { shieldTerminal } from "./terminal.ts";
import { VERSION } from "./version.ts";

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
  "login-code": async () => (await import("./commands/login-code.ts")).addLoginCodeCommand,
  "verify-identity": async () => (await import("./commands/verify-identity.ts")).addVerifyIdentityCommand,
  exchange: async () => (await import("./commands/exchange.ts")).addExchangeCommand,
  doctor: async () => (await import("./commands/doctor.ts")).addDoctorCommand,
  organisations: async () => (await import("./commands/organisations.ts")).addOrganisationsCommand,
  members: async () => (await import("./commands/members.ts")).addMembersCommand,
  categories: async () => (await import("./commands/categories.ts")).addCategoriesCommand,
  apps: async () => (await import("./commands/apps.ts")).addAppsCommand,
  applications: async () => (await import("./commands/applications.ts")).addApplicationsCommand,
  reasons: async () => (await import("./commands/reasons.ts")).addReasonsCommand,
  calendar: async () => (await import("./commands/calendar.ts")).addCalendarCommand,
  deadlines: async () => (await import("./commands/deadlines.ts")).addDeadlinesCommand,
  rights: async () => (await import("./commands/rights.ts")).addRightsCommand,
  assessments: async () => (await import("./commands/assessments.ts")).addAssessmentsCommand,
  processing: async () => (await import("./commands/registers.ts")).addProcessingCommand,
  recipients: async () => (await import("./commands/registers.ts")).addRecipientsCommand,
  retention: async () => (await import("./commands/retention.ts")).addRetentionCommand,
  breaches: async () => (await import("./commands/breaches.ts")).addBreachesCommand,
  compliance: async () => (await import("./commands/compliance.ts")).addComplianceCommand,
  merchants: async () => (await import("./commands/merchants.ts")).addMerchantsCommand,
  authorities: async () => (await import("./commands/authorities.ts")).addAuthoritiesCommand,
  accounts: async () => (await import("./commands/accounts.ts")).addAccountsCommand,
  hosts: async () => (await import("./commands/hosts.ts")).addHostsCommand,
  staff: async () => (await import("./commands/staff.ts")).addStaffCommand,
  invitations: async () => (await import("./commands/invitations.ts")).addInvitationsCommand,
  events: async () => (await import("./commands/events.ts")).addEventsCommand,
  outbox: async () => (await import("./commands/outbox.ts")).addOutboxCommand,
  mails: async () => (await import("./commands/mails.ts")).addMailsCommand,
  mailbox: async () => (await import("./commands/mailbox.ts")).addMailboxCommand,
  proposals: async () => (await import("./commands/proposals.ts")).addProposalsCommand,
  requests: async () => (await import("./commands/requests.ts")).addRequestsCommand,
  tokens: async () => (await import("./commands/tokens.ts")).addTokensCommand,
  keys: async () => (await import("./commands/keys.ts")).addKeysCommand,
  "migrate-database": async () => (await import("./commands/migrate-database.ts")).addMigrateDatabaseCommand,
  backup: async () => (await import("./commands/backup.ts")).addBackupCommand,
  restore: async () => (await import("./commands/restore.ts")).addRestoreCommand,
  health: async () => (await import("./commands/platform-readings.ts")).addHealthCommand,
  settings: async () => (await import("./commands/platform-readings.ts")).addSettingsCommand,
  figures: async () => (await import("./commands/platform-readings.ts")).addFiguresCommand,
  usage: async () => (await import("./commands/usage.ts")).addUsageCommand,
  audit: async () => (await import("./commands/audit.ts")).addAuditCommand,
  receipt: async () => (await import("./commands/receipt.ts")).addReceiptCommand,
  witness: async () => (await import("./commands/witness.ts")).addWitnessCommand,
  conformance: async () => (await import("./commands/conformance.ts")).addConformanceCommand,
};

/** `serve` tells of unknown variables with what else is wrong; the others need none. */
const TAKES_ANY_VARIABLE = new Set(["serve", "help", "completion"]);

const ASKS_VERSION = new Set<string | undefined>(["-V", "--version"]);

/** The command that the words name, none for the version, or all of them for help, for completion, and for a name that is none. */
async function commandsFor([name, topic]: readonly string[]): Promise<readonly AddCommand[]> {
  if (ASKS_VERSION.has(name)) return [];
  const wanted = (name === "help" ? topic : name) ?? "";
  const load = Object.hasOwn(commands, wanted) ? commands[wanted] : undefined;
  return Promise.all((load ? [load] : Object.values(commands)).map((one) => one()));
}

/** The program with the commands that the words need, in that language; without words, with all of them. */
export async function createProgram(
  words: readonly string[] = [],
  language: Language = "en",
): Promise<Parser> {
  const parser = new WordsParser("shiming")
    .exitOverride()
    .helpCommand(false)
    .configureHelp(helpConfiguration(language))
    .configureOutput(outputConfiguration)
    .hook("preAction", (_, action) => {
      if (!TAKES_ANY_VARIABLE.has(action.name())) refuseUnknownVariables(process.env);
      refuseServer(action);
      refuseEmptyNames(action);
    });
  const program = new Command(parser, language).description({
    en: "an open, self-hosted real-name authorization platform",
    zh: "开源、自托管的实名授权平台",
  });
  addServerOptions(program);
  parser.version(VERSION, "-V, --version", program.say({ en: "print the version", zh: "显示版本号" }));
  for (const add of await commandsFor(withoutGeneralOptions(words))) add(program);
  addCompletionCommand(program);
  addHelpCommand(program);
  manual(program, { examples: EXAMPLES });
  return parser;
}

/** A command that would not ask it is not run in its place. @throws Sentence */
function refuseServer(action: Parser): void {
  const { server, tokenFile } = action.optsWithGlobals<PlatformOptions>();
  const asksIt = action.options.some(({ long }) => long === "--server");
  if (!asksIt && (server !== undefined || tokenFile !== undefined)) usage(NEEDS_MACHINE);
}

const EXAMPLES: readonly Example[] = [
  [
    { en: "A sandbox with everything in it, on this machine", zh: "在本机运行一个样样齐全的沙箱" },
    "shiming sandbox",
  ],
  [
    { en: "From a consent to a name, in it", zh: "在沙箱里从同意到取得姓名" },
    "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --pay-password 246810 |\n" +
      "  shiming exchange --sandbox .shiming/sandbox.json --auth-token-file -",
  ],
  [{ en: "What a command does", zh: "一个命令做什么" }, "shiming help apps create"],
];

export async function main(argv: readonly string[]): Promise<void> {
  const words = argv.slice(2);
  hideAddresses(words);
  const language = languageOf(words);
  for (const stream of [process.stdout, process.stderr]) shieldTerminal(stream);
  process.stdout.on("error", (error) => reportLostOutput(error, language));
  try {
    const program = await createProgram(words, language);
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof AwaitsAnother) tellProposed(error, words.includes("--json"), language);
    else process.exitCode = report(error, language);
  }
}

/** Nothing has failed: what was asked for is done when another confirms it. */
function tellProposed({ proposal, text }: AwaitsAnother, json: boolean, language: Language): void {
  console.log(json ? JSON.stringify(proposal) : text[language]);
}

/** A reader that has seen enough, as head has, is none; a full disk is a failure, or what it lost would look done. */
function reportLostOutput(error: NodeJS.ErrnoException, language: Language): void {
  if (error.code === "EPIPE") return;
  const reason = reasonOf(error);
  const text = {
    en: `Standard output cannot be written: ${reason.en} (${error.code}). What was printed is lost.`,
    zh: `无法写入标准输出：${reason.zh}（${error.code}）。已打印的内容丢失。`,
  };
  console.error(text[language]);
  process.exitCode = 1;
}
