/** The fields of an entry of the audit, at every door and in every file; docs/operating.md has them in a table. */
import type { AuditMember, AuditRecord } from "@shiming/core";

/** Each member of an event, in the order of the columns. */
const NAMES = {
  appid: "appid",
  mchId: "mch_id",
  certSerialNo: "cert_serialno",
  consentId: "consent_id",
  complaintId: "complaint_id",
  reason: "reason",
  result: "result",
  times: "times",
  actor: "actor",
  action: "action",
  subject: "subject",
  person: "person",
  guardian: "guardian",
  rows: "rows",
  requestId: "request_id",
  fingerprint: "fingerprint",
  noticeDigest: "notice_digest",
  items: "items",
  issuer: "issuer",
  fileDigest: "file_digest",
  firstLine: "first_line",
  lastLine: "last_line",
  added: "added",
  changed: "changed",
  bad: "bad",
  keys: "keys",
  lost: "lost",
  voided: "voided",
} as const satisfies Record<AuditMember, string>;

const MEMBERS = Object.entries(NAMES) as [AuditMember, string][];

export const AUDIT_COLUMNS: readonly string[] = ["seq", "at", "kind", ...Object.values(NAMES), "digest"];

/** Only the fields that the entry has. */
export function fieldsOf({ seq, at, kind, digest, members }: AuditRecord): Record<string, unknown> {
  const named = MEMBERS.filter(([member]) => members[member] !== undefined && members[member] !== null);
  return {
    seq,
    at,
    kind,
    ...Object.fromEntries(named.map(([member, name]) => [name, flat(members[member])])),
    digest,
  };
}

/** What has members of its own is JSON in one field: a table has no room for more. */
function flat(value: unknown): unknown {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
