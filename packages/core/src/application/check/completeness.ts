import type { ReadForm } from "../form.ts";
import { type Finding, type FormField, fault, type ItemValues, LABELS } from "./finding.ts";

/** Where there is none, the whole of item 10 may be missing. */
const OPTIONAL: ReadonlySet<FormField> = new Set(["platform_contact.name", "platform_contact.email"]);

export const isOptional = (field: FormField): boolean => OPTIONAL.has(field);

const FIELDS = Object.keys(LABELS) as readonly FormField[];

export function findMissing(values: ItemValues, { unread }: ReadForm): readonly Finding[] {
  const unreadable = new Map(unread.map(({ item, text }) => [item, text]));
  const isMissing = (field: FormField) => String(values[field] ?? "").trim() === "";
  return FIELDS.filter((field) => isMissing(field) && !isOptional(field)).map((field) => {
    const written = unreadable.get(LABELS[field].item);
    if (written === undefined)
      return fault(field, { en: "is missing; please fill it in", zh: "未填写，请补充" });
    const quoted = written.slice(0, 60);
    return fault(field, {
      en: `could not be read in “${quoted}”; please write it plainly`,
      zh: `“${quoted}”无法识别，请按要求填写`,
    });
  });
}
