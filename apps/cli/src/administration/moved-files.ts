/** What becomes of the files in a data folder when its data has moved. Whoever dies half-way does it again. */
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../make-folder.ts";
import { syncFolder } from "../private-file.ts";
import { markPostgres, unmarkPostgres } from "../server/database-place.ts";

/** Where the database is put together that is to come into the folder. */
export const MOVING = "moving";

/** What one recognizes a platform's data by comes last. */
const DATABASES = ["sign-in.db", "shiming.db"];

/** The folder is that of a node from here on; its databases of before are put aside, and are nobody's data any more. */
export function settleIntoPostgres(data: string, at: Date): void {
  markPostgres(data);
  const aside = join(data, `moved-${at.toISOString().replace(/[-:]|\.\d+/g, "")}`);
  makeFolder(aside);
  moveDatabases(data, aside);
}

/** The folder has its own data again. */
export function settleIntoFolder(data: string): void {
  moveDatabases(join(data, MOVING), data);
  unmarkPostgres(data);
  rmSync(join(data, MOVING), { recursive: true, force: true });
}

function moveDatabases(from: string, to: string): void {
  for (const name of DATABASES)
    if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name));
  for (const folder of [to, from]) if (existsSync(folder)) syncFolder(folder);
}
