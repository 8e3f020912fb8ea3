/** What people ask of the operator, complaints among it. */
import type { InputOf, OutputOf } from "@shiming/administration";
import { personRequestChannelWords, personRequestKindWords } from "@shiming/administration/words";
import { perform } from "../administration/perform.ts";
import type { Language } from "../language.ts";
import { factsOf } from "../listing/facts-of.ts";
import { table } from "../listing/table.ts";
import { timeText } from "../listing/words.ts";
import type { Command } from "../manual/command.ts";
import { parseTime } from "../time-option.ts";
import { locationOf, print, printForPrograms, readInput } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type Kind = InputOf<"rights.receive">["kind"];
const KINDS = Object.keys(personRequestKindWords) as Kind[];
type ListOptions = CommonOptions & { readonly open?: boolean; readonly kind?: Kind };
type ReceiveOptions = CommonOptions & {
  readonly kind: Kind;
  readonly channel: InputOf<"rights.receive">["channel"];
  readonly textFile: string;
  readonly user?: string;
  readonly host?: string;
  readonly received?: string;
};

export function addRightsCommand(program: Command): void {
  const sub = subcommandsOf(
    program.command("rights").description({
      en: "what people ask of the operator: access, correction, deletion, complaints",
      zh: "个人提出的请求：查阅、更正、删除、投诉等",
    }),
  );
  sub(
    "list",
    {
      en: "those that wait, the next one due first, then those that were answered",
      zh: "待答复的（先到期的在前），然后是已答复的",
    },
    [{ en: "Those that wait", zh: "待答复的" }, "shiming rights list --open"],
  )
    .option("--open", { en: "only those that wait for an answer", zh: "只列出待答复的" })
    .choice("--kind <kind>", { en: "only of this kind", zh: "只看这一类" }, KINDS)
    .action(async ({ open, kind, json, language, ...options }: ListOptions) => {
      const asked = { limit: 500, ...(open && { state: "open" as const }), ...(kind && { kind }) };
      const all = await perform(locationOf(options), "rights.list", asked);
      print(all, json, (listed) => listText(listed, language));
    });
  sub(
    "show",
    { en: "one; of a complaint with the record of its consent", zh: "显示一项请求；投诉附有所涉的授权记录" },
    [{ en: "As JSON", zh: "输出 JSON" }, "shiming rights show REQUEST --json"],
  )
    .argument("<request>", NAMED)
    .action(async (request_id: string, { json, language, ...options }: CommonOptions) => {
      const shown = await perform(locationOf(options), "rights.show", { request_id });
      print(shown, json, (request) => factsOf(request, language));
    });
  addReceiving(sub);
  sub(
    "answer",
    {
      en: "answer one, once: whoever has an account reads it under my authorizations",
      zh: "答复（仅一次）：有账户的用户在“我的授权”中看到",
    },
    [
      { en: "With what a file says", zh: "用文件中的内容答复" },
      "shiming rights answer REQUEST --text-file answer.txt",
    ],
  )
    .argument("<request>", NAMED)
    .requiredOption("--text-file <file>", {
      en: "the answer, in the person's language; - for standard input",
      zh: "答复内容；- 表示标准输入",
    })
    .action(async (request_id: string, options: CommonOptions & { textFile: string }) => {
      const answer = readInput(options.textFile);
      const shown = await perform(locationOf(options), "rights.answer", { request_id, answer });
      print(shown, options.json, (request) => factsOf(request, options.language));
    });
  sub(
    "remind",
    {
      en: "remind staff by mail of what is due within three days; the server does it every minute",
      zh: "发邮件提醒工作人员三天内到期的请求；服务器每分钟自动检查",
    },
    [{ en: "After the server was down", zh: "服务器停机之后" }, "shiming rights remind"],
  ).action(async (options: CommonOptions) => {
    printForPrograms(await perform(locationOf(options), "rights.remind", {}), options.json);
  });
}

const NAMED = { en: "its id, see rights list", zh: "编号，见 rights list" } as const;

function addReceiving(sub: ReturnType<typeof subcommandsOf>): void {
  sub(
    "receive",
    { en: "write down what came by letter, by telephone or otherwise", zh: "登记通过信函、电话等收到的请求" },
    [
      { en: "A letter that came yesterday", zh: "昨天收到的信函" },
      "shiming rights receive --kind correction --channel letter --received 2026-11-27 --text-file letter.txt",
    ],
  )
    .requiredChoice("--kind <kind>", { en: "what is asked", zh: "请求类型" }, KINDS)
    .requiredChoice("--channel <channel>", { en: "how it came", zh: "来源" }, [
      "letter",
      "phone",
      "mail",
      "in_person",
    ])
    .requiredOption("--text-file <file>", {
      en: "what is asked, and how they are reached; - for standard input",
      zh: "请求内容和联系方式；- 表示标准输入",
    })
    .option("--user <user_id>", {
      en: "the account, where it is known who asks",
      zh: "账户的用户 ID，已确认身份时填写",
    })
    .option("--host <issuer>", {
      en: "its host (default: the only one)",
      zh: "账户所属宿主（默认：唯一的那个）",
    })
    .option("--received <time>", {
      en: "when it came (Asia/Shanghai; default: now)",
      zh: "收到时间（北京时间；默认：现在）",
    })
    .action(async ({ kind, channel, textFile, user, host, received, json, ...options }: ReceiveOptions) => {
      const input = {
        ...{ kind, channel, text: readInput(textFile) },
        ...(user !== undefined && { user_id: user }),
        ...(host !== undefined && { issuer: host }),
        ...(received !== undefined && {
          received_at: parseTime("--received", received, "start").toISOString(),
        }),
      };
      const request = await perform(locationOf(options), "rights.receive", input);
      print(request, json, ({ request_id }) => request_id);
    });
}

const HEADS = {
  en: ["REQUEST", "KIND", "CAME BY", "STATE", "SERVICE PROVIDER", "RECEIVED", "ANSWER BY"],
  zh: ["编号", "类型", "来源", "状态", "服务提供方", "收到时间", "答复期限"],
} as const;
const STATES = {
  open: { en: "waiting", zh: "待答复" },
  overdue: { en: "overdue", zh: "已逾期" },
  answered: { en: "answered", zh: "已答复" },
} as const;

function listText(all: OutputOf<"rights.list">, language: Language): string {
  const rows = all.map((each) => [
    ...[each.request_id, personRequestKindWords[each.kind][language]],
    ...[
      personRequestChannelWords[each.channel][language],
      STATES[each.is_overdue ? "overdue" : each.state][language],
    ],
    ...[each.legal_name ?? "", timeText(each.filed_at), timeText(each.answer_by)],
  ]);
  return table(HEADS[language], rows);
}
