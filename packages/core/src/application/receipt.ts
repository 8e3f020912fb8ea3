import type { Text } from "@shiming/crypto";
import type { MailContent } from "../mail/outgoing-mail.ts";
import { shanghaiDateOf } from "../shanghai-time.ts";
import type { Application } from "./application.ts";
import { isOptional } from "./check/completeness.ts";
import { type Finding, type FormField, LABELS } from "./check/finding.ts";
import { valuesOf } from "./check/values.ts";

const NONE: Text = { en: "none", zh: "无" };

/**
 * Repeats the form as it was understood, item by item, and names what is missing and how to mend it.
 * @param notes on what came with it
 */
export function receiptFor(
  application: Application,
  findings: readonly Finding[],
  notes: readonly Text[] = [],
): MailContent {
  const { language } = application.correspondence;
  const unread = new Set(application.form.unread.map(({ item }) => item));
  const values = valuesOf(application.form);
  return {
    template: "form_received",
    applicationId: application.id,
    items: (Object.keys(LABELS) as FormField[]).map((field) => {
      const { item, label } = LABELS[field];
      const value = values[field] ?? (isOptional(field) && !unread.has(item) ? NONE[language] : undefined);
      return { item, label: label[language], value: value === undefined ? undefined : String(value) };
    }),
    missing: findings.filter(({ weight }) => weight === "fault").map(({ text }) => text[language]),
    until: application.deadline && shanghaiDateOf(application.deadline),
    notes: notes.map((note) => note[language]),
  };
}
