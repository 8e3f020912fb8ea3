/** Where the data is, if not in the data folder. */
import { usage } from "../sentence.ts";
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
} as const satisfies Settings;

export function readDatabaseUrl(text: string, name: string): string {
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  // What is wrong is not repeated: it holds a password.
  return usage({
    en: `${name} must be of the form postgres://name:password@host:5432/database.`,
    zh: `${name} 须形如 postgres://用户:密码@主机:5432/数据库。`,
  });
}
