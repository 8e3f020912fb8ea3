import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Text } from "@shiming/crypto";
import type { Manifest } from "../copies/manifest.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { Sentence, usage } from "../sentence.ts";
import { requireDataFolder } from "../server/data-folder.ts";
import { hasDatabase, isInPostgres } from "../server/database-place.ts";
import {
  addLocationOptions,
  JSON_OPTION,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  machineLocationOf,
  print,
} from "./options.ts";

interface BackupOptions extends LocationOptions, Spoken {
  readonly to: string;
  readonly recipient: readonly string[];
  readonly json?: boolean;
}

export function addBackupCommand(program: Command): void {
  const command = addLocationOptions(program.command("backup"))
    .description({
      en: "copy the data into one file, while the server runs; the keys are not in it",
      zh: "在服务运行时把数据备份到一个文件；其中不含密钥",
    })
    .requiredOption("--to <file>", {
      en: "the file of the copy, which is not there yet",
      zh: "备份文件，不能已经存在",
    })
    .option(
      "--recipient <key>",
      {
        en: "encrypt it to this recipient of age, age1…; may be given several times",
        zh: "加密给这个 age 公钥（age1…）；可多次给出",
      },
      (key: string, before: readonly string[]) => [...before, key],
      [],
    )
    .option("--json", { ...JSON_OPTION })
    .action(backup);
  manual(command, {
    about: [
      {
        en:
          "A tar archive: the databases as they were at one moment, the signed heads of the audit, and a manifest with sizes, digests, rows and the " +
          "log's root. What the keys seal stays sealed: back up the folder of the keys apart from it, or the copy can never be read. " +
          "Who has a copy without --recipient reads what is not sealed: consents, merchants, mini programs, the audit.",
        zh:
          "这是一个 tar 归档：同一时刻的各数据库、审计的签名链头，以及含有大小、摘要、行数和日志根的清单。密封的内容仍是密封的：请另行备份密钥目录，否则备份无法读取。" +
          "没有 --recipient 的备份，拿到的人可以看到未密封的内容：同意记录、商户、小程序和审计。",
      },
    ],
    examples: [
      [{ en: "Every night", zh: "每天夜里" }, "shiming backup --to copies/2026-11-28.tar"],
      [
        { en: "To somebody who keeps copies elsewhere", zh: "交给异地保管备份的人" },
        "shiming backup --to copy.tar.age --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
      ],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: { en: "there is no data, or it cannot be copied", zh: "没有数据，或无法复制" },
  });
}

async function backup({ to, recipient, json, language, ...options }: BackupOptions): Promise<void> {
  const { data, keys } = machineLocationOf(options);
  requireDataFolder(data);
  for (const folder of [keys, data]) requireOutside(folder, to);
  if (isInPostgres(data)) throw inPostgres(data);
  if (!hasDatabase(data)) {
    usage({
      en: `There is no platform in ${data}; choose another folder with --data DIR.`,
      zh: `${data} 中没有平台；请用 --data DIR 另选文件夹。`,
    });
  }
  const { makeCopy } = await import("../copies/make-copy.ts");
  const manifest = await makeCopy({ data, to, recipients: recipient }, new Date());
  print(manifest, json, (made) => madeText(to, made)[language]);
}

/** What takes one away takes both: the disk, whoever empties the folder, and with the keys in it a thief. @throws Sentence (exit code 2) */
function requireOutside(folder: string, to: string): void {
  const way = relative(realPath(folder), realPath(to));
  if (way.startsWith("..") || isAbsolute(way)) return;
  usage({
    en: `${to} is in ${folder}: a copy is kept apart from the data and the keys; name a file elsewhere.`,
    zh: `${to} 在 ${folder} 里：备份应与数据和密钥分开存放；请指定别处的文件。`,
  });
}

/** Where links lead, as far as there is anything. */
function realPath(path: string): string {
  const full = resolve(path);
  return existsSync(full) ? realpathSync(full) : join(realPath(dirname(full)), basename(full));
}

function madeText(to: string, { log, keys }: Manifest): Text {
  const names = keys.map(({ name }) => name).join(", ");
  return {
    en: `${to} holds the data up to entry ${log.size} of the audit. It needs these keys, which are not in it: ${names}.`,
    zh: `${to} 包含截至审计第 ${log.size} 条的数据。恢复它需要以下密钥（不在备份中）：${names}。`,
  };
}

const inPostgres = (data: string) =>
  new Sentence({
    en: `The data of ${data} is in PostgreSQL: copy it by pg_basebackup and an archive of its log, as the operator's guide says.`,
    zh: `${data} 的数据在 PostgreSQL 中：请按运维文档用 pg_basebackup 和 WAL 归档备份。`,
  });
