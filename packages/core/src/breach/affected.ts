/**
 * Whoever was told of, out of the audit: it has each time that somebody was told something of a person, for good, and its time is found
 * without an index that exchanges would pay for. Who the person is, and what became of the consent, stands in the consents.
 */
import { entriesWithin } from "../audit/from-time.ts";
import { pageOfAudit } from "../audit/page.ts";
import type { AuditRecord } from "../audit/selection.ts";
import type { Consent } from "../consent/consent.ts";
import type { Item } from "../disclosure/item.ts";
import { ORIGINAL_ITEMS } from "../disclosure/item.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";

/** What has got into wrong hands: all that is given has to apply. */
export interface BreachSelection {
  /** Verifications are made by a mini program, and by no merchant and no certificate. */
  readonly mchId?: string | undefined;
  readonly certSerialNo?: string | undefined;
  readonly appid?: string | undefined;
  /** A host. */
  readonly issuer?: string | undefined;
  readonly from?: Date | undefined;
  /** The first moment behind it. */
  readonly to?: Date | undefined;
}

const KINDS = ["identity_released", "identity_repeated", "identity_verified"] as const;

/** A time that somebody was told something of a person. */
export interface Affected {
  /** The entry of the audit that vouches for it. */
  readonly seq: number;
  readonly at: string;
  readonly kind: (typeof KINDS)[number];
  readonly consentId: string;
  readonly appid: string;
  /** Of a release. */
  readonly mchId: string | undefined;
  readonly certSerialNo: string | undefined;
  readonly items: readonly Item[];
  /** Of a verification. */
  readonly result: string | undefined;
  /** `undefined` where it was kept long enough and is gone: who it was is not known any more. */
  readonly consent: Consent | undefined;
}

export interface AffectedPage {
  readonly affected: readonly Affected[];
  /** The last entry that was looked at: from there it goes on. `undefined` where all were. */
  readonly last: number | undefined;
}

export async function pageOfAffected(
  selection: BreachSelection,
  deps: {
    readonly audit: Pick<AuditStore, "size" | "entries">;
    readonly consents: Pick<ConsentStore, "findAll">;
  },
  {
    after,
    ...limits
  }: { readonly after?: number | undefined; readonly wanted: number; readonly looked: number },
): Promise<AffectedPage> {
  const { mchId, certSerialNo, appid, issuer, from, to } = selection;
  const wanted = { kinds: KINDS, appid, certSerialNo, from, to, ...merchantOf(mchId) };
  const { records, last } = await pageOfAudit(entriesWithin(selection, deps.audit, after), wanted, limits);
  const consents = await consentsOf(records, deps.consents);
  const affected = records.map((record) => affectedOf(record, consents));
  return {
    // Whose consent is gone may be anybody's.
    affected: affected.filter(({ consent }) => !issuer || !consent || consent.account.issuer === issuer),
    last: last?.seq,
  };
}

const merchantOf = (mchId: string | undefined) =>
  mchId === undefined ? {} : { merchant: { mchId, certSerialNos: [] } };

async function consentsOf(
  records: readonly AuditRecord[],
  consents: Pick<ConsentStore, "findAll">,
): Promise<ReadonlyMap<string, Consent>> {
  const ids = new Set(records.map(({ members }) => String(members.consentId)));
  const found = await consents.findAll([...ids]);
  return new Map(found.map((consent) => [consent.id, consent]));
}

function affectedOf(
  { seq, at, kind, members }: AuditRecord,
  consents: ReadonlyMap<string, Consent>,
): Affected {
  const consentId = String(members.consentId);
  const items = Array.isArray(members.items) ? members.items : ORIGINAL_ITEMS;
  const textOf = (member: unknown) => (typeof member === "string" ? member : undefined);
  return {
    seq,
    at,
    kind: kind as Affected["kind"],
    consentId,
    appid: String(members.appid),
    mchId: textOf(members.mchId),
    certSerialNo: textOf(members.certSerialNo),
    // Nothing was handed over: the service provider had it before.
    items: kind === "identity_verified" ? ["verification"] : items,
    result: textOf(members.result),
    consent: consents.get(consentId),
  };
}
