/** What items are called among those who apply and review; what the person is told stands in `consent/wording.ts`. */
import type { Text } from "@shiming/crypto";
import { ageOf, type Item } from "./item.ts";

const NAMES: Readonly<Record<Exclude<Item, `age_over_${number}`>, Text>> = {
  real_name: { en: "the name", zh: "姓名" },
  credential_id: { en: "the ID card number", zh: "身份证号" },
  masked_name: { en: "the masked name", zh: "脱敏姓名" },
  masked_credential_id: { en: "the masked ID card number", zh: "脱敏身份证号" },
  verification: { en: "a verification", zh: "核验" },
};

function nameOfItem(item: Item): Text {
  const age = ageOf(item);
  if (age === undefined) return NAMES[item as keyof typeof NAMES];
  return { en: `whether the person is ${age} or older`, zh: `是否年满 ${age} 周岁` };
}

/** In a sentence. */
export function namesOfItems(items: readonly Item[]): Text {
  const names = items.map(nameOfItem);
  const [last = "", ...others] = names.map(({ en }) => en).reverse();
  const en = others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
  return { en, zh: names.map(({ zh }) => zh).join("、") };
}
