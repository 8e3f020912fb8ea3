/** What is asked for, as it is chosen item by item. Pure. */
import type { Use } from "./filling.ts";

export type AskedItem = NonNullable<Use["items"]>[number];
export type Asking = "none" | "required" | "optional";

/** Where a use says nothing: the original's two. */
export const ORIGINAL: readonly AskedItem[] = ["real_name", "credential_id"].map((item) => ({
  item,
  required: true,
}));

export function askingOf(items: readonly AskedItem[], item: string): Asking {
  const found = items.find((each) => each.item === item);
  if (!found) return "none";
  return found.required ? "required" : "optional";
}

/** In its place where it was there already. */
export function withItem(items: readonly AskedItem[], item: string, asking: Asking): AskedItem[] {
  if (asking === "none") return items.filter((each) => each.item !== item);
  const next = { item, required: asking === "required" };
  const isThere = items.some((each) => each.item === item);
  return isThere ? items.map((each) => (each.item === item ? next : each)) : [...items, next];
}

export const agesOf = (items: readonly AskedItem[]): string[] =>
  items.map(({ item }) => item).filter((item) => item.startsWith("age_over_"));

/** `18, 60`: whole years from 1 to 150, each once; what else is typed is left out. */
export function agesIn(text: string): string[] {
  const years = (text.normalize("NFKC").match(/\d+/g) ?? []).map(Number);
  return [...new Set(years)].filter((age) => age >= 1 && age <= 150).map((age) => `age_over_${age}`);
}

export function withAges(items: readonly AskedItem[], ages: readonly string[], asking: Asking): AskedItem[] {
  const others = items.filter(({ item }) => !item.startsWith("age_over_"));
  const required = asking !== "optional";
  return asking === "none" && agesOf(items).length > 0
    ? others
    : [...others, ...ages.map((item) => ({ item, required }))];
}
