/** The audit, as operations tell it. */
import { type AuditPage, type AuditRecord, csvLine } from "@shiming/core";
import type { Static } from "typebox";
import { AUDIT_COLUMNS, fieldsOf } from "./audit-fields.ts";
import type { VerificationRun } from "./running-platform.ts";
import type { AuditEntryFields, Verification } from "./schemas/audit.ts";

const MOST_PROBLEMS = 1000;

function describeEntry(record: AuditRecord): Static<typeof AuditEntryFields> {
  const { seq: _seq, at: _at, kind: _kind, digest: _digest, ...fields } = fieldsOf(record);
  const { seq, at, kind, digest } = record;
  return { seq, at, kind, fields: fields as Record<string, string | number>, digest };
}

export const describeNewest = ({ records, last }: AuditPage) => ({
  entries: records.map(describeEntry),
  next: last?.seq ?? null,
  searched_to: last?.at ?? null,
});

/** Columns are named in the first part alone, behind a byte order mark for spreadsheets. */
export function auditFile(
  records: readonly AuditRecord[],
  format: "ndjson" | "csv",
  isFirst: boolean,
): string {
  if (format === "ndjson") return records.map((each) => `${JSON.stringify(fieldsOf(each))}\n`).join("");
  const rows = records.map(fieldsOf).map((fields) => csvLine(AUDIT_COLUMNS.map((name) => fields[name])));
  return [...(isFirst ? [`\ufeff${csvLine(AUDIT_COLUMNS)}`] : []), ...rows].join("");
}

const NEVER: Verification = {
  ...{ state: "never", started_at: null, ended_at: null, looked: 0, entries: 0 },
  ...{ signed_heads: null, given_up: [], problem_count: null, problems: [] },
};

export function describeVerification(run: VerificationRun | undefined): Verification {
  if (!run) return NEVER;
  const { startedAt, looked, entries, end } = run;
  const report = end?.report;
  const problems = report?.problems.slice(0, MOST_PROBLEMS) ?? [];
  return {
    state: end === undefined ? "running" : report ? "done" : "failed",
    started_at: startedAt.toISOString(),
    ended_at: end?.at.toISOString() ?? null,
    looked: report?.entries ?? looked,
    entries: report?.entries ?? entries,
    signed_heads: report?.signedHeads ?? null,
    given_up: (report?.givenUp ?? []).map(({ seq, lastSeq, at }) => ({ seq, last_seq: lastSeq, at })),
    problem_count: report?.problems.length ?? null,
    problems: problems.map((found) => ({
      problem: found.problem,
      seq: found.seq,
      last_seq: "lastSeq" in found ? found.lastSeq : found.seq,
    })),
  };
}
