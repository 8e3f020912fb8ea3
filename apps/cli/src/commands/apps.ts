import { type ApprovedUse, type Category, requireLogo } from "@shiming/core";
import { perform } from "../administration/perform.ts";
import type { Command } from "../manual/command.ts";
import type { Example } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { categoryIds, locationOf, print, printForPrograms, readBytes } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

const CREATE: Example = [
  "A mini program that asks in one category",
  "shiming apps create --name 挂号 --legal-name 示例市第一人民医院 \\\n" +
    "  --contact 0000-67890 --category 99,905=医疗/公立医疗机构",
];
const APPROVE: Example = [
  "Open that category",
  "shiming apps approve wx1a2b3c4d5e6f7081 --category 99,905=医疗/公立医疗机构 \\\n" +
    "  --purpose 预约挂号 --legal-basis 《医疗机构管理条例》 --retention '业务办结后 30 日内删除'",
];

export function addAppsCommand(program: Command): void {
  const apps = program.command("apps").description("mini programs and their real-name access");
  const sub = subcommandsOf(apps);

  sub("list", "every mini program", ["As JSON", "shiming apps list --json"]).action(
    async (options: CommonOptions) => {
      print(await perform(locationOf(options), "apps.list", {}), options.json);
    },
  );
  addCreate(sub("create", "add a mini program; prints its secret, once", CREATE));
  addApprove(
    sub("approve", "open real-name access for a category, in place of what was approved before", APPROVE),
  );
  addClosingCommands(sub);
  addBindingCommands(sub);
  addSecretAndQuota(sub);
  addLogo(sub);
}

interface CreateOptions extends CommonOptions {
  readonly appid?: string;
  readonly name: string;
  readonly legalName: string;
  readonly contact: string;
  readonly category: readonly Category[];
}

function addCreate(command: Command): void {
  command
    .requiredOption("--name <name>", "name of the mini program")
    .requiredOption("--legal-name <name>", "legal name of the service provider behind it")
    .requiredOption("--contact <text>", "how a citizen reaches the service provider")
    .option("--appid <appid>", "wx and 16 hex digits (default: a new one)")
    .option("--category <ids=names>", "as 99,904=政务/社会保障; may be repeated", collect(parseCategory), [])
    .action(async (options: CreateOptions) => {
      const { appid, name, legalName, contact, category } = options;
      const serviceProvider = { legalName, contact };
      const input = { name, serviceProvider, categories: category, ...(appid ? { appid } : {}) };
      print(await perform(locationOf(options), "apps.create", input), options.json);
    });
}

interface ApproveOptions extends CommonOptions {
  readonly category: readonly Category[];
  readonly purpose: string;
  readonly legalBasis: string;
  readonly retention: string;
}

function addApprove(command: Command): void {
  command
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .option("--category <ids=names>", "as 99,904=政务/社会保障; may be repeated", collect(parseCategory), [])
    .requiredOption("--purpose <text>", "what the identity is for, as the citizen reads it")
    .requiredOption("--legal-basis <text>", "the law or policy that requires real names")
    .requiredOption("--retention <text>", "how long the data may be kept")
    .action(async (appid: string, options: ApproveOptions) => {
      const { category, purpose, legalBasis, retention } = options;
      if (category.length === 0) usage("Name at least one --category.");
      const uses = category.map((c): ApprovedUse => ({ category: c, purpose, legalBasis, retention }));
      printForPrograms(await perform(locationOf(options), "apps.approve", { appid, uses }), options.json);
    });
}

function addClosingCommands(sub: AddSubcommand): void {
  sub("suspend", "suspend real-name access, effective at once", [
    "While a complaint is looked into",
    "shiming apps suspend wx1a2b3c4d5e6f7081 --reason 'complaint of 3 May'",
  ])
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .requiredOption("--reason <text>", "why")
    .action(async (appid: string, options: CommonOptions & { reason: string }) => {
      printForPrograms(
        await perform(locationOf(options), "apps.suspend", { appid, reason: options.reason }),
        options.json,
      );
    });
  sub("end", "end real-name access, effective at once", ["For good", "shiming apps end wx1a2b3c4d5e6f7081"])
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .action(async (appid: string, options: CommonOptions) => {
      printForPrograms(await perform(locationOf(options), "apps.end", { appid }), options.json);
    });
}

function addBindingCommands(sub: AddSubcommand): void {
  for (const [name, bound] of [["bind", true] as const, ["unbind", false] as const]) {
    sub(name, bound ? "bind to a merchant" : "take the binding to a merchant back", [
      bound ? "Let the mini program call with that merchant's certificates" : "No longer",
      `shiming apps ${name} wx1a2b3c4d5e6f7081 1900000109`,
    ])
      .argument("<appid>", { en: "the mini program", zh: "小程序" })
      .argument("<mch_id>", { en: "merchant number", zh: "商户号" })
      .action(async (appid: string, mchId: string, options: CommonOptions) => {
        printForPrograms(
          await perform(locationOf(options), "apps.bind", { appid, mchId, bound }),
          options.json,
        );
      });
  }
}

function addSecretAndQuota(sub: AddSubcommand): void {
  sub("reset-secret", "end the secret and print a new one, once", [
    "A secret that got out",
    "shiming apps reset-secret wx1a2b3c4d5e6f7081",
  ])
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .action(async (appid: string, options: CommonOptions) => {
      print(await perform(locationOf(options), "apps.resetSecret", { appid }), options.json);
    });
  sub("quota", "set how many calls of getrealnameinfo are approved", [
    "As the application estimates",
    "shiming apps quota wx1a2b3c4d5e6f7081 --per-minute 600 --per-day 50000",
  ])
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .requiredOption("--per-minute <calls>", "calls a minute", wholeNumber)
    .requiredOption("--per-day <calls>", "calls a day (Asia/Shanghai)", wholeNumber)
    .action(async (appid: string, options: CommonOptions & { perMinute: number; perDay: number }) => {
      const quota = { perMinute: options.perMinute, perDay: options.perDay };
      printForPrograms(await perform(locationOf(options), "apps.quota", { appid, quota }), options.json);
    });
}

function addLogo(sub: AddSubcommand): void {
  sub("logo", "set the picture that people are shown with the name", [
    "A square of at most 64 KiB, PNG or WebP",
    "shiming apps logo wx1a2b3c4d5e6f7081 logo.png",
  ])
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .argument("<file>", "PNG or WebP")
    .action(async (appid: string, file: string, options: CommonOptions) => {
      const logo = readBytes(file);
      // Before it is sent: a running server takes no more than it can use.
      requireLogo(logo);
      const image = logo.toString("base64");
      print(await perform(locationOf(options), "apps.logo", { appid, image }), options.json);
    });
}

/** `99,904=政务/社会保障`: two or three ids, and as many names. */
function parseCategory(text: string): Category {
  const [ids = "", names = ""] = text.split("=");
  const levels = categoryIds(ids).map((id, place) => ({ id, name: names.split("/")[place] ?? "" }));
  const [first, second, third] = levels;
  if (
    !first ||
    !second ||
    levels.some(({ name }) => name === "") ||
    names.split("/").length !== levels.length
  ) {
    return usage(`"${text}" is no category: write ids=names, as 99,904=政务/社会保障.`);
  }
  return third ? { first, second, third } : { first, second };
}

const collect =
  <T>(parse: (text: string) => T) =>
  (text: string, before: readonly T[]): readonly T[] => [...before, parse(text)];

function wholeNumber(text: string): number {
  return /^\d{1,12}$/.test(text) ? Number(text) : usage(`"${text}" is no number of calls.`);
}
