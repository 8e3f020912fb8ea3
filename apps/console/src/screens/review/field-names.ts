/** The items of an application by the names that the API gives them, as people call them. */
import type { Text } from "../../i18n/text.ts";

export const fieldNames = {
  legal_name: { zh: "主体名称", en: "Legal name" },
  scenario: { zh: "使用场景和用途", en: "Scenario" },
  mini_program_name: { zh: "小程序名称", en: "Mini program" },
  appid: { zh: "appid", en: "appid" },
  mch_id: { zh: "商户号", en: "Merchant number" },
  calls_per_day: { zh: "日均调用次数", en: "Calls a day" },
  users_per_day: { zh: "日均用户数", en: "People a day" },
  peak_per_minute: { zh: "每分钟最高调用量", en: "Calls in the busiest minute" },
  average_per_minute: { zh: "每分钟平均调用量", en: "Calls in an average minute" },
  product_contact: { zh: "产品联系人", en: "Product contact" },
  development_contact: { zh: "开发联系人", en: "Development contact" },
  platform_contact: { zh: "平台方接口人", en: "Contact at the platform" },
  uses: { zh: "类目与用途", en: "Categories and purposes" },
  legal_ground: { zh: "办理依据", en: "Legal ground" },
  storage: { zh: "存储方式", en: "Storage" },
  assessment: { zh: "个人信息保护影响评估", en: "Impact assessment" },
  attachments: { zh: "文件", en: "Files" },
  ends_at: { zh: "有效期至", en: "Until" },
} as const satisfies Readonly<Record<string, Text>>;

const parts: Readonly<Record<string, Text>> = {
  name: { zh: "姓名", en: "name" },
  names: { zh: "类目名称", en: "names" },
  telephone: { zh: "电话", en: "telephone" },
  email: { zh: "邮箱", en: "e-mail" },
  law: { zh: "文件名称", en: "law" },
  article: { zh: "条款", en: "article" },
  where: { zh: "存储地点", en: "where" },
  how: { zh: "保护措施", en: "how" },
  necessity: { zh: "必要性", en: "necessity" },
  risk: { zh: "风险", en: "risk" },
  measures: { zh: "保护措施", en: "measures" },
  purpose: { zh: "用途", en: "purpose" },
  legal_basis: { zh: "法律依据", en: "legal basis" },
  retention: { zh: "保存期限", en: "retention" },
  english: { zh: "英文", en: "English" },
};

/** @param field `product_contact.email`, `uses.99,904.purpose` */
export function fieldText(field: string, say: (text: Text) => string): string {
  const [first = "", ...rest] = field.split(".");
  const head = Object.hasOwn(fieldNames, first) ? say(fieldNames[first as keyof typeof fieldNames]) : first;
  const tail = rest.map((part) => (Object.hasOwn(parts, part) ? say(parts[part] as Text) : part));
  return [head, ...tail].join(" · ");
}
