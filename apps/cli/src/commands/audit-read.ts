/** `audit list` and `audit export`: what the audit tells, for people, programs and spreadsheets. */
import { AUDIT_COLUMNS, fieldsOf } from "@shiming/administration";
import { type AuditRecord, type AuditSelection, csvLine, recordOf, selects } from "@shiming/core";
import { auditDataOf } from "../audit/data.ts";
import { recordLine } from "../audit/record-line.ts";
import { addSelectionOptions, type SelectionOptions, selectionOf } from "../audit/selection-options.ts";
import { writeLines } from "../audit/write-lines.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { usage } from "../sentence.ts";
import { wholeNumber } from "../whole-number.ts";
import {
  addLocationOptions,
  JSON_OPTION,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  machineLocationOf,
} from "./options.ts";

type ListOptions = LocationOptions &
  SelectionOptions &
  Spoken & { readonly limit?: number; readonly json?: boolean };

type ExportOptions = LocationOptions &
  SelectionOptions & { readonly format: "ndjson" | "csv"; readonly bom?: boolean; readonly out?: string };

export function addAuditListCommand(audit: Command): void {
  const command = addSelectionOptions(addLocationOptions(audit.command("list")))
    .description({
      en: "what happened, the newest first; also while a server runs, and from a copy",
      zh: "列出发生过的事，最新的在前；服务器运行时也可用，也可读副本",
    })
    .option(
      "--limit <number>",
      { en: "how many entries at most (default: all)", zh: "最多列出的条数（默认：全部）" },
      wholeNumber("--limit", 1),
    )
    .option("--json", JSON_OPTION)
    .action(async (options: ListOptions) => {
      const { data } = machineLocationOf(options);
      const selection = await selectionOf(options, machineLocationOf(options));
      const records = limited(selected(data, selection, true), options.limit);
      const { language } = options;
      if (options.json) return writeLines(jsonArray(records));
      let count = 0;
      const line = (each: AuditRecord) => {
        count += 1;
        return `${recordLine(each, language)}\n`;
      };
      await writeLines(mapped(records, line));
      if (count === 0) console.error(NOTHING[language]);
    });
  manual(command, {
    examples: [
      [{ en: "The latest", zh: "最近的记录" }, "shiming audit list --limit 20"],
      [
        { en: "What was released to a mini program in November", zh: "十一月向某小程序提供了哪些实名信息" },
        "shiming audit list --appid wx1a2b3c4d5e6f7081 --kind identity_released --from 2026-11-01 --to 2026-11-30",
      ],
      [{ en: "Who reset a secret", zh: "谁重置过密钥" }, "shiming audit list --action secret_reset"],
      [{ en: "What concerns one person", zh: "与某人有关的记录" }, "shiming audit list --user lilei"],
    ],
    environment: LOCATION_ENVIRONMENT,
  });
}

export function addAuditExportCommand(audit: Command): void {
  const command = addSelectionOptions(addLocationOptions(audit.command("export")))
    .description({
      en: "the same in a file format, the oldest first",
      zh: "以文件格式导出同样的内容，最早的在前",
    })
    .choice("--format <format>", { en: "ndjson or csv", zh: "ndjson 或 csv" }, ["ndjson", "csv"], "ndjson")
    .option("--bom", {
      en: "a byte order mark before CSV, for spreadsheets",
      zh: "在 CSV 前加字节顺序标记（BOM），供电子表格识别",
    })
    .option("--out <file>", {
      en: "into a new file (default: standard output)",
      zh: "写入新文件（默认：标准输出）",
    })
    .action(async (options: ExportOptions) => {
      const { format, bom = false, out } = options;
      if (bom && format !== "csv")
        usage({ en: "--bom is for --format csv.", zh: "--bom 仅用于 --format csv。" });
      const { data } = machineLocationOf(options);
      const selection = await selectionOf(options, machineLocationOf(options));
      const records = selected(data, selection, false);
      const lines =
        format === "csv"
          ? csv(records, bom)
          : mapped(records, (each) => `${JSON.stringify(fieldsOf(each))}\n`);
      if (out === undefined) await writeLines(lines);
      else await writeNewFile(out, PRIVATE, (file) => writeLines(lines, file));
    });
  manual(command, {
    examples: [
      [
        { en: "For a spreadsheet", zh: "供电子表格使用" },
        "shiming audit export --format csv --bom --from 2026-11-01 --out november.csv",
      ],
    ],
    environment: LOCATION_ENVIRONMENT,
  });
}

/** Nothing at all might be a failure; on standard error, since it is no entry. */
const NOTHING = { en: "No entry is selected.", zh: "没有符合条件的记录。" };

async function* selected(
  data: string,
  selection: AuditSelection,
  newestFirst: boolean,
): AsyncGenerator<AuditRecord> {
  const isWanted = selects(selection);
  const { entries } = await auditDataOf(data);
  for await (const entry of entries(newestFirst)) {
    const record = recordOf(entry);
    if (isWanted(record)) yield record;
  }
}

async function* limited(records: AsyncIterable<AuditRecord>, limit = Number.POSITIVE_INFINITY) {
  let count = 0;
  for await (const record of records) {
    yield record;
    count += 1;
    if (count >= limit) return;
  }
}

async function* mapped(records: AsyncIterable<AuditRecord>, line: (record: AuditRecord) => string) {
  for await (const record of records) yield line(record);
}

/** One entry a line, so that it can be read while it is written. */
async function* jsonArray(records: AsyncIterable<AuditRecord>) {
  let before = "[";
  for await (const record of records) {
    yield `${before}\n${JSON.stringify(fieldsOf(record))}`;
    before = ",";
  }
  yield before === "[" ? "[]\n" : "\n]\n";
}

async function* csv(records: AsyncIterable<AuditRecord>, bom: boolean) {
  yield (bom ? "\ufeff" : "") + csvLine(AUDIT_COLUMNS);
  for await (const record of records) {
    const fields = fieldsOf(record);
    yield csvLine(AUDIT_COLUMNS.map((name) => fields[name]));
  }
}
