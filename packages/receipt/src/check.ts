/** Whether a receipt holds: signed by the platform, and told by its log. */
import { sha256Hex } from "./bytes.ts";
import { isSignedAs, parseJws } from "./jws.ts";
import { checkLogProof, type LogKey, type ProvenEntry, parseLogKey } from "./log-proof.ts";
import { membersOf, parsed, type ReceiptStory, storyOf } from "./read.ts";
import { RECEIPT_TYPE } from "./terms.ts";

/**
 * What does not hold: the file is no receipt; its key is not one that is trusted; the signature is not by that key; the notice is
 * not the one that its digest is of; a proof is not of that log; something that it tells of stands in no proven entry, or otherwise.
 */
export type ReceiptFault =
  | "no_receipt"
  | "key_not_trusted"
  | "signature_wrong"
  | "notice_wrong"
  | "proof_wrong"
  | "not_in_log";

/** An entry of the log that vouches for what the receipt tells. */
export interface VouchingEntry {
  readonly kind: string;
  readonly at: string;
  readonly number: number;
  readonly logSize: number;
}

export interface CheckedReceipt {
  /** None: it holds. */
  readonly faults: readonly ReceiptFault[];
  /** `undefined` for what is no receipt; with faults, nobody vouches for it. */
  readonly story: ReceiptStory | undefined;
  readonly entries: readonly VouchingEntry[];
}

/**
 * @param file the compact JWS
 * @param trusted verifier keys of the platform's log (`NAME+ID+KEY`), from somewhere else than the file
 */
export async function checkReceipt(file: string, trusted: readonly string[]): Promise<CheckedReceipt> {
  const jws = parseJws(file);
  const story = jws && storyOf(jws.payload);
  const key = story && (await parseLogKey(story.logKey));
  if (!jws || !story || !key) return { faults: ["no_receipt"], story, entries: [] };
  const faults = new Set<ReceiptFault>();
  if (!trusted.map((each) => each.trim()).includes(story.logKey)) faults.add("key_not_trusted");
  if (!(await isSignedAs(RECEIPT_TYPE, jws, key.key))) faults.add("signature_wrong");
  if ((await sha256Hex(story.noticeText)) !== story.noticeDigest) faults.add("notice_wrong");
  const entries = await entriesOf(story, key);
  if (entries.length < story.proofs.length) faults.add("proof_wrong");
  for (const claim of claimsOf(story, await actedFor(story))) {
    if (!entries.some(({ members }) => isSaidBy(claim, members))) faults.add("not_in_log");
  }
  return { faults: [...faults], story, entries: entries.map(({ vouching }) => vouching) };
}

interface Entry {
  readonly members: Readonly<Record<string, unknown>>;
  readonly vouching: VouchingEntry;
}

async function entriesOf({ proofs }: ReceiptStory, key: LogKey): Promise<readonly Entry[]> {
  const proven = await Promise.all(proofs.map((proof) => checkLogProof(proof, key)));
  return proven.flatMap((entry) => (entry ? [entryOf(entry)] : []));
}

function entryOf({ entry, number, size }: ProvenEntry): Entry {
  const members = membersOf(parsed(entry));
  const vouching = { kind: String(members.kind), at: String(members.at), number, logSize: size };
  return { members, vouching };
}

type Claim = Readonly<Record<string, unknown>>;

/** As the log names both where a guardian decided; where nobody did, it names neither. */
async function actedFor({ host, userId, guardian }: ReceiptStory): Promise<Claim> {
  const subject = async (account: readonly string[]) => `account ${await sha256Hex(JSON.stringify(account))}`;
  return {
    person: guardian && (await subject([host, userId])),
    guardian: guardian && (await subject([guardian.host, guardian.userId])),
  };
}

/** What some entry has to say, word for word. @param acted who decided for whom */
function claimsOf(story: ReceiptStory, acted: Claim): readonly Claim[] {
  const { consentId, appid, noticeDigest, items } = story;
  const of = { consentId, appid };
  const claims: (Claim | undefined)[] = [
    story.approvedAt === undefined
      ? undefined
      : { ...of, ...acted, kind: "consent_approved", at: story.approvedAt, noticeDigest, items },
    story.deniedAt === undefined
      ? undefined
      : { ...of, ...acted, kind: "consent_denied", at: story.deniedAt },
    story.withdrawnAt === undefined ? undefined : { ...of, kind: "consent_withdrawn", at: story.withdrawnAt },
    story.releasedAt === undefined
      ? undefined
      : { ...of, kind: "identity_released", at: story.releasedAt, mchId: story.mchId },
    story.verifiedAt === undefined
      ? undefined
      : { ...of, kind: "identity_verified", at: story.verifiedAt, result: story.result },
  ];
  return claims.filter((claim) => claim !== undefined);
}

/** The two that an entry means which names none. */
const ORIGINAL_ITEMS = ["real_name", "credential_id"];

function isSaidBy({ items, ...claim }: Claim, members: Entry["members"]): boolean {
  const said = members.items ?? ORIGINAL_ITEMS;
  const hasItems = items === undefined || inOrder(items) === inOrder(said);
  return hasItems && Object.entries(claim).every(([name, value]) => members[name] === value);
}

const inOrder = (items: unknown) => (Array.isArray(items) ? items.map(String).toSorted().join() : undefined);
