import type { MailContent } from "../mail/outgoing-mail.ts";
import type { Application } from "./application.ts";
import { type Finding, type FormField, LABELS } from "./check/finding.ts";
import { valuesOf } from "./check/values.ts";

/** Repeats the form as it was understood, item by item, and names what is missing and how to mend it. */
export function receiptFor(application: Application, findings: readonly Finding[]): MailContent {
  const { language } = application.correspondence;
  const values = valuesOf(application.form);
  return {
    template: "form_received",
    applicationId: application.id,
    items: (Object.keys(LABELS) as FormField[]).map((field) => {
      const { item, label } = LABELS[field];
      const value = values[field];
      return { item, label: label[language], value: value === undefined ? undefined : String(value) };
    }),
    missing: findings.filter(({ weight }) => weight === "fault").map(({ text }) => text[language]),
  };
}
