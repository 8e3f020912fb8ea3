import type { Complaint } from "@shiming/core";

export interface Row {
  readonly id: string;
  readonly issuer: string;
  readonly user_id: string;
  readonly consent_id: string;
  readonly appid: string;
  readonly legal_name: string;
  readonly state: string;
  readonly filed_at: number;
  readonly deadline: number;
  readonly settled_at: number | null;
  readonly content: Buffer;
  readonly answer: Buffer | null;
}

export const COLUMNS =
  "issuer user_id consent_id appid legal_name state filed_at deadline settled_at content answer";

export const OF_ACCOUNT = `SELECT * FROM complaints WHERE issuer = @issuer AND user_id = @user_id
  ORDER BY filed_at DESC, id LIMIT 100`;
/** Those that wait come first, by their deadlines. `@state` is empty for all. */
export const OF_ALL = `SELECT * FROM complaints WHERE @state = '' OR state = @state
  ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, CASE state WHEN 'open' THEN deadline ELSE -filed_at END, id LIMIT @limit`;

export function fromRow(row: Row): Complaint {
  return {
    id: row.id,
    account: { issuer: row.issuer, userId: row.user_id },
    consentId: row.consent_id,
    appid: row.appid,
    legalName: row.legal_name,
    filedAt: new Date(row.filed_at),
    deadline: new Date(row.deadline),
    sealedText: row.content,
    answer: row.answer ? { at: new Date(row.settled_at ?? 0), sealed: row.answer } : undefined,
  };
}

export function toRow(complaint: Complaint): Row {
  const { answer } = complaint;
  return {
    id: complaint.id,
    issuer: complaint.account.issuer,
    user_id: complaint.account.userId,
    consent_id: complaint.consentId,
    appid: complaint.appid,
    legal_name: complaint.legalName,
    state: answer ? "answered" : "open",
    filed_at: complaint.filedAt.getTime(),
    deadline: complaint.deadline.getTime(),
    settled_at: answer?.at.getTime() ?? null,
    content: Buffer.from(complaint.sealedText),
    answer: answer ? Buffer.from(answer.sealed) : null,
  };
}
