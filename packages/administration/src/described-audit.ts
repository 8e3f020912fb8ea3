/** The audit, as operations tell it. */
import {
  type AuditPage,
  type AuditRecord,
  type AuditReport,
  csvLine,
  type RegisterComparison,
} from "@shiming/core";
import type { Static } from "typebox";
import { AUDIT_COLUMNS, fieldsOf } from "./audit-fields.ts";
import type { AuditRun } from "./running-platform.ts";
import type { AuditEntryFields, ComparedRegisters, Verification } from "./schemas/audit.ts";

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

/** How far it is; the whole of it is known once there is a report. */
function describeRun<Report extends { readonly entries: number }>(run: AuditRun<Report> | undefined) {
  if (!run) return { state: "never", started_at: null, ended_at: null, looked: 0, entries: 0 } as const;
  const { startedAt, looked, entries, end } = run;
  const state = end === undefined ? "running" : end.report ? "done" : "failed";
  return {
    state,
    started_at: startedAt.toISOString(),
    ended_at: end?.at.toISOString() ?? null,
    looked: end?.report?.entries ?? looked,
    entries: end?.report?.entries ?? entries,
  } as const;
}

export function describeVerification(run: AuditRun<AuditReport> | undefined): Verification {
  const report = run?.end?.report;
  const problems = report?.problems.slice(0, MOST_PROBLEMS) ?? [];
  return {
    ...describeRun(run),
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

export function describeComparison(run: AuditRun<RegisterComparison> | undefined) {
  const report = run?.end?.report;
  return { ...describeRun(run), report: report ? describeCompared(report, MOST_PROBLEMS) : null };
}

/** @param most how many findings, and as many rows that are open; all unless it is given */
export function describeCompared(report: RegisterComparison, most?: number): ComparedRegisters {
  const { entries, rows, findings, open, unsettled } = report;
  return {
    ...{ entries, rows, finding_count: findings.length },
    findings: findings.slice(0, most).map((found) => ({
      ...{ finding: found.finding, register: found.register, key: found.key },
      seq: found.finding === "unexplained" ? null : found.seq,
      fields: found.finding === "different" ? found.fields.map((field) => ({ ...field })) : [],
    })),
    open_count: open.length,
    open: open.slice(0, most).map((row) => ({ ...row, fields: [...row.fields] })),
    unsettled: [...unsettled],
  };
}
