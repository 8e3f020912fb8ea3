import type { KeptMail, ListedMail, MailFate } from "@shiming/core";

export interface MailRow {
  readonly id: string;
  readonly received_at: number;
  readonly sender: string;
  readonly size: number;
  readonly content: Buffer;
  readonly fate: MailFate;
  readonly application_id: string | null;
  readonly head: Buffer | null;
}

export const listedOf = (row: Omit<MailRow, "content">): ListedMail => ({
  id: row.id,
  receivedAt: new Date(row.received_at),
  sender: row.sender,
  size: row.size,
  fate: row.fate,
  ...(row.application_id !== null && { applicationId: row.application_id }),
  ...(row.head !== null && { sealedHead: row.head }),
});

export const mailOf = (row: MailRow): KeptMail => ({ ...listedOf(row), sealed: row.content });

export const SHORTENED = /^[0-9a-f]{12,63}$/;

export const onlyOne = ([first, ...others]: readonly MailRow[]) => (others.length === 0 ? first : undefined);

/** As the end of a refusal to give a mail to an application. */
export const notGivable = (id: string) => ({
  en: `mail ${id} belongs to an application already, or has not been looked at yet`,
  zh: `邮件 ${id} 已属于某个申请，或尚未处理`,
});
