/** Moves the data of a platform from its folder to PostgreSQL, or back into the folder. */
import { createPublicKey } from "node:crypto";
import { join } from "node:path";
import { type AuditReport, type CommandLine, verifyAudit } from "@shiming/core";
import { prepareSignInPlace } from "@shiming/sign-in";
import { lockSqliteDirectory } from "@shiming/store/locks";
import { beginMove, hasLeft, type MovedContent, type MoveEnds } from "@shiming/store/move";
import { readPostgresAudit, readPostgresLog } from "@shiming/store/postgres";
import { readSqliteAudit, readSqliteLog } from "@shiming/store/sqlite";
import { Sentence } from "../sentence.ts";
import { auditHeadsFile, headWriterOf, readAuditHeads } from "../server/audit-heads.ts";
import { requireDataFolder } from "../server/data-folder.ts";
import { isInFolder, isInPostgres } from "../server/database-place.ts";
import { openOwnData } from "../server/own-data.ts";
import { loadPlatformKeys, type PlatformKeys } from "../server/platform-keys.ts";
import { openPlatformSignIn } from "../server/sign-in.ts";
import type { PlatformLocation } from "./location.ts";
import { MOVING, settleIntoFolder, settleIntoPostgres } from "./moved-files.ts";

export interface MoveOfData extends PlatformLocation, Pick<MoveEnds, "url" | "to"> {
  readonly actor: CommandLine;
  /** Hears which table it is at. */
  readonly onTable: (name: string) => void;
}

export interface Moved {
  /** Nothing where an earlier run has compared them. */
  readonly tables: readonly MovedContent[];
  readonly audit: AuditReport;
}

/**
 * @throws Sentence where there is no data, or of other keys; StoreUnavailable where a node is at work, the target holds
 * something else, or a table is not the same in the end
 */
export async function migrateDatabase(move: MoveOfData, at: Date): Promise<Moved> {
  const { data, to, url } = move;
  requireDataFolder(data);
  if (to === "postgres" && !isInFolder(data)) throw noneToMove(data);
  const keys = await loadPlatformKeys(move.keys, data, { hasData: true });
  const ends: MoveEnds = { url, to, folder: to === "sqlite" ? join(data, MOVING) : data };
  const isBack = to === "sqlite" && isInFolder(data) && isInPostgres(data);
  if (!isBack && !(await underLock(data, () => hasLeft(ends)))) await prepareSource(move, keys, at);
  return underLock(data, async () => {
    const moved = isBack
      ? { tables: [], audit: await verify({ ...ends, folder: data }, data, keys) }
      : await moveAll(ends, move, keys, at);
    if (to === "postgres") settleIntoPostgres(data, at);
    else settleIntoFolder(data);
    return moved;
  });
}

async function moveAll(
  ends: MoveEnds,
  { data, onTable }: MoveOfData,
  keys: PlatformKeys,
  at: Date,
): Promise<Moved> {
  const move = await beginMove(ends, prepareSignInPlace, at);
  try {
    const tables = move.isLeft ? [] : await move.copy(onTable);
    const audit = await verify(ends, data, keys);
    await move.finish();
    return { tables, audit };
  } finally {
    await move.close();
  }
}

/** Brings the source up to date, and numbers and signs what its audit has: only that is moved. */
async function prepareSource(
  { data, to, url, actor }: MoveOfData,
  keys: PlatformKeys,
  at: Date,
): Promise<void> {
  const databaseUrl = to === "sqlite" ? url : undefined;
  const stores = await openOwnData({ data, databaseUrl, keys, actor }, at);
  try {
    const signIn = await openPlatformSignIn({ keys, stores, clock: () => at, baseUrl: () => "" });
    await signIn.close();
    await stores.audit.size();
    await headWriterOf(stores, keys, data).write(at);
  } finally {
    await stores.close();
  }
}

/** What the log says in its new place, against the heads that were signed in the old one. */
async function verify({ to, url, folder }: MoveEnds, data: string, keys: PlatformKeys): Promise<AuditReport> {
  const log = to === "postgres" ? readPostgresLog(url) : readSqliteLog(folder);
  try {
    return await verifyAudit(to === "postgres" ? readPostgresAudit(url) : readSqliteAudit(folder), {
      heads: readAuditHeads(auditHeadsFile(data)),
      publicKeys: [createPublicKey(keys.auditKey)],
      stored: await log.head(),
      leafTile: async (index) => log.tile(0, index),
    });
  } finally {
    await log.close();
  }
}

async function underLock<T>(data: string, work: () => Promise<T>): Promise<T> {
  const unlock = lockSqliteDirectory(data);
  try {
    return await work();
  } finally {
    unlock();
  }
}

const noneToMove = (data: string) =>
  new Sentence({
    en: `There is no shiming.db in ${data}: nothing is there to be moved.`,
    zh: `${data} 中没有 shiming.db：没有可迁移的数据。`,
  });
