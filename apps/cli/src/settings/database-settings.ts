/** Where the data is, if not in the data folder. */
import { usage } from "../sentence.ts";
import { readNumber } from "./readers.ts";
import type { Settings } from "./setting.ts";

export const databaseSettings = {
  databaseUrl: {
    name: "SHIMING_DATABASE_URL",
    meaning: {
      en: "PostgreSQL (15 or later) for the data, postgres://name:password@host/database; then SHIMING_DATA is the folder of this node alone; or name its file in SHIMING_DATABASE_URL_FILE",
      zh: "数据存放在 PostgreSQL（15 或更高版本）中：postgres://用户:密码@主机/数据库；此时 SHIMING_DATA 只是本节点的目录；也可用 SHIMING_DATABASE_URL_FILE 给出其文件",
    },
    isSecret: true,
    read: readDatabaseUrl,
  },
  databaseReadUrl: {
    name: "SHIMING_DATABASE_READ_URL",
    meaning: {
      en: "a streaming replica of that PostgreSQL, for lists, charts and exports; or name its file in SHIMING_DATABASE_READ_URL_FILE",
      zh: "该 PostgreSQL 的流复制副本，供列表、图表和导出读取；也可用 SHIMING_DATABASE_READ_URL_FILE 给出其文件",
    },
    isSecret: true,
    read: readDatabaseUrl,
  },
  databaseConnections: {
    name: "SHIMING_DATABASE_CONNECTIONS",
    meaning: {
      en: "how many connections to PostgreSQL a node has at most, besides four for signing in; 1 to 500, 10 unless set",
      zh: "一个节点到 PostgreSQL 的最大连接数，登录所用的四个不计；1 至 500，默认 10",
    },
    read: readNumber(1, 500),
  },
  databaseQueue: {
    name: "SHIMING_DATABASE_QUEUE",
    meaning: {
      en: "how many calls wait for a connection at most before others are refused at once; 1 to 100000, 1000 unless set",
      zh: "等待连接的调用数上限，超过即直接拒绝；1 至 100000，默认 1000",
    },
    read: readNumber(1, 100_000),
  },
} as const satisfies Settings;

export function readDatabaseUrl(text: string, name: string): string {
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  // What is wrong is not repeated: it holds a password.
  return usage({
    en: `${name} must be of the form postgres://name:password@host:5432/database.`,
    zh: `${name} 须形如 postgres://用户:密码@主机:5432/数据库。`,
  });
}
