/** An entry as a line for people. */
import { fieldsOf } from "@shiming/administration";
import {
  actorWords,
  auditActionWords,
  auditKindWords,
  auditSubjectText,
  inWords,
} from "@shiming/administration/words";
import type { AuditRecord } from "@shiming/core";
import type { Language } from "../language.ts";
import { aligned, cellOf } from "../listing/table.ts";
import { secondText } from "../listing/words.ts";

const WIDTHS = [6, 19, 20];

/** What tells most of an entry, in this order; numbers with their names. */
const TOLD = ["appid", "mch_id", "issuer", "consent_id", "reason", "added", "changed", "bad"];

export function recordLine(record: AuditRecord, language: Language): string {
  const { seq, at, kind } = record;
  const time = Number.isNaN(Date.parse(at)) ? at : secondText(at);
  const word = inWords(auditKindWords, kind)[language];
  return aligned(
    [String(seq).padStart(WIDTHS[0] ?? 0), cellOf(time), cellOf(word), cellOf(told(record, language))],
    WIDTHS,
  );
}

/** What was done to what, the rest, and by whom: in words where the audit has names of its own. */
function told(record: AuditRecord, language: Language): string {
  const { action, subject, actor, ...fields } = fieldsOf(record);
  const values = TOLD.filter((name) => fields[name] !== undefined).map((name) =>
    typeof fields[name] === "number" ? `${name} ${fields[name]}` : String(fields[name]),
  );
  return [
    ...(action === undefined ? [] : [inWords(auditActionWords, String(action))[language]]),
    ...(subject === undefined ? [] : [auditSubjectText(String(subject))[language]]),
    ...values,
    ...(actor === undefined ? [] : [`(${actorWords(String(actor))[language]})`]),
  ].join(" ");
}
