import type { Text } from "@shiming/crypto";
import type { ItemNumber } from "../form.ts";

/** What a machine finds before a person looks: where, and how to mend it. */
export interface Finding {
  /** The number of the form's item; `undefined` for what is applied for online. */
  readonly item: ItemNumber | undefined;
  /** As the operations name it: `product_contact.telephone`. */
  readonly field: string;
  /** A fault keeps it from being submitted; a remark is for the reviewer. */
  readonly weight: "fault" | "remark";
  readonly text: Text;
}

/** What items of the form are called, by those who fill it in. */
export const LABELS = {
  legal_name: { item: 1, label: { en: "Applicant's legal name", zh: "业务方名称（主体名称）" } },
  scenario: { item: 2, label: { en: "Scenario and purpose", zh: "使用该接口的场景和用途" } },
  mini_program_name: { item: 3, label: { en: "Name of the mini program", zh: "小程序名称" } },
  appid: { item: 3, label: { en: "appid", zh: "小程序 appid" } },
  mch_id: { item: 4, label: { en: "Merchant number", zh: "商户号" } },
  calls_per_day: { item: 5, label: { en: "Calls a day", zh: "日均调用次数" } },
  users_per_day: { item: 5, label: { en: "Users a day", zh: "日均用户数" } },
  peak_per_minute: { item: 6, label: { en: "Calls in the busiest minute", zh: "最高并发调用量（分钟级）" } },
  average_per_minute: { item: 7, label: { en: "Calls in an average minute", zh: "平均每分钟调用量" } },
  "product_contact.name": { item: 8, label: { en: "Product contact, name", zh: "产品联系人姓名" } },
  "product_contact.telephone": { item: 8, label: { en: "Product contact, telephone", zh: "产品联系人手机" } },
  "product_contact.email": { item: 8, label: { en: "Product contact, e-mail", zh: "产品联系人邮箱" } },
  "development_contact.name": { item: 9, label: { en: "Development contact, name", zh: "开发联系人姓名" } },
  "development_contact.telephone": {
    item: 9,
    label: { en: "Development contact, telephone", zh: "开发联系人手机" },
  },
  "development_contact.email": {
    item: 9,
    label: { en: "Development contact, e-mail", zh: "开发联系人邮箱" },
  },
  "platform_contact.name": { item: 10, label: { en: "Platform contact, name", zh: "平台方接口人姓名" } },
  "platform_contact.email": { item: 10, label: { en: "Platform contact, e-mail", zh: "平台方接口人邮箱" } },
} as const satisfies Record<string, { readonly item: ItemNumber; readonly label: Text }>;

export type FormField = keyof typeof LABELS;

/** @param says what is said behind the item's name */
export function fault(field: FormField, says: Text, weight: Finding["weight"] = "fault"): Finding {
  const { item, label } = LABELS[field];
  return {
    ...{ item, field, weight },
    text: { en: `Item ${item}, ${label.en}: ${says.en}`, zh: `第 ${item} 项“${label.zh}”：${says.zh}` },
  };
}

/** The same for what is applied for online. */
export function onlineFault(field: string, text: Text, weight: Finding["weight"] = "fault"): Finding {
  return { item: undefined, field, weight, text };
}

export type ItemValues = Readonly<Record<FormField, string | number | undefined>>;
