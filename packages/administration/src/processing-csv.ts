/** The operator's derived registers for a spreadsheet: a row for each record, in one language. Times are ISO 8601, UTC. */
import { csvLine } from "@shiming/core";
import type { Counts, ProcessingRecord, Recipient } from "./schemas/processing.ts";
import { itemWords } from "./words/items.ts";

type Language = "en" | "zh";

const COUNTED = [
  "consented",
  "denied",
  "released",
  "verified",
  "withdrawn",
  "first_used_at",
  "last_used_at",
] as const;
const countCells = (counts: Counts) => [
  counts.from,
  counts.to,
  ...COUNTED.map((name) => counts[name] ?? undefined),
];
const COUNT_COLUMNS = ["from", "to", ...COUNTED];

const PROCESSING_COLUMNS = [
  ...["record_id", "state", "since", "ends_at", "mini_program", "appid", "category"],
  ...["operator", "operator_contact", "recipient", "recipient_contact", "purpose", "legal_basis", "items"],
  ...[
    "method",
    "necessity",
    "influence",
    "retention_of_data",
    "retention_of_consent_records_days",
    "assessed_on",
    "safeguards",
  ],
];

export function processingCsv(records: readonly ProcessingRecord[], language: Language): string {
  const rows = records.map((record) => {
    const { purpose, legal_basis, necessity } = (language === "en" && record.english) || record;
    const ofData = (language === "en" && record.english?.retention) || record.retention.of_data;
    return csvLine([
      ...[record.record_id, record.state, record.since ?? undefined, record.ends_at ?? undefined],
      ...[record.mini_program, record.appid, record.category_names.join(" / ")],
      ...[record.operator?.legal_name, record.operator?.contact],
      ...[record.recipient.legal_name, record.recipient.contact, purpose, legal_basis],
      itemsText(
        record.items.map(({ item }) => item),
        language,
      ),
      ...[record.method[language], necessity ?? undefined, record.influence[language], ofData],
      ...[record.retention.of_consent_records_days, record.assessment?.assessed_on],
      record.safeguards.map((each) => each[language]).join("; "),
      ...countCells(record.counts),
    ]);
  });
  return [csvLine([...PROCESSING_COLUMNS, ...COUNT_COLUMNS]), ...rows].join("");
}

const RECIPIENT_COLUMNS = [
  "recipient_id",
  "legal_name",
  "contact",
  "state",
  "mini_programs",
  "merchants",
  "items",
];

export function recipientsCsv(recipients: readonly Recipient[], language: Language): string {
  const rows = recipients.map((each) =>
    csvLine([
      ...[each.recipient_id, each.legal_name, each.contact, each.state],
      each.mini_programs.map(({ appid, name }) => `${name} ${appid}`).join("; "),
      each.merchants.map(({ mch_id, legal_name }) => `${legal_name ?? ""} ${mch_id}`.trim()).join("; "),
      itemsText(each.items, language),
      ...countCells(each.counts),
    ]),
  );
  return [csvLine([...RECIPIENT_COLUMNS, ...COUNT_COLUMNS]), ...rows].join("");
}

const itemsText = (items: readonly string[], language: Language) =>
  items.map((item) => itemWords(item)[language]).join("; ");
