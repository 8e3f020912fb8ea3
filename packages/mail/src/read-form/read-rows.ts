/** A form from the rows of one source. */
import type { ItemNumber, ReadForm } from "@shiming/core";
import { compact } from "./characters.ts";
import { entriesOf } from "./entries.ts";
import type { Entry } from "./entry.ts";
import { readItem } from "./items.ts";
import type { Row } from "./row.ts";

/** @returns `undefined` where no item of the form stands in them */
export function readRows(rows: readonly Row[]): ReadForm | undefined {
  const entries = entriesOf(rows);
  if (entries.length === 0) return undefined;
  const items = [...new Set(entries.map(({ item }) => item))].sort((one, other) => one - other);
  const form = items.map((item) => readItem(item, answerTo(item, entries))).reduce(together);
  const repeated = items.filter((item) => isRepeated(bestOf(item, entries)));
  return repeated.length > 0 ? { ...form, repeated } : form;
}

/** Answered in two tables, or twice in the text, and not in the same words. */
function isRepeated(entries: readonly Entry[]): boolean {
  const [first] = entries;
  const written = entries.filter(
    ({ part, table }) => part === first?.part && (!table || table !== first?.table),
  );
  return new Set([first, ...written].map((entry) => compact(entry?.texts.join() ?? ""))).size > 1;
}

/** 同上 and 同产品联系人, in item 9, say what stands in item 8; elsewhere nobody could tell what is meant. */
function answerTo(item: ItemNumber, entries: readonly Entry[]): string {
  const text = textFor(item, entries);
  return item === 9 && AS_PRODUCT_CONTACT.test(compact(text)) ? textFor(8, entries) : text;
}

const AS_PRODUCT_CONTACT =
  /^(?:同上|[同与](?:产品联系人|第?8项?)(?:相同|一致|一样)?|sameasabove|ditto)[。.]?$/;

function together(one: ReadForm, other: ReadForm): ReadForm {
  return { items: { ...other.items, ...one.items }, unread: [...one.unread, ...other.unread] };
}

function bestOf(item: ItemNumber, entries: readonly Entry[]): Entry[] {
  const own = entries.filter((entry) => entry.item === item);
  return own.some(({ numbered }) => numbered) ? own.filter(({ numbered }) => numbered) : own;
}

/**
 * Of several texts to one label the one beside a numbered label, else the first: what was written later stands above. Labels
 * for parts of an item add up.
 */
function textFor(item: ItemNumber, entries: readonly Entry[]): string {
  const best = bestOf(item, entries);
  const parts = new Map<string, Entry[]>();
  for (const entry of best) {
    const part = entry.part ?? "";
    const before = parts.get(part);
    if (!before) parts.set(part, [entry]);
    // The rows that one merged label stands beside.
    else if (entry.table !== undefined && entry.table === before[0]?.table) before.push(entry);
  }
  return [...parts.values()]
    .flat()
    .flatMap(({ texts }) => texts)
    .join("\n");
}
