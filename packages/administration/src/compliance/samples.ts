/** Entries that a seed draws, each with its proof; and receipts of consents that they tell of, without whose they are. */
import { type PackFile, receiptPath, samplePath } from "@shiming/compliance";
import {
  type Consent,
  DomainError,
  proveConsent,
  proveEntryWithText,
  recordOf,
  type Stores,
} from "@shiming/core";
import { createReceipt } from "@shiming/receipt";
import { formatProof } from "@shiming/transparency";
import { receiptFactsOf, type SignReceipt, signedReceipt } from "../receipt-facts.ts";
import { csvOf } from "./csv.ts";

const MOST_RECEIPTS = 10;
/** Whose consent it is stays with the platform: a user id may be a name. */
const WITHHELD = { host: "withheld", userId: "withheld" };

interface Asked {
  readonly stores: Stores;
  readonly numbers: readonly number[];
  readonly platform: { readonly url: string; readonly logKey: string };
  readonly sign: SignReceipt;
  readonly at: Date;
}

/** @throws Error where an entry cannot be proven: a pack without it would hide that */
export async function* sampleFiles(asked: Asked): AsyncGenerator<PackFile> {
  const drawn: (readonly [number, string, string])[] = [];
  const consentIds = new Set<string>();
  for (const seq of asked.numbers) {
    const proof = await proveEntryWithText(asked.stores, seq);
    if (!proof?.holds) throw new Error(`entry ${seq} of the audit is not the one that was signed`);
    const { at, kind, members } = recordOf({ seq, body: proof.extra.toString() });
    drawn.push([seq, at, kind]);
    if (typeof members.consentId === "string") consentIds.add(members.consentId);
    const what = { zh: `第 ${seq} 条记录及其证明`, en: `entry ${seq}, with its proof` };
    yield { path: samplePath(seq), what, content: [formatProof(proof)] };
  }
  yield {
    path: "samples/index.csv",
    what: { zh: "抽样记录的目录", en: "which entries were drawn" },
    content: csvOf(["seq", "at", "kind"], drawn),
  };
  yield* receiptFiles([...consentIds], asked);
}

async function* receiptFiles(ids: readonly string[], asked: Asked): AsyncGenerator<PackFile> {
  const kept = new Map((await asked.stores.consents.findAll(ids)).map((consent) => [consent.id, consent]));
  let count = 0;
  for (const id of ids) {
    const consent = kept.get(id);
    const receipt = consent && (await receiptOf(consent, asked));
    if (!receipt) continue;
    const what = { zh: "授权回执，隐去本人", en: "the receipt of a consent, without whose it is" };
    yield { path: receiptPath(id), what, content: [receipt] };
    count += 1;
    if (count === MOST_RECEIPTS) return;
  }
}

/**
 * @returns `undefined` for one that the log has not signed yet, for one that nobody has decided, and for a guardian's: that holds only
 * where it says whose it is
 */
async function receiptOf(
  consent: Consent,
  { stores, platform, sign, at }: Asked,
): Promise<string | undefined> {
  if (consent.guardian) return undefined;
  try {
    const proven = await proveConsent(consent.account, consent.id, stores);
    const told = { ...platform, names: { person: {}, guardian: {} } };
    const facts = { ...receiptFactsOf(proven, told, at), person: WITHHELD };
    return signedReceipt(createReceipt(facts), sign);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
