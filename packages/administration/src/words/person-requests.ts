import type { PersonRequestChannel, PersonRequestKind } from "@shiming/core";
import type { Text } from "@shiming/crypto";

export const personRequestKindWords: Readonly<Record<PersonRequestKind, Text>> = {
  access: { zh: "查阅、复制", en: "Access, or a copy" },
  correction: { zh: "更正、补充", en: "Correction" },
  deletion: { zh: "删除", en: "Deletion" },
  withdrawal: { zh: "撤回同意", en: "Withdrawal of a consent" },
  explanation: { zh: "解释处理规则", en: "Explanation" },
  complaint: { zh: "投诉", en: "Complaint" },
  other: { zh: "其他", en: "Other" },
};

export const personRequestChannelWords: Readonly<Record<PersonRequestChannel, Text>> = {
  online: { zh: "我的授权", en: "Own page" },
  letter: { zh: "信函", en: "Letter" },
  phone: { zh: "电话", en: "Telephone" },
  mail: { zh: "邮件", en: "E-mail" },
  in_person: { zh: "当面", en: "In person" },
};
