/** Fields of a difference in the words of the form. Pure. */
import type { Text } from "../../i18n/text.ts";
import { type Category, nameOfCategory } from "../../parts/category.ts";
import { momentText } from "../../parts/moment.ts";
import { fieldTexts, groupTexts, useWords } from "./field-texts.ts";
import { kindWords } from "./words.ts";

const BETWEEN = " · ";
const joined = (...texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join(BETWEEN),
  en: texts.map(({ en }) => en).join(BETWEEN),
});
const namesOf = (category: Category): Text => ({
  zh: nameOfCategory(category, "zh-CN"),
  en: nameOfCategory(category, "en"),
});
const plain = (text: string): Text => ({ zh: text, en: text });

/** `uses.99,904.purpose`, `attachments.other licence.pdf`, `product_contact.name`, `legal_name`. */
export function nameOfField(field: string, categories: ReadonlyMap<string, Category> = new Map()): Text {
  const [outer = "", ...rest] = field.split(".");
  if (outer === "uses") return nameOfUse(rest, categories);
  if (outer === "attachments") {
    const [, kind = "", name = ""] = /^([a-z]+) (.*)$/.exec(rest.join(".")) ?? [];
    return kind in kindWords ? joined(kindWords[kind as "other"], plain(name)) : plain(rest.join("."));
  }
  const own = Object.hasOwn(fieldTexts, field) ? fieldTexts[field as "scenario"] : undefined;
  const group = Object.hasOwn(groupTexts, outer) ? groupTexts[outer as "storage"] : undefined;
  return joined(...[group, own].filter((text) => text !== undefined), ...(own ? [] : [plain(field)]));
}

const USE_MEMBERS: Readonly<Record<string, Text>> = { ...useWords, names: useWords.category };
const ENGLISH: Text = { zh: "英文", en: "English" };

function nameOfUse(
  [id = "", ...members]: readonly string[],
  categories: ReadonlyMap<string, Category>,
): Text {
  const category = categories.get(id);
  const isEnglish = members[0] === "english";
  const member = members.at(-1) ?? "";
  const name = USE_MEMBERS[member] ?? plain(member);
  return joined(
    category ? namesOf(category) : joined(useWords.category, plain(id)),
    ...(isEnglish ? [ENGLISH] : []),
    name,
  );
}

export function valueOfField(field: string, value: string | number | null, language: string): string {
  if (value === null) return "";
  if (typeof value === "number") return value.toLocaleString(language);
  if (field === "ends_at") return momentText(value, language, "Asia/Shanghai", "day").own;
  return field.startsWith("attachments.") ? `SHA-256 ${value.slice(0, 12)}…` : value;
}
