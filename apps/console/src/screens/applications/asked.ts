import { itemWords } from "@shiming/administration/words";
import type { Text } from "../../i18n/text.ts";

const ORIGINAL = ["real_name", "credential_id"].map((item) => ({ item, required: true }));

/** What is asked for, in a line: a use that says nothing asks for the original's two. */
export function itemsAsked(
  items: readonly { readonly item: string; readonly required: boolean }[] = ORIGINAL,
): Text {
  const named = items.map(({ item, required }) => ({ ...itemWords(item), required }));
  return {
    zh: named.map(({ zh, required }) => (required ? zh : `${zh}（可选）`)).join("；"),
    en: named.map(({ en, required }) => (required ? en : `${en} (optional)`)).join("; "),
  };
}
