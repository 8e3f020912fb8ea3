/** To whom people's identities go (Personal Information Protection Law, Article 23): records of processing, by their recipient. */
import { orderOfName } from "@shiming/crypto";
import { itemNames } from "../disclosure/approved-items.ts";
import type { Item } from "../disclosure/item.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { NO_COUNTS, type ProcessingCounts, type ProcessingRecord } from "./record.ts";
import { type ProcessingDeps, processingRecords } from "./records.ts";
import { earlier, later, type Period } from "./tally.ts";

export interface Recipient {
  /** An organisation's id, or the legal name of one that is none. */
  readonly key: string;
  readonly organisationId: string | undefined;
  readonly legalName: string;
  readonly contact: string;
  /** `approved` while one of its uses is. */
  readonly state: ProcessingRecord["state"];
  readonly miniPrograms: readonly { readonly appid: string; readonly name: string }[];
  /** By whose number it is released now, or was; each with how often in the time that is asked for. */
  readonly merchants: ReadonlyMap<string, number>;
  readonly items: readonly Item[];
  readonly counts: ProcessingCounts;
}

type Recipients = Map<string, Recipient>;
const RANK = { approved: 0, suspended: 1, ended: 2 } as const;

/** By their names. */
export async function listRecipients(
  period: Period,
  deps: Omit<ProcessingDeps, "miniPrograms"> & {
    readonly miniPrograms: Pick<MiniProgramStore, "find" | "list" | "boundMerchants">;
  },
  at: Date,
): Promise<readonly Recipient[]> {
  const all: Recipients = new Map();
  for await (const record of processingRecords({ from: period.from, before: period.before }, deps, at)) {
    const bound = record.state === "ended" ? [] : await deps.miniPrograms.boundMerchants(record.appid);
    add(record, bound, all);
  }
  const byName = (one: Recipient, other: Recipient) =>
    orderOfName(one.legalName) < orderOfName(other.legalName) ? -1 : 1;
  return [...all.values()].sort(byName);
}

function add(record: ProcessingRecord, bound: readonly string[], all: Recipients): void {
  const { organisationId, legalName, contact } = record.recipient;
  const key = organisationId ?? legalName;
  const before = all.get(key);
  const merchants = new Map(before?.merchants);
  for (const mchId of bound) merchants.set(mchId, merchants.get(mchId) ?? 0);
  for (const [mchId, times] of record.released) merchants.set(mchId, (merchants.get(mchId) ?? 0) + times);
  const app = { appid: record.appid, name: record.miniProgram };
  const apps = before?.miniPrograms ?? [];
  all.set(key, {
    ...{ key, organisationId, legalName, contact },
    state: before && RANK[before.state] < RANK[record.state] ? before.state : record.state,
    miniPrograms: apps.some(({ appid }) => appid === app.appid) ? apps : [...apps, app],
    merchants,
    items: [...new Set([...(before?.items ?? []), ...itemNames(record.items)])],
    counts: sumOf(before?.counts ?? NO_COUNTS, record.counts),
  });
}

function sumOf(one: ProcessingCounts, other: ProcessingCounts): ProcessingCounts {
  return {
    consented: one.consented + other.consented,
    denied: one.denied + other.denied,
    released: one.released + other.released,
    verified: one.verified + other.verified,
    withdrawn: one.withdrawn + other.withdrawn,
    firstUsedAt: earlier(one.firstUsedAt, other.firstUsedAt),
    lastUsedAt: later(one.lastUsedAt, other.lastUsedAt),
  };
}
