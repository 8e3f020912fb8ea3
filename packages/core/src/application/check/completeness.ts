import type { Text } from "@shiming/crypto";
import type { ItemNumber, ReadForm } from "../form.ts";
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
    const { en, zh } = HOW_TO[LABELS[field].item];
    return fault(field, {
      en: `could not be read in “${quoted}”; please ${en}`,
      zh: `“${quoted}”无法识别，请${zh}`,
    });
  });
}

const ONE_NUMBER: Text = {
  en: "write one whole number for it, such as 300",
  zh: "对此只写一个整数，例如 300",
};
const PERSON: Text = {
  en: "write one name, one telephone and one e-mail, such as Zhang San, 13800138000, name@example.com",
  zh: "写明一位联系人的姓名、手机和邮箱，例如：张三，13800138000，name@example.com",
};
/** What would be read. */
const HOW_TO: Readonly<Record<ItemNumber, Text>> = {
  1: { en: "write the legal name alone", zh: "只写单位全称" },
  2: { en: "write it in fewer words", zh: "写得更简短" },
  3: { en: "write one name and one appid", zh: "只写一个小程序的名称和 appid" },
  4: { en: "write one merchant number", zh: "只写一个商户号" },
  5: ONE_NUMBER,
  6: ONE_NUMBER,
  7: ONE_NUMBER,
  8: PERSON,
  9: PERSON,
  10: { en: "write one name and one e-mail", zh: "写明一位接口人的姓名和邮箱" },
};
