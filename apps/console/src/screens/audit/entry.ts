/** An entry of the audit, in few words. */
import type { OutputOf } from "@shiming/administration";
import { auditActionWords, auditSubjectText, inWords } from "@shiming/administration/words";
import type { Text } from "../../i18n/text.ts";
import type { StateKind } from "../../parts/state-kinds.ts";

export type AuditEntry = OutputOf<"audit.search">["entries"][number];

/** What tells most of an entry, in this order. */
const TOLD = ["appid", "mch_id", "consent_id", "issuer", "reason", "added", "changed"];
/** Digests, and ids of people: nobody tells them apart by their ends. */
const LONG = /[0-9A-Za-z]{32,64}/g;
const SHOWN = 10;

/** As a list has room for it: the details have it whole. Serial numbers of certificates are compared, and stay. */
export const shortened = (text: string): string =>
  text.replaceAll(LONG, (long) => (/^[0-9A-F]{40}$/.test(long) ? long : `${long.slice(0, SHOWN)}…`));

/** Numbers and names of an entry; what is long in them shortened. */
export function told({ fields }: AuditEntry): Text {
  const { subject } = fields;
  const about = subject === undefined ? undefined : auditSubjectText(String(subject));
  const rest = TOLD.map((name) => fields[name]).filter((value) => value !== undefined);
  const line = (start: string | undefined) =>
    shortened([...(start === undefined ? [] : [start]), ...rest.map(String)].join(" · "));
  return { zh: line(about?.zh), en: line(about?.en) };
}

/** What was done, where the kind alone does not say it. */
export const actionOf = ({ fields }: AuditEntry): Text | undefined =>
  fields.action === undefined ? undefined : inWords(auditActionWords, String(fields.action));

const KINDS: Readonly<Record<string, StateKind>> = {
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

export const tagOf = (kind: string): StateKind => KINDS[kind] ?? "quiet";

/** The first moment of a day in Beijing, so many days on. */
export const dayStart = (day: string, daysOn = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + daysOn * 86_400_000).toISOString();
