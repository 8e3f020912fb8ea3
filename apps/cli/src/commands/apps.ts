import type { InputOf } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import type { Command } from "../manual/command.ts";
import type { Example } from "../manual/page.ts";
import { wholeNumber } from "../whole-number.ts";
import { addApprove } from "./apps-approve.ts";
import { addBindingCommands } from "./apps-binding.ts";
import { addLogo } from "./apps-logo.ts";
import { addShowing } from "./apps-show.ts";
import { addTransfer } from "./apps-transfer.ts";
import { type ChosenCategory, chooseCategories } from "./category.ts";
import { addNaming } from "./naming.ts";
import { categoryIds, fieldLines, locationOf, print, printForPrograms } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

const CREATE: Example = [
  { en: "A mini program that asks in one category", zh: "在一个类目下请求的小程序" },
  "shiming apps create --name 挂号 --legal-name 示例市第一人民医院 \\\n" +
    "  --contact 0000-67890 --category 99,905=医疗/公立医疗机构",
];
export function addAppsCommand(program: Command): void {
  const apps = program
    .command("apps")
    .description({ en: "mini programs and their real-name access", zh: "小程序及其实名授权权限" });
  const sub = subcommandsOf(apps);

  addShowing(sub);
  addCapability(sub);
  addCreate(
    sub(
      "create",
      { en: "add a mini program; prints its secret, once", zh: "新增小程序；小程序密钥只打印这一次" },
      CREATE,
    ),
  );
  addApprove(sub);
  addClosingCommands(sub);
  addBindingCommands(sub);
  addTransfer(sub);
  addSecretAndQuota(sub);
  addCategories(sub);
  addLogo(sub);
}

function addCapability(sub: AddSubcommand): void {
  sub(
    "capability",
    { en: "how real-name access stands, and what to do next", zh: "实名授权能力的状态和下一步" },
    [
      { en: "As its service provider sees it", zh: "服务提供方看到的状态" },
      "shiming apps capability wx1a2b3c4d5e6f7081",
    ],
  )
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .action(async (appid: string, options: CommonOptions) => {
      const shown = await perform(locationOf(options), "apps.capability", { appid });
      print(shown, options.json, ({ capability, to_do, application, change }) => {
        const until = (change ?? application)?.next.until ?? null;
        return fieldLines({ capability, next: to_do[options.language], ...(until && { until }) });
      });
    });
}

interface CreateOptions extends CommonOptions {
  readonly appid?: string;
  readonly name: string;
  readonly organisation?: string;
  readonly legalName?: string;
  readonly contact?: string;
  readonly category: readonly ChosenCategory[];
}

function addCreate(command: Command): void {
  command
    .requiredOption("--name <name>", { en: "name of the mini program", zh: "小程序名称" })
    .option("--organisation <id>", {
      en: "whose it is; without one, --legal-name and --contact say who is behind it",
      zh: "归属的主体；没有主体时用 --legal-name 和 --contact 说明服务提供方",
    })
    .option("--legal-name <name>", {
      en: "legal name of the service provider behind it",
      zh: "服务提供方的法定名称",
    })
    .option("--contact <text>", {
      en: "how a citizen reaches the service provider",
      zh: "群众如何联系服务提供方",
    })
    .option("--appid <appid>", {
      en: "wx and 16 hex digits (default: a new one)",
      zh: "wx 加 16 位十六进制数字（默认：新生成）",
    })
    .option(
      "--category <ids>",
      {
        en: "99,904 out of the tree, or 99,904=政务/社会保障; may be repeated",
        zh: "类目树中的 99,904，或 99,904=政务/社会保障；可以重复",
      },
      chooseCategories,
      [],
    )
    .action(async (options: CreateOptions) => {
      const input = createInput(options);
      print(await perform(locationOf(options), "apps.create", input), options.json, fieldLines);
    });
}

function createInput(options: CreateOptions): InputOf<"apps.create"> {
  const { appid, name, organisation, legalName, contact, category } = options;
  return {
    name,
    ...(appid !== undefined && { appid }),
    ...(organisation !== undefined && { organisation_id: organisation }),
    ...((legalName !== undefined || contact !== undefined) && {
      service_provider: { legal_name: legalName ?? "", contact: contact ?? "" },
    }),
    categories: category.flatMap((each) => ("first" in each ? [each] : [])),
    category_ids: category.flatMap((each) => ("first" in each ? [] : [each.ids])),
  };
}

function addCategories(sub: AddSubcommand): void {
  sub("categories", { en: "set its categories, out of the tree", zh: "设置小程序的类目（从类目树中选择）" }, [
    { en: "Two of them", zh: "两个类目" },
    "shiming apps categories wx1a2b3c4d5e6f7081 99,904 3,4,5",
  ])
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .argument("<ids...>", { en: "first,second or first,second,third", zh: "一级,二级 或 一级,二级,三级" })
    .action(async (appid: string, ids: readonly string[], options: CommonOptions) => {
      const input = { appid, category_ids: ids.map(categoryIds) };
      printForPrograms(await perform(locationOf(options), "apps.set_categories", input), options.json);
    });
}

function addClosingCommands(sub: AddSubcommand): void {
  sub("suspend", { en: "suspend real-name access, effective at once", zh: "暂停实名授权权限，立即生效" }, [
    { en: "While a complaint is looked into", zh: "调查投诉期间" },
    "shiming apps suspend wx1a2b3c4d5e6f7081 --reason 'complaint of 3 May'",
  ])
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .requiredOption("--reason <text>", { en: "why", zh: "原因" })
    .action(async (appid: string, options: CommonOptions & { reason: string }) => {
      printForPrograms(
        await perform(locationOf(options), "apps.suspend", { appid, reason: options.reason }),
        options.json,
      );
    });
  addNaming(sub, {
    command: "resume",
    operation: "apps.resume",
    does: {
      en: "open suspended real-name access again, as it was approved",
      zh: "恢复被暂停的实名授权权限，内容与批准时相同",
    },
    example: [
      { en: "The complaint was unfounded", zh: "投诉不成立" },
      "shiming apps resume wx1a2b3c4d5e6f7081",
    ],
    names: [["<appid>", { en: "the mini program", zh: "小程序" }, "appid"]],
  });
  addNaming(sub, {
    command: "end",
    operation: "apps.end",
    does: { en: "end real-name access, effective at once", zh: "终止实名授权权限，立即生效" },
    example: [{ en: "For good", zh: "永久终止" }, "shiming apps end wx1a2b3c4d5e6f7081"],
    names: [["<appid>", { en: "the mini program", zh: "小程序" }, "appid"]],
  });
}

function addSecretAndQuota(sub: AddSubcommand): void {
  sub(
    "reset-secret",
    { en: "replace the secret; prints the new one, once", zh: "作废小程序密钥，并打印新的（只打印一次）" },
    [{ en: "A secret that got out", zh: "小程序密钥泄露" }, "shiming apps reset-secret wx1a2b3c4d5e6f7081"],
  )
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .action(async (appid: string, options: CommonOptions) => {
      print(await perform(locationOf(options), "apps.reset_secret", { appid }), options.json, fieldLines);
    });
  sub(
    "quota",
    { en: "set how many calls of getrealnameinfo are approved", zh: "设置 getrealnameinfo 获准的调用次数" },
    [
      { en: "As the application estimates", zh: "按申请书的估计" },
      "shiming apps quota wx1a2b3c4d5e6f7081 --per-minute 600 --per-day 50000",
    ],
  )
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .requiredOption(
      "--per-minute <calls>",
      { en: "calls a minute", zh: "每分钟调用次数" },
      wholeNumber("--per-minute", 0),
    )
    .requiredOption(
      "--per-day <calls>",
      { en: "calls a day (Asia/Shanghai)", zh: "每天调用次数（按北京时间）" },
      wholeNumber("--per-day", 0),
    )
    .action(async (appid: string, options: CommonOptions & { perMinute: number; perDay: number }) => {
      const quota = { per_minute: options.perMinute, per_day: options.perDay };
      printForPrograms(await perform(locationOf(options), "apps.set_quota", { appid, quota }), options.json);
    });
}
