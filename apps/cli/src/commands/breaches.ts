/** `breaches report`: who was affected, counted and in words, and row by row as a file. */
import type { InputOf } from "@shiming/administration";
import {
  addAffected,
  type BreachToll,
  breachNoticeText,
  breachReportText,
  emptyToll,
  NO_STATEMENTS,
} from "@shiming/administration/words";
import { withPlatform } from "../administration/perform.ts";
import { affectedParts, type Part, type RowFormat, rowLines } from "../audit/affected.ts";
import { writeLines } from "../audit/write-lines.ts";
import type { Command } from "../manual/command.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { usage } from "../sentence.ts";
import { parseTime } from "../time-option.ts";
import { locationOf, printJson } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

interface ReportOptions extends CommonOptions {
  readonly merchant?: string;
  readonly certificate?: string;
  readonly appid?: string;
  readonly host?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly format: RowFormat;
  readonly bom?: boolean;
  readonly notice?: boolean;
}

export function addBreachesCommand(program: Command): void {
  const sub = subcommandsOf(
    program
      .command("breaches")
      .description({ en: "who was affected by a breach", zh: "个人信息泄露影响了哪些人" }),
  );
  sub(
    "report",
    {
      en: "draft the report of a breach: whom service providers were told of, counted, and row by row as a file; the audit records it",
      zh: "起草泄露事件报告：服务提供方得到过哪些人的信息，给出汇总，并可逐条写入文件；此次查询会记入审计",
    },
    [
      {
        en: "The key of a certificate was stolen in November",
        zh: "某证书的私钥在十一月被盗",
      },
      "shiming breaches report --certificate 5157F09EFDC096DE15EBE81A47057A7232F1B8E1 --from 2026-11-01 --out affected.csv",
    ],
    [
      { en: "What the persons are to be told", zh: "通知个人的内容" },
      "shiming breaches report --merchant 1900000109 --notice",
    ],
  )
    .option("--merchant <mch_id>", { en: "what was released to this merchant", zh: "提供给该商户的" })
    .option("--certificate <serial>", {
      en: "what was released under this certificate, however its serial number is written",
      zh: "用该证书取走的；序列号怎么写都可以",
    })
    .option("--appid <appid>", {
      en: "what this mini program was told, by verification too",
      zh: "该小程序得到的，包括核验",
    })
    .option("--host <issuer>", { en: "accounts of this host", zh: "该宿主的账户" })
    .option("--from <time>", {
      en: "from this day or time on (Asia/Shanghai)",
      zh: "从该日期或时间起（北京时间）",
    })
    .option("--to <time>", {
      en: "to the end of this day, or before this time",
      zh: "到该日期结束，或到该时间之前",
    })
    .option("--out <file>", {
      en: "every time that somebody was told of, into a new file",
      zh: "把每次提供和核验逐条写入新文件",
    })
    .choice(
      "--format <format>",
      { en: "of it: csv or ndjson", zh: "文件格式：csv 或 ndjson" },
      ["csv", "ndjson"],
      "csv",
    )
    .option("--bom", {
      en: "a byte order mark before CSV, for spreadsheets",
      zh: "在 CSV 前加字节顺序标记（BOM），供电子表格识别",
    })
    .option("--notice", {
      en: "print the draft of a notification to the persons instead, in Chinese and English",
      zh: "改为输出给个人的通知草稿（中文和英文）",
    })
    .action(report);
}

async function report(options: ReportOptions): Promise<void> {
  const { out, format, bom = false, notice = false, json = false, language } = options;
  if (notice && json)
    usage({ en: "Choose --json or --notice, not both.", zh: "--json 和 --notice 只能给出一个。" });
  if (bom && (out === undefined || format !== "csv"))
    usage({ en: "--bom is for --out with CSV.", zh: "--bom 仅用于 --out 写出的 CSV。" });
  const asked = inputOf(options);
  const toll = emptyToll();
  await withPlatform(locationOf(options), async (run) => {
    const parts = counted(affectedParts(run, asked), toll);
    if (out === undefined) for await (const _ of parts);
    else await writeNewFile(out, PRIVATE, (file) => writeLines(rowLines(parts, format, bom), file));
  });
  if (json) return printJson(forPrograms(toll));
  const draft = { asked, toll, said: NO_STATEMENTS };
  const texts = notice
    ? [breachNoticeText(draft, "zh"), breachNoticeText(draft, "en")]
    : [breachReportText(draft, language)];
  console.log(texts.map((text) => text.trimEnd()).join("\n\n---\n\n"));
}

function inputOf(options: ReportOptions): InputOf<"breaches.report"> {
  const { merchant, certificate, appid, host, from, to } = options;
  return {
    ...(merchant !== undefined && { mch_id: merchant }),
    ...(certificate !== undefined && { cert_serialno: certificate }),
    ...(appid !== undefined && { appid }),
    ...(host !== undefined && { issuer: host }),
    ...(from !== undefined && { from: parseTime("--from", from, "start").toISOString() }),
    ...(to !== undefined && { to: parseTime("--to", to, "end").toISOString() }),
  };
}

async function* counted(parts: AsyncIterable<Part>, toll: BreachToll): AsyncGenerator<Part> {
  for await (const part of parts) {
    addAffected(toll, part);
    yield part;
  }
}

function forPrograms({ persons, items, recipients, ...toll }: BreachToll) {
  return {
    accounts: persons.size,
    released: toll.released,
    repeated: toll.repeated,
    verified: toll.verified,
    withdrawn: toll.withdrawn,
    removed: toll.removed,
    first: toll.first ?? null,
    last: toll.last ?? null,
    items: [...items].map(([item, of]) => ({ item, accounts: of.size })),
    recipients: [...recipients].map(([legal_name, of]) => ({
      legal_name: legal_name || null,
      accounts: of.persons.size,
      times: of.times,
    })),
  };
}
