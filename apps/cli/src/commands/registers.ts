/** The operator's registers that nobody writes: what is done with people's identities, and to whom they go. */
import type { InputOf, OutputOf } from "@shiming/administration";
import { accessStateWords, itemWords } from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import { perform } from "../administration/perform.ts";
import type { Language } from "../language.ts";
import { table } from "../listing/table.ts";
import { dateText } from "../listing/words.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { parseTime } from "../time-option.ts";
import { locationOf, print } from "./options.ts";
import { addRegisterOptions, listPages, type PageOptions } from "./pages.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

interface PeriodOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly search?: string;
  readonly state?: "approved" | "suspended" | "ended";
}
type ListOptions = PeriodOptions & PageOptions;
type ExportOptions = PeriodOptions & { readonly csv?: boolean; readonly bom?: boolean };

export function addProcessingCommand(program: Command): void {
  const sub = subcommandsOf(
    program.command("processing").description({
      en: "records of processing: what is done with people's identities",
      zh: "个人信息处理记录：实名信息用在哪里",
    }),
  );
  const list = sub(
    "list",
    {
      en: "each use, derived from approvals and consents, with what was counted in a time",
      zh: "列出每一项用途（由批准和授权记录得出）及一段时间内的次数",
    },
    [
      { en: "Those in force, in November", zh: "十一月内有效的用途" },
      "shiming processing list --state approved --from 2026-11-01 --to 2026-11-30",
    ],
  );
  addRegisterOptions(addPeriod(list), SEARCH_APPS).action(async (options: ListOptions) => {
    const input = inputOf(options);
    const records = await listPages(
      locationOf(options),
      "processing.list",
      input,
      options,
      (row) => row.record_id,
    );
    print(records, options.json, (all) => processingTable(all, options.language));
  });
  const file = sub(
    "export",
    {
      en: "all of them as JSON or CSV, for a regulator or a spreadsheet",
      zh: "全部导出为 JSON 或 CSV，供监管部门或电子表格使用",
    },
    [
      { en: "For a spreadsheet", zh: "供电子表格使用" },
      "shiming processing export --csv --bom > processing.csv",
    ],
  );
  addExport(file, SEARCH_APPS, "processing.export");
}

export function addRecipientsCommand(program: Command): void {
  const sub = subcommandsOf(
    program.command("recipients").description({
      en: "service providers that identities go to",
      zh: "实名信息的接收方",
    }),
  );
  const list = sub(
    "list",
    {
      en: "each with what it receives, and how often in a time",
      zh: "列出接收方、获取的信息项及一段时间内的次数",
    },
    [{ en: "As JSON", zh: "输出 JSON" }, "shiming recipients list --json"],
  );
  addRegisterOptions(addPeriod(list), SEARCH_NAMES).action(async (options: ListOptions) => {
    const input = inputOf(options);
    const recipients = await listPages(
      locationOf(options),
      "recipients.list",
      input,
      options,
      (row) => row.recipient_id,
    );
    print(recipients, options.json, (all) => recipientsTable(all, options.language));
  });
  const file = sub("export", { en: "all of them as JSON or CSV", zh: "全部导出为 JSON 或 CSV" }, [
    { en: "As JSON", zh: "导出 JSON" },
    "shiming recipients export > recipients.json",
  ]);
  addExport(file, SEARCH_NAMES, "recipients.export");
}

const SEARCH_APPS: Text = {
  en: "a part of a name, or the beginning of an appid",
  zh: "名称的一部分，或 appid 的开头",
};
const SEARCH_NAMES: Text = { en: "a part of a name", zh: "名称的一部分" };

function addPeriod(command: Command): Command {
  return command
    .option("--from <time>", {
      en: "count from this day or time on (Asia/Shanghai; default: 365 days)",
      zh: "从该日期或时间起统计（北京时间；默认 365 天）",
    })
    .option("--to <time>", {
      en: "to the end of this day, or before this time (default: today)",
      zh: "到该日期结束，或到该时间之前（默认：今天）",
    })
    .choice("--state <state>", { en: "only those in this state", zh: "只看这一状态" }, [
      "approved",
      "suspended",
      "ended",
    ]);
}

function addExport(command: Command, search: Text, name: "processing.export" | "recipients.export"): void {
  addPeriod(command)
    .option("--search <text>", search)
    .option("--csv", { en: "CSV, for a spreadsheet (default: JSON)", zh: "CSV，供电子表格使用（默认 JSON）" })
    .option("--bom", {
      en: "a byte order mark before CSV, for spreadsheets",
      zh: "在 CSV 前加字节顺序标记（BOM），供电子表格识别",
    })
    .action(async ({ json, csv, bom, ...options }: ExportOptions) => {
      if (json && csv)
        usage({ en: "Choose --json or --csv, not both.", zh: "--json 和 --csv 只能给出一个。" });
      if (bom && !csv) usage({ en: "--bom is for --csv.", zh: "--bom 仅用于 --csv。" });
      const format = csv ? ("csv" as const) : ("json" as const);
      const asked = { ...inputOf(options), format, language: options.language };
      const { content } = await perform(locationOf(options), name, asked);
      process.stdout.write((bom ? "\ufeff" : "") + content);
    });
}

function inputOf({ from, to, search, state }: Omit<PeriodOptions, "json">): InputOf<"recipients.list"> {
  return {
    ...(from !== undefined && { from: parseTime("--from", from, "start").toISOString() }),
    ...(to !== undefined && { to: parseTime("--to", to, "end").toISOString() }),
    ...(search !== undefined && { search }),
    ...(state !== undefined && { state }),
  };
}

const HEADS = {
  processing: {
    en: [
      "RECORD",
      "MINI PROGRAM",
      "RECIPIENT",
      "STATE",
      "SINCE",
      "ITEMS",
      "CONSENTED",
      "RELEASED",
      "VERIFIED",
      "WITHDRAWN",
    ],
    zh: ["编号", "小程序", "接收方", "状态", "自", "信息项", "同意", "提供", "核对", "撤回"],
  },
  recipients: {
    en: [
      "RECIPIENT",
      "CONTACT",
      "STATE",
      "MINI PROGRAMS",
      "MERCHANTS",
      "ITEMS",
      "RELEASED",
      "VERIFIED",
      "WITHDRAWN",
      "FIRST",
      "LAST",
    ],
    zh: ["接收方", "联系方式", "状态", "小程序", "商户号", "信息项", "提供", "核对", "撤回", "首次", "最近"],
  },
} as const;

const itemsText = (items: readonly string[], language: Language) =>
  items.map((item) => itemWords(item)[language]).join(language === "zh" ? "、" : ", ");
const dayText = (at: string | null) => (at === null ? "" : dateText(at));

function processingTable(all: OutputOf<"processing.list">, language: Language): string {
  const rows = all.map((each) => [
    ...[each.record_id, each.mini_program, each.recipient.legal_name],
    ...[accessStateWords[each.state][language], dayText(each.since)],
    itemsText(
      each.items.map(({ item }) => item),
      language,
    ),
    ...countCells(each.counts),
  ]);
  return table(HEADS.processing[language], rows);
}

function countCells({
  consented,
  released,
  verified,
  withdrawn,
}: OutputOf<"processing.list">[number]["counts"]) {
  return [consented, released, verified, withdrawn].map(String);
}

function recipientsTable(all: OutputOf<"recipients.list">, language: Language): string {
  const rows = all.map((each) => [
    ...[each.legal_name, each.contact, accessStateWords[each.state][language]],
    each.mini_programs.map(({ name }) => name).join(" "),
    each.merchants.map(({ mch_id }) => mch_id).join(" "),
    itemsText(each.items, language),
    ...countCells(each.counts).slice(1),
    ...[dayText(each.counts.first_used_at), dayText(each.counts.last_used_at)],
  ]);
  return table(HEADS.recipients[language], rows);
}
