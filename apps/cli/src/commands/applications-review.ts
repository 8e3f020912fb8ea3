/** What staff do: take, ask, open, decline, approve, suspend, close. */
import type { Text } from "@shiming/crypto";
import { perform } from "../administration/perform.ts";
import { usage } from "../sentence.ts";
import { parseTime } from "../time-option.ts";
import { wholeNumber } from "../whole-number.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

const ID = { en: "the application", zh: "申请编号" };
const REASON = { en: "why; the applicant reads it", zh: "原因，申请方会看到" };

interface Review {
  readonly name: string;
  readonly operation:
    | "applications.ask"
    | "applications.open_entrance"
    | "applications.ask_permission"
    | "applications.decline"
    | "applications.suspend"
    | "applications.resume"
    | "applications.close";
  readonly description: Text;
  /** An example's, where one is needed. */
  readonly reason?: string;
}

const REVIEWS: readonly Review[] = [
  {
    name: "ask",
    operation: "applications.ask",
    description: { en: "ask the applicant for information", zh: "要求申请方补充材料" },
    reason: "请提供办理依据的文件名称和条款",
  },
  {
    name: "open-entrance",
    operation: "applications.open_entrance",
    description: { en: "open the entrance: the material is in order", zh: "开放入口：材料无误" },
  },
  {
    name: "ask-permission",
    operation: "applications.ask_permission",
    description: { en: "ask for information about the permission", zh: "要求补充权限申请的材料" },
    reason: "请上传盖章的影响评估报告",
  },
  {
    name: "decline",
    operation: "applications.decline",
    description: { en: "decline it", zh: "不予通过" },
    reason: "该业务没有要求实名的法律依据",
  },
  {
    name: "suspend",
    operation: "applications.suspend",
    description: { en: "suspend what was approved, effective at once", zh: "暂停已通过的权限，立即生效" },
    reason: "调查 5 月 3 日的投诉",
  },
  {
    name: "resume",
    operation: "applications.resume",
    description: { en: "open what was suspended again", zh: "恢复已暂停的权限" },
  },
  {
    name: "close",
    operation: "applications.close",
    description: { en: "close it for good, effective at once", zh: "关闭申请，立即生效" },
    reason: "业务已停办",
  },
];

export function addReviewing(sub: AddSubcommand): void {
  addTake(sub);
  for (const review of REVIEWS) addReview(sub, review);
  addApprove(sub);
  sub(
    "attend",
    { en: "send what reminders are due and end what has ended, now", zh: "立即发送到期提醒并终止到期的权限" },
    [
      { en: "A running server does so by itself", zh: "运行中的服务器会自动执行" },
      "shiming applications attend",
    ],
  ).action(async (options: CommonOptions) => {
    const done = await perform(locationOf(options), "applications.attend", {});
    print(done, options.json, ({ attended }) => String(attended));
  });
}

function addTake(sub: AddSubcommand): void {
  sub("take", { en: "take an application, or give it to a colleague", zh: "领取申请，或转交同事" }, [
    { en: "To look after it", zh: "由您办理" },
    "shiming applications take A4Q7ZN2M8K5TH0XW3",
  ])
    .argument("<id>", ID)
    .option("--staff <id>", { en: "who takes it (default: you)", zh: "由谁办理（默认：您）" })
    .action(async (id: string, options: CommonOptions & { staff?: string }) => {
      const input = { id, ...(options.staff && { staff_id: options.staff }) };
      printForPrograms(await perform(locationOf(options), "applications.take", input), options.json);
    });
}

function addReview(sub: AddSubcommand, { name, operation, description, reason }: Review): void {
  const example = `shiming applications ${name} A4Q7ZN2M8K5TH0XW3`;
  const command = sub(name, description, [
    description,
    reason === undefined ? example : `${example} --reason '${reason}'`,
  ]).argument("<id>", ID);
  const option = ["--reason <text>", REASON] as const;
  const withReason = reason === undefined ? command.option(...option) : command.requiredOption(...option);
  withReason.action(async (id: string, options: CommonOptions & { reason?: string }) => {
    const input = { id, reason: options.reason as string };
    printForPrograms(await perform(locationOf(options), operation, input), options.json);
  });
}

interface ApproveOptions extends CommonOptions {
  readonly until?: string;
  readonly perMinute?: number;
  readonly perDay?: number;
  readonly note?: string;
}

function addApprove(sub: AddSubcommand): void {
  sub("approve", { en: "approve it, for the categories that were applied for", zh: "按申请的类目予以通过" }, [
    { en: "Until the end of next year", zh: "有效期至明年年底" },
    "shiming applications approve A4Q7ZN2M8K5TH0XW3 --until 2027-12-31",
  ])
    .argument("<id>", ID)
    .option("--until <time>", {
      en: "the last day or the time of its end (default: a year from now)",
      zh: "截止日期或时间（默认：一年后）",
    })
    .option(
      "--per-minute <calls>",
      {
        en: "calls a minute, with --per-day (default: from the estimates)",
        zh: "每分钟调用次数，与 --per-day 一起给出（默认：按预估）",
      },
      wholeNumber("--per-minute", 0),
    )
    .option("--per-day <calls>", { en: "calls a day", zh: "每日调用次数" }, wholeNumber("--per-day", 0))
    .option("--note <text>", { en: "what the applicant reads besides", zh: "给申请方的说明" })
    .action(async (id: string, options: ApproveOptions) => {
      const { until, note } = options;
      const quota = quotaOf(options);
      const input = {
        id,
        ...(quota && { quota }),
        ...(until !== undefined && { ends_at: parseTime("--until", until, "end").toISOString() }),
        ...(note !== undefined && { note }),
      };
      printForPrograms(await perform(locationOf(options), "applications.approve", input), options.json);
    });
}

function quotaOf({ perMinute, perDay }: ApproveOptions) {
  if (perMinute === undefined && perDay === undefined) return undefined;
  if (perMinute === undefined || perDay === undefined) {
    return usage({
      en: "--per-minute and --per-day belong together.",
      zh: "--per-minute 和 --per-day 须一起给出。",
    });
  }
  return { per_minute: perMinute, per_day: perDay };
}
