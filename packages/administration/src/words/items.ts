import type { Item } from "@shiming/core";
import type { Text } from "@shiming/crypto";

type NamedItem = Exclude<Item, `age_over_${number}`>;

const WORDS: Readonly<Record<NamedItem, Text>> = {
  real_name: { zh: "姓名", en: "Name" },
  credential_id: { zh: "身份证号", en: "ID card number" },
  masked_name: { zh: "脱敏姓名（最后一两个字）", en: "Masked name (its last one or two characters)" },
  masked_credential_id: {
    zh: "脱敏身份证号（首位和末位）",
    en: "Masked ID card number (its first and last character)",
  },
  verification: {
    zh: "仅核验（不提供信息，只答是否一致）",
    en: "Verification (nothing is handed over, only whether what you have is right)",
  },
};

/** What can be told of a person; what is no item is called what it is. */
export function itemWords(item: string): Text {
  const age = /^age_over_(\d{1,3})$/.exec(item)?.[1];
  if (age !== undefined) return { zh: `是否年满 ${age} 周岁`, en: `Whether ${age} or older` };
  return WORDS[item as NamedItem] ?? { zh: item, en: item };
}
