/** Requests of people. The table is named after the first of their kinds. */
import type { PersonRequest } from "@shiming/core";

/** Columns of what a request has not are empty. */
export interface Row {
  readonly id: string;
  readonly kind: PersonRequest["kind"];
  readonly channel: PersonRequest["channel"];
  readonly issuer: string;
  readonly user_id: string;
  readonly consent_id: string;
  readonly appid: string;
  readonly legal_name: string;
  readonly state: string;
  readonly filed_at: number;
  readonly deadline: number;
  readonly reminded_at: number | null;
  readonly settled_at: number | null;
  readonly answered_by: string | null;
  readonly content: Buffer;
  readonly answer: Buffer | null;
}

export const COLUMNS =
  "kind channel issuer user_id consent_id appid legal_name state filed_at deadline reminded_at settled_at answered_by content answer";

export const OF_ACCOUNT = `SELECT * FROM complaints WHERE issuer = @issuer AND user_id = @user_id
  ORDER BY filed_at DESC, id LIMIT 100`;
/** Those that wait come first, by their deadlines. `@state` and `@kind` are empty for all. */
export const OF_ALL = `SELECT * FROM complaints WHERE (@state = '' OR state = @state) AND (@kind = '' OR kind = @kind)
  ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, CASE state WHEN 'open' THEN deadline ELSE -filed_at END, id LIMIT @limit`;
export const DUE = `SELECT * FROM complaints WHERE state = 'open' AND deadline <= @until AND reminded_at IS NULL
  ORDER BY deadline, id LIMIT 100`;
export const OVERDUE = "SELECT count(*) AS count FROM complaints WHERE state = 'open' AND deadline < @at";

export function fromRow(row: Row): PersonRequest {
  const { issuer, user_id: userId, consent_id: consentId, appid, legal_name: legalName } = row;
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    account: issuer === "" ? undefined : { issuer, userId },
    about: consentId === "" ? undefined : { consentId, appid, legalName },
    filedAt: new Date(row.filed_at),
    deadline: new Date(row.deadline),
    remindedAt: row.reminded_at === null ? undefined : new Date(row.reminded_at),
    sealedText: row.content,
    answer: row.answer
      ? { at: new Date(row.settled_at ?? 0), sealed: row.answer, by: row.answered_by ?? undefined }
      : undefined,
  };
}

export function toRow(request: PersonRequest): Row {
  const { account, about, answer } = request;
  return {
    id: request.id,
    kind: request.kind,
    channel: request.channel,
    issuer: account?.issuer ?? "",
    user_id: account?.userId ?? "",
    consent_id: about?.consentId ?? "",
    appid: about?.appid ?? "",
    legal_name: about?.legalName ?? "",
    state: answer ? "answered" : "open",
    filed_at: request.filedAt.getTime(),
    deadline: request.deadline.getTime(),
    reminded_at: request.remindedAt?.getTime() ?? null,
    settled_at: answer?.at.getTime() ?? null,
    answered_by: answer?.by ?? null,
    content: Buffer.from(request.sealedText),
    answer: answer ? Buffer.from(answer.sealed) : null,
  };
}
