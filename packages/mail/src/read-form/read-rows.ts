/** A form from the rows of one source. */
import type { ItemNumber, ReadForm } from "@shiming/core";
import { type Entry, entriesOf } from "./entries.ts";
import { readItem } from "./items.ts";
import type { Row } from "./row.ts";

/** @returns `undefined` where no item of the form stands in them */
export function readRows(rows: readonly Row[]): ReadForm | undefined {
  const entries = entriesOf(rows);
  if (entries.length === 0) return undefined;
  const items = [...new Set(entries.map(({ item }) => item))].sort((one, other) => one - other);
  return items.map((item) => readItem(item, textFor(item, entries))).reduce(together);
}

function together(one: ReadForm, other: ReadForm): ReadForm {
  return { items: { ...other.items, ...one.items }, unread: [...one.unread, ...other.unread] };
}

/**
 * Of several texts to one label the one beside a numbered label, else the first: what was written later stands above. Labels
 * for parts of an item add up.
 */
function textFor(item: ItemNumber, entries: readonly Entry[]): string {
  const own = entries.filter((entry) => entry.item === item);
  const best = own.some(({ numbered }) => numbered) ? own.filter(({ numbered }) => numbered) : own;
  const parts = new Map<string, Entry[]>();
  for (const entry of best) {
    const part = entry.part ?? "";
    const before = parts.get(part) ?? [];
    // The rows that one merged label stands beside.
    if (before.length === 0 || (entry.table !== undefined && entry.table === before[0]?.table))
      parts.set(part, [...before, entry]);
  }
  return [...parts.values()]
    .flat()
    .flatMap(({ texts }) => texts)
    .join("\n");
}
