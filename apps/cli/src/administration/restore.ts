/** Takes a copy of the data for the data, after whatever may have been used since is void. */
import { createPublicKey } from "node:crypto";
import {
  acceptOlderData,
  type CommandLine,
  holdsHead,
  isSignedHead,
  type SignedHead,
  type SignedTreeHead,
  treeHeadOf,
  type Voided,
} from "@shiming/core";
import type { OpenStores } from "@shiming/store";
import { headAtWitness } from "../audit/ask-witness.ts";
import { Sentence } from "../sentence.ts";
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
  /** What each witness that was asked has signed, and whether the copy has that. */
  readonly witnesses: readonly WitnessedCopy[];
  readonly voided: Voided;
}

export interface WitnessedCopy {
  readonly url: string;
  readonly head: SignedTreeHead;
  readonly isHeld: boolean;
}

/**
 * @param heads where the signed heads are that the copy is compared with
 * @throws Sentence for keys that are not the data's own; StoreUnavailable
 */
export async function restoreData(
  { data, keys: folder }: PlatformLocation,
  {
    heads = auditHeadsFile(data),
    witnesses: urls = [],
    actor,
  }: {
    readonly heads: string | undefined;
    readonly witnesses?: readonly string[] | undefined;
    readonly actor: CommandLine;
  },
  at: Date,
): Promise<Restored> {
  const keys = await loadPlatformKeys(folder, data);
  const stores = await openStores(data, databaseUrl());
  try {
    const { audit, olderData } = stores;
    const lastSeq = await audit.size();
    const last = lastSignedHead(heads, keys.auditKey);
    requireNotEmpty(data, lastSeq, last);
    const witnesses = await askWitnesses(stores, urls, keys);
    const isLost = last && !(await holdsHead(stores, last));
    const lost = furthest([...(isLost ? [last] : []), ...missedBy(witnesses)]);
    await requireOwnKeys(keys, stores, actor, at);
    const signIns = await endSessions(keys, stores);
    const older = await acceptOlderData({ actor, lost }, olderData, at);
    const voided = { ...older, sessions: older.sessions + signIns };
    // Signed at once: from here on the audit is compared with this head.
    await headWriterOf(stores, keys, data).write(at);
    return { lastSeq, lost, witnesses, voided };
  } finally {
    await stores.close();
  }
}

/** @throws Sentence where one does not answer, or shows what the log has not signed */
async function askWitnesses(
  stores: OpenStores,
  urls: readonly string[],
  { auditKey }: PlatformKeys,
): Promise<readonly WitnessedCopy[]> {
  const own = await stores.log.head();
  if (!own) return [];
  const publicKey = createPublicKey(auditKey);
  return Promise.all(
    urls.map(async (url) => {
      const head = await headAtWitness(url, treeHeadOf(own).origin);
      if (!isSignedHead(head, publicKey)) throw new Sentence(unsigned(url));
      return { url, head, isHeld: await holdsHead(stores, head) };
    }),
  );
}

const missedBy = (witnesses: readonly WitnessedCopy[]) =>
  witnesses.filter(({ isHeld }) => !isHeld).map(({ head }) => head);

function furthest(heads: readonly SignedHead[]): SignedHead | undefined {
  return heads.toSorted((one, other) => one.seq - other.seq).at(-1);
}

const unsigned = (url: string) => ({
  en: `The witness ${url} shows a checkpoint that this platform has not signed.`,
  zh: `见证人 ${url} 给出的检查点不是本平台签名的。`,
});

/** Those of people who had signed in: some may have been taken back since. */
async function endSessions(keys: PlatformKeys, stores: OpenStores): Promise<number> {
  const signIn = await openPlatformSignIn({ keys, stores, clock: () => new Date(), baseUrl: () => "" });
  try {
    return await signIn.endAllSessions();
  } finally {
    await signIn.close();
  }
}
