import type { Text } from "@shiming/crypto";
import { refuse } from "../failure.ts";
import { largestClaims, ROOM_FOR_CLAIMS } from "./claims.ts";
import { type Item, isItem, ORIGINAL_ITEMS } from "./item.ts";

/** An item that a mini program may ask for; a person may leave out one that is not required. */
export interface ApprovedItem {
  readonly item: Item;
  readonly required: boolean;
}

const ORIGINAL: readonly ApprovedItem[] = ORIGINAL_ITEMS.map((item) => ({ item, required: true }));

/** Those of a use, or of a notice; where it says nothing, the original's two. */
export function itemsOf(said: readonly ApprovedItem[] | undefined): readonly ApprovedItem[] {
  return said ?? ORIGINAL;
}

export function itemNames(said: readonly ApprovedItem[] | undefined): readonly Item[] {
  return itemsOf(said).map(({ item }) => item);
}

/**
 * As they are remembered of a use: nothing for the original's two, in whatever order they were given.
 * @throws `value_invalid`
 */
export function rememberedItems(items: readonly ApprovedItem[] | undefined): {
  readonly items?: readonly ApprovedItem[];
} {
  if (items === undefined) return {};
  const fault = faultOfItems(items);
  if (fault) refuse("value_invalid", { hint: fault });
  return isOriginal(items) ? {} : { items: items.map(({ item, required }) => ({ item, required })) };
}

/** Why a mini program cannot be approved for these. */
export function faultOfItems(items: readonly ApprovedItem[]): Text | undefined {
  if (items.length === 0) return NONE;
  const names = items.map(({ item }) => item);
  const strange = names.find((item) => !isItem(item));
  if (strange !== undefined) return unknown(strange);
  const twice = names.find((item, place) => names.indexOf(item) !== place);
  if (twice !== undefined) return repeated(twice);
  return largestClaims(names) > ROOM_FOR_CLAIMS ? TOO_MANY : undefined;
}

function isOriginal(items: readonly ApprovedItem[]): boolean {
  return (
    items.length === ORIGINAL.length &&
    ORIGINAL.every((own) => items.some(({ item, required }) => item === own.item && required))
  );
}

const NONE: Text = { en: "name at least one item", zh: "请至少选择一个信息项" };
const TOO_MANY: Text = {
  en: `these items do not fit into one answer: encrypted_claims has room for ${ROOM_FOR_CLAIMS} bytes; leave out some of the masked ones or of the ages`,
  zh: `这些信息项放不进一次回答：encrypted_claims 只能容纳 ${ROOM_FOR_CLAIMS} 字节；请减少脱敏项或年龄项`,
};
const unknown = (item: string): Text => ({
  en: `${item.slice(0, 40)} is no item: real_name, credential_id, masked_name, masked_credential_id, age_over_1 to age_over_150, verification`,
  zh: `没有信息项 ${item.slice(0, 40)}：可用 real_name、credential_id、masked_name、masked_credential_id、age_over_1 至 age_over_150、verification`,
});
const repeated = (item: string): Text => ({ en: `${item} is there twice`, zh: `${item} 重复` });
