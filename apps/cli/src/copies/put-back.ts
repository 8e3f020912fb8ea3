/** Puts a copy in the place of the data, after it was held to what it says; what was there is laid aside. */

import { createPublicKey } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lockSqliteDirectory } from "@shiming/store/locks";
import type { PlatformLocation } from "../administration/location.ts";
import { makeFolder } from "../make-folder.ts";
import { syncFolder } from "../private-file.ts";
import { Sentence, unwritable, usage } from "../sentence.ts";
import { requireDataFolder } from "../server/data-folder.ts";
import { isInPostgres } from "../server/database-place.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import type { Manifest } from "./manifest.ts";
import { unpackCopy } from "./unpack-copy.ts";

export interface CopyToPutBack {
  readonly file: string;
  readonly identity: string | undefined;
  /** What is there is laid aside, instead of being in the way. */
  readonly isReplacing: boolean;
}

const DATABASES = ["sign-in.db", "shiming.db"].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]);
const HEADS = "audit-heads.ndjson";

/**
 * The data is not safe to use yet: what was used since the copy was made has to be void first.
 * @returns what the copy says of itself, and the folder of what was there
 * @throws Sentence; nothing is changed then
 */
export async function putBack(
  { data, keys: folder }: PlatformLocation,
  { file, identity, isReplacing }: CopyToPutBack,
  at: Date,
): Promise<{ readonly manifest: Manifest; readonly aside: string | undefined }> {
  if (isInPostgres(data)) throw inPostgres(data);
  requireDataFolder(data);
  makeDataFolder(data);
  const unlock = lockSqliteDirectory(data);
  const into = join(data, "restoring");
  try {
    const there = DATABASES.filter((name) => existsSync(join(data, name)));
    if (there.length > 0 && !isReplacing) throw inTheWay(data);
    const heldKeys = async () => {
      // The data comes with the copy: a key that is missing must not be made anew.
      const { fingerprints, auditKey } = await loadPlatformKeys(folder, data, { hasData: true });
      return { fingerprints, publicKey: createPublicKey(auditKey) };
    };
    const manifest = await unpackCopy({ file, identity, into, heldKeys });
    const aside = there.length > 0 ? layAside(data, there, at) : undefined;
    // The platform's own database last: without it nothing starts.
    for (const name of ["sign-in.db", "shiming.db"]) moveIfThere(join(into, name), join(data, name));
    // Those of the machine are newer: they tell what the copy lacks.
    if (!existsSync(join(data, HEADS))) moveIfThere(join(into, HEADS), join(data, HEADS));
    syncFolder(data);
    return { manifest, aside };
  } finally {
    rmSync(into, { recursive: true, force: true });
    unlock();
  }
}

function makeDataFolder(data: string): void {
  try {
    makeFolder(data);
  } catch (error) {
    usage(unwritable(data, error).text);
  }
}

function layAside(data: string, names: readonly string[], at: Date): string {
  const aside = join(data, `replaced-${at.toISOString().replaceAll(":", "-")}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of names) renameSync(join(data, name), join(aside, name));
  syncFolder(aside);
  return aside;
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

const inTheWay = (data: string) =>
  new Sentence({
    en: `${data} holds a database: choose another folder, or add --replace to lay aside what is there.`,
    zh: `${data} 中已有数据库：请另选目录，或加 --replace 把现有数据移到一旁。`,
  });

const inPostgres = (data: string) =>
  new Sentence({
    en: `The data of ${data} is in PostgreSQL: put it back by PostgreSQL's own means, then run "shiming restore" without --from.`,
    zh: `${data} 的数据在 PostgreSQL 中：请用 PostgreSQL 自己的工具恢复，再运行不带 --from 的“shiming restore”。`,
  });
