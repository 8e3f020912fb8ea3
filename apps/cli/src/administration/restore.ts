/** Takes a copy of the data for the data, after whatever may have been used since is void. */
import { acceptOlderData, type CommandLine, holdsHead, type SignedHead, type Voided } from "@shiming/core";
import type { OpenStores } from "@shiming/store";
import { auditHeadsFile, headWriterOf, lastSignedHead } from "../server/audit-heads.ts";
import { openStores } from "../server/database.ts";
import { databaseUrl } from "../server/database-place.ts";
import { requireNotEmpty } from "../server/own-data.ts";
import { requireOwnKeys } from "../server/own-keys.ts";
import { loadPlatformKeys, type PlatformKeys } from "../server/platform-keys.ts";
import { openPlatformSignIn } from "../server/sign-in.ts";
import type { PlatformLocation } from "./location.ts";

export interface Restored {
  /** Where the copy ends. */
  readonly lastSeq: number;
  /** The last signed head that the copy does not hold. */
  readonly lost: SignedHead | undefined;
  readonly voided: Voided;
}

/**
 * @param heads where the signed heads are that the copy is compared with
 * @throws Sentence for keys that are not the data's own; StoreUnavailable
 */
export async function restoreData(
  { data, keys: folder }: PlatformLocation,
  {
    heads = auditHeadsFile(data),
    actor,
  }: { readonly heads: string | undefined; readonly actor: CommandLine },
  at: Date,
): Promise<Restored> {
  const keys = await loadPlatformKeys(folder, data);
  const stores = await openStores(data, databaseUrl());
  try {
    const { audit, olderData } = stores;
    const lastSeq = await audit.size();
    const last = lastSignedHead(heads, keys.auditKey);
    requireNotEmpty(data, lastSeq, last);
    const lost = last && !(await holdsHead(stores, last)) ? last : undefined;
    await requireOwnKeys(keys, stores, actor, at);
    const signIns = await endSessions(keys, stores);
    const older = await acceptOlderData({ actor, lost }, olderData, at);
    const voided = { ...older, sessions: older.sessions + signIns };
    // Signed at once: from here on the audit is compared with this head.
    await headWriterOf(stores, keys, data).write(at);
    return { lastSeq, lost, voided };
  } finally {
    await stores.close();
  }
}

/** Those of people who had signed in: some may have been taken back since. */
async function endSessions(keys: PlatformKeys, stores: OpenStores): Promise<number> {
  const signIn = await openPlatformSignIn({ keys, stores, clock: () => new Date(), baseUrl: () => "" });
  try {
    return await signIn.endAllSessions();
  } finally {
    await signIn.close();
  }
}
