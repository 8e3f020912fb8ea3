import type { Assessment } from "@shiming/core";

export interface Row {
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  readonly recorded_at: number;
  readonly assessed_on: string;
  readonly next_review_on: string;
  readonly outcome: Assessment["outcome"];
  readonly document: string | null;
  readonly document_size: number | null;
  readonly content: Buffer;
}

export const COLUMNS =
  "id subject version recorded_at assessed_on next_review_on outcome document document_size content";

export const LATEST = `SELECT * FROM assessments a WHERE NOT EXISTS
  (SELECT 1 FROM assessments b WHERE b.subject = a.subject AND b.version > a.version) ORDER BY subject`;
export const OF_SUBJECT = "SELECT * FROM assessments WHERE subject = @subject ORDER BY version DESC";

export function fromRow(row: Row): Assessment {
  const { document: digest, document_size: size } = row;
  return {
    id: row.id,
    subject: row.subject,
    version: row.version,
    recordedAt: new Date(row.recorded_at),
    assessedOn: row.assessed_on,
    nextReviewOn: row.next_review_on,
    outcome: row.outcome,
    document: digest === null ? undefined : { digest, size: size ?? 0 },
    sealed: row.content,
  };
}

export function toRow(assessment: Assessment): Row {
  return {
    id: assessment.id,
    subject: assessment.subject,
    version: assessment.version,
    recorded_at: assessment.recordedAt.getTime(),
    assessed_on: assessment.assessedOn,
    next_review_on: assessment.nextReviewOn,
    outcome: assessment.outcome,
    document: assessment.document?.digest ?? null,
    document_size: assessment.document?.size ?? null,
    content: Buffer.from(assessment.sealed),
  };
}
