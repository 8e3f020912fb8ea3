import type { Text } from "@shiming/crypto";
import { lockSqliteImport } from "@shiming/store/locks";
import type { Perform } from "../administration/location.ts";
import { withPlatform } from "../administration/perform.ts";
import {
  type AccountFile,
  openAccountFile,
  openStandardInput,
  type Reading,
} from "../import/account-file.ts";
import { ENCODINGS, type Encoding } from "../import/encoding.ts";
import { importAccountFile } from "../import/import-accounts.ts";
import { createProgress } from "../import/progress.ts";
import { FORMATS, type Format } from "../import/record.ts";
import { requireAnotherFile } from "../import/rejects-file.ts";
import { reportOf, sentencesOf } from "../import/report.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { isThere } from "../new-file.ts";
import {
  addPlatformOptions,
  locationOf,
  PLATFORM_ENVIRONMENT,
  type PlatformOptions,
  printJson,
} from "./options.ts";

interface ImportOptions extends PlatformOptions, Spoken {
  readonly host?: string;
  readonly format?: Format;
  readonly encoding?: Encoding;
  readonly rejects?: string;
  readonly restart?: boolean;
  readonly acceptRounded?: boolean;
  readonly json?: boolean;
}

export function addImportCommand(accounts: Command): void {
  const command = addPlatformOptions(accounts.command("import"))
    .description({
      en: "import accounts from a file; exit code 1 if a line was bad",
      zh: "从文件导入账户；有坏行时退出码为 1",
    })
    .argument("<file>", {
      en: "CSV or NDJSON, one account per line; - for standard input",
      zh: "CSV 或 NDJSON，每行一个账户；- 表示标准输入",
    })
    .option("--host <issuer>", {
      en: "the host whose accounts they are (default: the only one)",
      zh: "账户所属的宿主（默认：唯一的那个）",
    })
    .choice("--format <format>", { en: "default: by the file's name", zh: "默认：按文件名" }, FORMATS)
    .choice(
      "--encoding <encoding>",
      { en: "default: detected; utf-8 for standard input", zh: "默认：自动识别；标准输入为 utf-8" },
      ENCODINGS,
    )
    .option("--rejects <file>", {
      en: "where bad lines are listed (default: FILE.rejects.csv or .ndjson)",
      zh: "坏行的清单写到哪里（默认：FILE.rejects.csv 或 .ndjson）",
    })
    .option("--restart", {
      en: "begin at the first line, although the file was imported before",
      zh: "从第一行开始，即使该文件以前导入过",
    })
    .option("--accept-rounded", {
      en: "import ID numbers although a spreadsheet seems to have rounded them",
      zh: "身份证号像是被电子表格舍入过，也照样导入",
    })
    .option("--json", { en: "print JSON", zh: "输出 JSON" })
    .action(importFile);
  manual(command, {
    about: [
      {
        en:
          "The columns are user_id, real_name, credential_type, credential_id, payment_account, pay_password_hash and guardians. A value " +
          "replaces the present one; an empty value removes it; a column that is absent changes nothing.",
        zh: "各列为 user_id、real_name、credential_type、credential_id、payment_account、pay_password_hash 和 guardians。列中的值取代原有的值；空值表示清除；没有的列不改动。",
      },
      {
        en:
          "An import that was interrupted goes on when the same file is imported again. A bad line does not stop it: " +
          "another file lists its number and a reason.",
        zh: "中断的导入，下次导入同一文件时接着做。坏行不会使导入停下：会列出行号和原因。",
      },
      {
        en: "guardians are user ids with ; between them. They are set when all accounts of the file are there, so that they may stand in any line of it.",
        zh: "guardians 为用户 id，多个之间用 ; 分隔。文件里的账户全部导入后才设置，因此监护人可以在文件的任何一行。",
      },
      {
        en: "Columns may be separated by commas, semicolons, tabs or |, and be named in capitals or Chinese. Dots in names become U+00B7, and the report counts them.",
        zh: "各列可以用逗号、分号、制表符或 | 分隔，列名可以用大写或中文。姓名里的间隔号统一为 U+00B7，报告里写明改了多少。",
      },
    ],
    examples: [
      [
        { en: "A file that a spreadsheet has saved", zh: "电子表格保存的文件" },
        "shiming accounts import accounts.csv --encoding gb18030",
      ],
      [
        { en: "The same once more, from the first line", zh: "同一文件从第一行重来" },
        "shiming accounts import accounts.csv --restart",
      ],
      [
        { en: "From another program", zh: "由其他程序送来" },
        "export-accounts | shiming accounts import - --format ndjson",
      ],
    ],
    environment: PLATFORM_ENVIRONMENT,
    failure: { en: "a line was bad, or the import was cut off", zh: "有坏行，或导入中断" },
  });
}

async function importFile(path: string, options: ImportOptions): Promise<void> {
  const reading: Reading = { format: options.format, encoding: options.encoding };
  const named = path === "-" ? undefined : await openAccountFile(path, reading);
  try {
    const where = locationOf(options);
    await withPlatform(where, (run) =>
      asTheOnlyImport(where, async () => {
        // Waited for as the only import: it ends when whoever writes it has finished.
        const file =
          named ?? (await openStandardInput(reading, (text) => console.error(text[options.language])));
        try {
          await importLines(file, options, run);
        } finally {
          await file.close();
        }
      }),
    );
  } catch (error) {
    await named?.close();
    throw error;
  }
}

async function importLines(file: AccountFile, options: ImportOptions, run: Perform): Promise<void> {
  const rejects = options.rejects ?? defaultRejects(file);
  requireAnotherFile(rejects, file.path);
  const {
    host: issuer,
    restart: isRestart = false,
    acceptRounded: acceptsRounded = false,
    language,
  } = options;
  const request = { issuer, rejects, language, isRestart, acceptsRounded };
  const clock = () => performance.now();
  const progress = createProgress(process.stderr, clock(), language);
  const display = { progress, clock, tell: (text: Text) => console.error(text[language]) };
  const summary = await importAccountFile(file, request, run, display);
  const hasFaults = summary.bad + summary.unguarded > 0;
  // An import before may have had another place for it, or somebody has put it away.
  const list = hasFaults ? { path: rejects, isThere: isThere(rejects) } : undefined;
  if (options.json) printJson(reportOf(summary, list?.isThere ? list.path : null));
  else for (const sentence of sentencesOf(summary, list)) console.log(sentence[language]);
  if (hasFaults) process.exitCode = 1;
}

/** Two at once would take turns at their file of bad lines: one would tell of lines that the other has committed. */
async function asTheOnlyImport<T>(where: ReturnType<typeof locationOf>, work: () => Promise<T>): Promise<T> {
  if ("server" in where) return work();
  const unlock = lockSqliteImport(where.data);
  try {
    return await work();
  } finally {
    unlock();
  }
}

function defaultRejects({ path, format }: AccountFile): string {
  return `${path === "-" ? "standard-input" : path}.rejects.${format}`;
}
