import { existsSync } from "node:fs";
import type { Text } from "@shiming/crypto";
import { commandLineActor } from "../administration/actor.ts";
import type { Moved, MoveOfData } from "../administration/migrate-database.ts";
import { auditSentences } from "../audit/verify-report.ts";
import { counted } from "../counted.ts";
import type { Spoken } from "../language.ts";
import { table } from "../listing/table.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { databaseUrl } from "../server/database-place.ts";
import { readDatabaseUrl } from "../settings/database-settings.ts";
import { JSON_OPTION, machineLocationOf, printJson } from "./options.ts";

interface MigrateOptions extends Spoken {
  readonly from: string;
  readonly to: string;
  readonly keys?: string;
  readonly json?: boolean;
}

/** In the place of an address: that of the environment. */
const FROM_ENVIRONMENT = "postgres:";

export function addMigrateDatabaseCommand(program: Command): void {
  const command = program
    .command("migrate-database")
    .description({
      en: "move the data from its folder to PostgreSQL, or back; every node must be stopped",
      zh: "把数据从数据文件夹迁移到 PostgreSQL，或迁回；须先停止所有节点",
    })
    .requiredOption("--from <place>", {
      en: "folder of the data, or postgres://name@host/database; postgres: alone takes SHIMING_DATABASE_URL",
      zh: "数据文件夹，或 postgres://用户@主机/数据库；只写 postgres: 则取 SHIMING_DATABASE_URL",
    })
    .requiredOption("--to <place>", {
      en: "the other of the two; it must be empty, or what an earlier run has begun to fill",
      zh: "另一端；必须为空，或是上次运行中断时尚未填完的",
    })
    .option("--keys <dir>", {
      en: "folder of the keys (default: SHIMING_KEYS, else keys in the folder of the data)",
      zh: "密钥文件夹（默认：SHIMING_KEYS，其次数据文件夹下的 keys）",
    })
    .option("--json", JSON_OPTION)
    .action(migrate);
  manual(command, {
    about: [
      {
        en:
          "Every row of every table is copied, the sign-in's too, then both sides are read again and compared by count and " +
          "digest, and the log is verified. Only then the source says that its data has gone, and no program serves it any " +
          "more. What was cut short goes on when the command is run again.",
        zh: "逐表复制全部数据，包括登录数据；然后重新读取两边，比对行数和摘要，并验证日志。之后才在源数据库中记下数据已迁走，任何程序都不再用它提供服务。中断后重新运行即可继续。",
      },
      {
        en:
          "The folder stays the node's: with its signed heads, its mailbox, and a sandbox's files. The databases that were in " +
          "it are put aside as moved-…/; remove them when you need them no more.",
        zh: "文件夹仍归本节点使用：签名链头、邮箱和沙箱的文件都留在其中。原来的数据库移到 moved-…/，不再需要时可删除。",
      },
    ],
    examples: [
      [
        { en: "To PostgreSQL, its address in a file", zh: "迁移到 PostgreSQL，地址写在文件中" },
        "SHIMING_DATABASE_URL_FILE=database-url shiming migrate-database --from data --to postgres:",
      ],
      [
        { en: "Back", zh: "迁回" },
        "SHIMING_DATABASE_URL_FILE=database-url shiming migrate-database --from postgres: --to data",
      ],
    ],
    environment: {
      SHIMING_DATABASE_URL: {
        en: "what postgres: stands for; or name its file in SHIMING_DATABASE_URL_FILE",
        zh: "postgres: 所指的地址；也可用 SHIMING_DATABASE_URL_FILE 给出其文件",
      },
      SHIMING_KEYS: {
        en: "folder of the keys, unless --keys is given",
        zh: "密钥文件夹；给出 --keys 时不用",
      },
    },
    failure: {
      en: "a node is at work, the target holds something else, or a table is not the same on both sides",
      zh: "有节点在运行，目标中另有数据，或两边的表不一致",
    },
  });
}

async function migrate({ from, to, keys, json, language }: MigrateOptions): Promise<void> {
  const [source, target] = [addressIn(from, "--from"), addressIn(to, "--to")];
  if ((source === undefined) === (target === undefined)) usage(ONE_OF_EACH);
  const ends: Pick<MoveOfData, "url" | "to" | "data"> = source
    ? { url: source, to: "sqlite", data: to }
    : { url: target as string, to: "postgres", data: from };
  const location = machineLocationOf({ data: ends.data, ...(keys !== undefined && { keys }) });
  const { migrateDatabase } = await import("../administration/migrate-database.ts");
  const show = (text: string) => void (process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`));
  const moved = await migrateDatabase(
    { ...location, ...ends, actor: commandLineActor(), onTable: show },
    new Date(),
  ).finally(() => show(""));
  if (json) printJson(described(moved));
  else for (const line of said(moved, ends.to)) console.log(line[language]);
  if (moved.audit.problems.length > 0) process.exitCode = 1;
}

/** @returns nothing for a folder */
function addressIn(place: string, option: string): string | undefined {
  if (place !== FROM_ENVIRONMENT) return isMeantAsAddress(place) ? readDatabaseUrl(place, option) : undefined;
  const url = databaseUrl();
  return (
    url ??
    usage({
      en: `${option} names the database of SHIMING_DATABASE_URL, which is not set.`,
      zh: `${option} 要取 SHIMING_DATABASE_URL，但没有设置。`,
    })
  );
}

/** An address that lacks its beginning too: it has a password in it, which no sentence about a folder may repeat. */
function isMeantAsAddress(place: string): boolean {
  if (/^[a-z]+:\/\//i.test(place)) return true;
  const looksSo = /^postgres(?:ql)?:/i.test(place) || (place.includes(":") && place.includes("@"));
  return looksSo && !existsSync(place);
}

const ONE_OF_EACH: Text = {
  en: "One of --from and --to is a folder, and the other the address of a PostgreSQL database.",
  zh: "--from 和 --to 中，一个是文件夹，另一个是 PostgreSQL 数据库的地址。",
};

function described({ tables, audit }: Moved) {
  return {
    tables: tables.map(({ table: name, rows, digest }) => ({ table: name, rows, sha256: digest })),
    entries: audit.entries,
    problems: audit.problems.length,
  };
}

function said({ tables, audit }: Moved, to: MoveOfData["to"]): Text[] {
  const rows = tables.map(({ table: name, rows: count, digest }) => [
    name,
    String(count),
    digest.slice(0, 16),
  ]);
  const sum = tables.reduce((all, { rows: count }) => all + count, 0);
  const listed = {
    en: table(["TABLE", "ROWS", "SHA-256"], rows),
    zh: table(["表", "行数", "SHA-256"], rows),
  };
  const compared = {
    en: `${counted(tables.length, "table")}, ${counted(sum, "row")}: the same on both sides`,
    zh: `${tables.length} 个表，${sum} 行：两边一致`,
  };
  return [
    ...(rows.length > 0 ? [listed, compared] : []),
    ...auditSentences(audit),
    to === "postgres"
      ? {
          en: "The data is in PostgreSQL now: start the nodes with SHIMING_DATABASE_URL, a sandbox with --database-url.",
          zh: "数据现在位于 PostgreSQL：启动节点时请设置 SHIMING_DATABASE_URL，沙箱请用 --database-url。",
        }
      : {
          en: "The data is in the folder now: start the platform without SHIMING_DATABASE_URL.",
          zh: "数据现在位于文件夹中：启动平台时不要再设置 SHIMING_DATABASE_URL。",
        },
  ];
}
