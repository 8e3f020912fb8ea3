/** Whether less would serve: what is asked for, beside what such business usually needs (contract §10). */
import type { Text } from "@shiming/crypto";
import { itemNames } from "../../disclosure/approved-items.ts";
import { type Item, ORIGINAL_ITEMS } from "../../disclosure/item.ts";
import { namesOfItems } from "../../disclosure/item-names.ts";
import { categoryIdOf } from "../../mini-program/category.ts";
import type { Application } from "../application.ts";
import { type Finding, onlineFault } from "./finding.ts";

/** What a category usually needs; nothing where nobody has said it. */
export type UsualItems = (category: readonly number[]) => Promise<readonly Item[] | undefined>;

/** What tells less and often does as well, the least first. */
const LESS: Readonly<Record<(typeof ORIGINAL_ITEMS)[number], readonly Item[]>> = {
  real_name: ["verification", "masked_name"],
  credential_id: ["verification", "age_over_18", "masked_credential_id"],
};

/** A remark for whoever applies and whoever reviews, with what would tell less. */
export async function findMoreThanUsual(
  { permission }: Application,
  usualItems: UsualItems | undefined,
): Promise<readonly Finding[]> {
  const findings = permission.uses.map(async ({ category, items }, place) => {
    const usual = await usualItems?.(categoryIdOf(category));
    const more = usual ? itemNames(items).filter((item) => !usual.includes(item)) : [];
    return usual && more.length > 0 ? [remark(place, more, usual)] : [];
  });
  return (await Promise.all(findings)).flat();
}

function remark(place: number, more: readonly Item[], usual: readonly Item[]): Finding {
  const less = ORIGINAL_ITEMS.filter((item) => more.includes(item)).flatMap((item) => LESS[item]);
  const others = [...new Set(less)].filter((item) => !usual.includes(item));
  return onlineFault(`uses.${place}.items`, said(place + 1, more, usual, others), "remark");
}

function said(number: number, more: readonly Item[], usual: readonly Item[], less: readonly Item[]): Text {
  const [asked, needed, others] = [more, usual, less].map(namesOfItems) as [Text, Text, Text];
  const [en, zh] =
    less.length > 0
      ? [`; these would tell less as well: ${others.en}`, `；${others.zh}透露得也更少`]
      : ["", ""];
  return {
    en: `Category ${number}: ${asked.en} ${more.length > 1 ? "are" : "is"} asked for; such business usually does with ${needed.en}${en}`,
    zh: `第 ${number} 个类目：索取了${asked.zh}；此类业务通常只需${needed.zh}${zh}`,
  };
}
