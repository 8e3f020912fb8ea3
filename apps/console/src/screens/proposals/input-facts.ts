/** What a proposal asks with, line by line: everything of it, since that is what will happen. */

import type { Text } from "../../i18n/text.ts";
import { type Category, idOfCategory, nameOfCategory } from "../../parts/category.ts";

const names: Readonly<Record<string, Text>> = {
  id: { zh: "申请编号", en: "Application" },
  appid: { zh: "小程序", en: "Mini program" },
  mch_id: { zh: "商户号", en: "Merchant" },
  category: { zh: "类目", en: "Category" },
  purpose: { zh: "用途", en: "Purpose" },
  legal_basis: { zh: "法律依据", en: "Legal basis" },
  retention: { zh: "保存期限", en: "Retention" },
  per_day: { zh: "每日调用上限", en: "Calls a day" },
  per_minute: { zh: "每分钟调用上限", en: "Calls a minute" },
  ends_at: { zh: "有效期至", en: "Until" },
  note: { zh: "给申请方的说明", en: "To the applicant" },
  email: { zh: "邮箱", en: "E-mail" },
  roles: { zh: "角色", en: "Roles" },
  role: { zh: "角色", en: "Role" },
  language: { zh: "邮件语言", en: "Language of the mail" },
  person_id: { zh: "人员", en: "Person" },
  organisation_id: { zh: "主体", en: "Organisation" },
  name: { zh: "名称", en: "Name" },
  issuer: { zh: "宿主", en: "Host" },
  kid: { zh: "密钥编号", en: "Key id" },
  public_key: { zh: "公钥", en: "Public key" },
  certificate: { zh: "证书", en: "Certificate" },
  english: { zh: "英文", en: "English" },
};

export interface InputFact {
  readonly field: string;
  readonly value: string;
  /** ISO 8601, to be shown as a time. */
  readonly isTime: boolean;
}

/** What was seen says nothing of what will happen. */
const UNSAID = new Set(["revision", "if_unchanged"]);
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

export function inputFacts(
  input: unknown,
  language: string,
  path: readonly string[] = [],
): readonly InputFact[] {
  if (Array.isArray(input) && input.every((each) => typeof each !== "object"))
    return [fact(path, input.join(language === "en" ? ", " : "、"))];
  // Of a single one nobody counts.
  if (Array.isArray(input) && input.length === 1) return inputFacts(input[0], language, path);
  if (isCategory(input)) return [fact(path, `${nameOfCategory(input, language)} ${idOfCategory(input)}`)];
  if (typeof input === "object" && input !== null) {
    return Object.entries(input)
      .filter(([name]) => !UNSAID.has(name))
      .flatMap(([name, value]) => inputFacts(value, language, [...path, name]));
  }
  return [fact(path, typeof input === "number" ? input.toLocaleString("en") : String(input))];
}

const fact = (path: readonly string[], value: string): InputFact => ({
  field: path.join("."),
  value,
  isTime: TIME.test(value),
});

function isCategory(input: unknown): input is Category {
  return typeof input === "object" && input !== null && "first" in input && "second" in input;
}

/** @param field `uses.0.purpose` */
export function inputName(field: string, say: (text: Text) => string): string {
  return field
    .split(".")
    .filter((part) => part !== "uses" && part !== "quota")
    .map((part) => {
      const known = Object.hasOwn(names, part) ? names[part] : undefined;
      return known ? say(known) : /^\d+$/.test(part) ? String(Number(part) + 1) : part;
    })
    .join(" · ");
}
