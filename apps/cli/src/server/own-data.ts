/** Opens data that is whole, the newest there is, and belongs to the keys at hand. */
import { startCategories } from "@shiming/administration";
import { type CommandLine, holdsHead, type SignedHead } from "@shiming/core";
import type { OpenStores } from "@shiming/store";
import type { PostgresOptions } from "@shiming/store/postgres";
import { Sentence } from "../sentence.ts";
import { auditHeadsFile, lastSignedHead, readAuditHeads, requireDatabaseOfHeads } from "./audit-heads.ts";
import { requireDataFolder } from "./data-folder.ts";
import { openStores } from "./database.ts";
import { faultSentence, requireOwnKeys } from "./own-keys.ts";
import type { PlatformKeys } from "./platform-keys.ts";

export interface OwnData {
  readonly data: string;
  /** Of PostgreSQL, if the data is there. */
  readonly databaseUrl: string | undefined;
  /** Whether the process that started this one holds the folder. */
  readonly isHeld?: boolean;
  readonly databaseOptions?: PostgresOptions | undefined;
  readonly keys: Pick<PlatformKeys, "auditKey" | "fingerprints">;
  readonly actor: CommandLine;
}

/**
 * @throws Sentence for the folder of a stranger, a database that is gone or older than its last signed head, and keys that
 * are not its own; StoreUnavailable
 */
export async function openOwnData(
  { data, databaseUrl, databaseOptions, isHeld, keys, actor }: OwnData,
  at: Date,
): Promise<OpenStores> {
  requireDataFolder(data);
  requireDatabaseOfHeads(data);
  const stores = await openStores(data, databaseUrl, databaseOptions, { isHeld });
  try {
    await requireNewestData(data, keys, stores);
    await requireOwnKeys(keys, stores, actor, at);
    await startCategories(stores, at);
    return stores;
  } catch (error) {
    await stores.close();
    throw error;
  }
}

async function requireNewestData(
  data: string,
  { auditKey }: Pick<PlatformKeys, "auditKey">,
  stores: OpenStores,
): Promise<void> {
  const file = auditHeadsFile(data);
  const last = lastSignedHead(file, auditKey);
  if (last && !(await holdsHead(stores, last))) {
    const size = await stores.audit.size();
    requireNotEmpty(data, size, last);
    throw older(data, last, size);
  }
  const isFirstUse = (await stores.keyRegister.list()).length === 0;
  // Data of a release that remembered no keys: its heads tell at least whose they are.
  if (!last && isFirstUse && readAuditHeads(file).length > 0) {
    throw new Sentence(faultSentence([{ name: "audit", fault: "another" }]));
  }
}

/** A copy of nothing is none: what was lost is not to be accepted, but to be brought back. */
export function requireNotEmpty(data: string, size: number, last: SignedHead | undefined): void {
  if (size > 0 || !last) return;
  throw new Sentence({
    en: `The database in ${data} is empty, and a head of entry ${last.seq} was signed: put a copy of shiming.db in its place, then run "shiming restore".`,
    zh: `${data} 中的数据库是空的，而第 ${last.seq} 条审计链头已经签名：请用备份替换 shiming.db，再运行“shiming restore”。`,
  });
}

function older(data: string, last: SignedHead, size: number): Sentence {
  return new Sentence({
    en: `The data in ${data} ends with entry ${size} and does not match the head of entry ${last.seq}, which was signed at ${last.at}: if it was put back from a copy, "shiming restore" makes it safe to use.`,
    zh: `${data} 中的数据止于第 ${size} 条，与 ${last.at} 签名的第 ${last.seq} 条链头不符：如果是从备份恢复的，请运行“shiming restore”使它可以安全使用。`,
  });
}
