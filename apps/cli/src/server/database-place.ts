/**
 * Where the platform's data is: in the data folder itself, or in PostgreSQL, and the folder holds what is the node's own. A mark in
 * the folder tells; the address, which has a password in it, is named anew each time.
 */
import { accessSync, constants, existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writePrivateFileOnce } from "../private-file.ts";
import { Sentence } from "../sentence.ts";
import { databaseSettings } from "../settings/database-settings.ts";
import { readSetting } from "../settings/setting.ts";

/** The file that is there where the data is in PostgreSQL. */
const MARK = "postgres";

/** Whether a platform was ever opened with this folder. */
export function hasDatabase(data: string): boolean {
  return isInFolder(data) || isInPostgres(data);
}

export function isInFolder(data: string): boolean {
  return existsSync(join(data, "shiming.db"));
}

export function isInPostgres(data: string): boolean {
  return existsSync(join(data, MARK));
}

/** @throws Sentence where no platform was ever opened with the folder. @throws Error of the system where nobody may look */
export function requirePlatform(data: string): void {
  if (hasDatabase(data)) return;
  if (statSync(data, { throwIfNoEntry: false })) accessSync(data, constants.X_OK);
  throw new Sentence({
    en: `There is no platform in ${data}; choose another folder with --data DIR.`,
    zh: `${data} 中没有平台；请用 --data DIR 另选文件夹。`,
  });
}

/** @throws Sentence for a setting that is no address */
export function databaseUrl(): string | undefined {
  return readSetting(databaseSettings.databaseUrl, process.env);
}

/** @param url of PostgreSQL, if that is where the data is to be. @throws Sentence where the folder says something else */
export function requireItsPlace(data: string, url: string | undefined): void {
  const { name } = databaseSettings.databaseUrl;
  if (url === undefined && isInPostgres(data)) {
    throw new Sentence({
      en: `The data of ${data} is in PostgreSQL: set ${name}, or --database-url for a sandbox.`,
      zh: `${data} 的数据在 PostgreSQL 中：请设置 ${name}；沙箱请用 --database-url。`,
    });
  }
  if (url !== undefined && isInFolder(data)) {
    throw new Sentence({
      en: `${data} holds a shiming.db: data that is to be in PostgreSQL needs another folder.`,
      zh: `${data} 中已有 shiming.db：数据要存放在 PostgreSQL 中，请另选文件夹。`,
    });
  }
}

export function markPostgres(data: string): void {
  writePrivateFileOnce(join(data, MARK), () => "");
}

/** The data is in the folder again. */
export function unmarkPostgres(data: string): void {
  rmSync(join(data, MARK), { force: true });
}
