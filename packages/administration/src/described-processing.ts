/** The operator's derived registers as they are told: records of processing, and recipients. */
import {
  type Assessment,
  itemsOf,
  type Operator,
  type Period,
  type ProcessingRecord as Processed,
  type ProcessingCounts,
  RECORD_YEARS,
  type Recipient as Received,
  retentionOf,
  type Stores,
  safeguards,
  type Text,
  wordingFor,
} from "@shiming/core";
import { timeOf } from "./described.ts";
import { describeAssessment } from "./described-assessment.ts";
import type { Counts, ProcessingRecord, Recipient } from "./schemas/processing.ts";

/** What is the same in every record. */
export interface OfPlatform {
  readonly period: Period;
  readonly operator: Omit<Operator, "logo"> | undefined;
  readonly recordDays: number;
  /** The latest of each subject. */
  readonly assessments: ReadonlyMap<string, Assessment>;
}

export async function ofPlatform(
  period: Period,
  { operator, stores }: { readonly operator?: Omit<Operator, "logo"> | undefined; readonly stores: Stores },
): Promise<OfPlatform> {
  const recordDays = (await retentionOf(stores)).get("consents") ?? 0;
  const assessments = new Map((await stores.assessments.latest()).map((each) => [each.subject, each]));
  return { period, operator, recordDays, assessments };
}

export function describeProcessing(
  record: Processed,
  { period, operator, recordDays, assessments }: OfPlatform,
): ProcessingRecord {
  const assessed = assessments.get(record.key);
  const { recipient, english } = record;
  return {
    record_id: record.key,
    appid: record.appid,
    mini_program: record.miniProgram,
    category: [...record.category],
    category_names: [...record.categoryNames],
    state: record.state,
    since: timeOf(record.since),
    ends_at: timeOf(record.endsAt),
    operator: operator ? describeOperator(operator) : null,
    recipient: {
      organisation_id: recipient.organisationId ?? null,
      legal_name: recipient.legalName,
      contact: recipient.contact,
    },
    purpose: record.purpose,
    legal_basis: record.legalBasis,
    necessity: record.necessity ?? null,
    english: english ? describeTexts(english) : null,
    ...wordsOf(record),
    items: itemsOf(record.items).map(({ item, required }) => ({ item, required })),
    retention: {
      of_data: record.retention,
      of_consent_records_days: recordDays,
      promised_years: operator?.recordYears ?? RECORD_YEARS,
    },
    safeguards: safeguards.map(({ en, zh }) => ({ en, zh })),
    assessment: assessed ? describeAssessment(assessed) : null,
    counts: describeCounts(record.counts, period),
  };
}

const describeOperator = ({ legalName, name, contact, complaints }: Omit<Operator, "logo">) => ({
  legal_name: legalName ?? name,
  contact,
  complaints: complaints ?? contact,
});

function describeTexts({ purpose, legalBasis, retention, necessity }: NonNullable<Processed["english"]>) {
  return { purpose, legal_basis: legalBasis, retention, ...(necessity !== undefined && { necessity }) };
}

/** As people are told today, in the platform's own words. */
function wordsOf({ items }: Processed): { readonly method: Text; readonly influence: Text } {
  const zh = wordingFor(items, "zh-CN");
  const en = wordingFor(items, "en");
  // The first two say why it is sensitive, what may come of it, and that one may refuse.
  const influence = (paragraphs: readonly string[] = []) => paragraphs.slice(0, 2);
  return {
    method: { en: en.method, zh: zh.method },
    influence: { en: influence(en.privacyNotice).join(" "), zh: influence(zh.privacyNotice).join("") },
  };
}

export function describeRecipient(
  recipient: Received,
  merchantNames: ReadonlyMap<string, string>,
  period: Period,
): Recipient {
  return {
    recipient_id: recipient.key,
    organisation_id: recipient.organisationId ?? null,
    legal_name: recipient.legalName,
    contact: recipient.contact,
    state: recipient.state,
    mini_programs: recipient.miniPrograms.map(({ appid, name }) => ({ appid, name })),
    merchants: [...recipient.merchants].map(([mch_id, released]) => ({
      mch_id,
      legal_name: merchantNames.get(mch_id) ?? null,
      released,
    })),
    items: [...recipient.items],
    counts: describeCounts(recipient.counts, period),
  };
}

function describeCounts(counts: ProcessingCounts, { from, before }: Period): Counts {
  const { consented, denied, released, verified, withdrawn } = counts;
  return {
    ...{ from: from.toISOString(), to: before.toISOString() },
    ...{ consented, denied, released, verified, withdrawn },
    first_used_at: timeOf(counts.firstUsedAt),
    last_used_at: timeOf(counts.lastUsedAt),
  };
}
