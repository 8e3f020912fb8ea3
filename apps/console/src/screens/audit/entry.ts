/** An entry of the audit, in few words. */
import type { OutputOf } from "@shiming/administration";

export type AuditEntry = OutputOf<"audit.search">["entries"][number];

/** What tells most of an entry, in this order. */
const TOLD = ["action", "subject", "appid", "mch_id", "consent_id", "issuer", "reason", "added", "changed"];

export function told({ fields }: AuditEntry): string {
  return TOLD.filter((name) => fields[name] !== undefined)
    .map((name) => String(fields[name]))
    .join(" · ");
}

export type TagKind = "good" | "note" | "warn" | "danger" | "quiet";

const KINDS: Readonly<Record<string, TagKind>> = {
  consent_approved: "good",
  consent_denied: "warn",
  consent_withdrawn: "warn",
  identity_released: "note",
  known_token_refused: "danger",
  audit_read: "note",
  keys_accepted: "danger",
  older_data_accepted: "danger",
  unreadable: "danger",
};

export const tagOf = (kind: string): TagKind => KINDS[kind] ?? "quiet";

/** The first moment of a day in Beijing, so many days on. */
export const dayStart = (day: string, daysOn = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + daysOn * 86_400_000).toISOString();
