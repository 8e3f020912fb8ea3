/** The items of an application, as its applicant knows them too: by the names that the API gives them. */
import type { Text } from "../../i18n/text.ts";
import { fieldTexts, groupTexts, useWords } from "../applications/field-texts.ts";

export const fieldNames = {
  ...fieldTexts,
  ...groupTexts,
  uses: { zh: "类目与用途", en: "Categories and purposes" },
  attachments: { zh: "文件", en: "Files" },
} as const satisfies Readonly<Record<string, Text>>;

const names: Readonly<Record<string, Text>> = fieldNames;
const parts: Readonly<Record<string, Text>> = {
  ...useWords,
  names: { zh: "类目名称", en: "Names" },
  english: { zh: "英文", en: "English" },
};

/** A finding counts categories from zero. */
const numbered = (place: number): Text => ({ zh: `第 ${place} 个类目`, en: `category ${place}` });

/** @param field `product_contact.email`, `uses.99,904.purpose`, `uses.0.items` */
export function fieldText(field: string, say: (text: Text) => string): string {
  const [first = "", ...rest] = field.split(".");
  const head = names[first];
  const tail = rest.map((part) => {
    const words = names[`${first}.${part}`] ?? parts[part];
    if (/^\d$/.test(part)) return say(numbered(Number(part) + 1));
    return words ? say(words) : part;
  });
  return [head ? say(head) : first, ...tail].join(" · ");
}
