/** The values of the ten items. What cannot be understood stays as it was written, and is never guessed. */
import type { ItemNumber, ReadForm } from "@shiming/core";
import { halfWidth, saysNothing, tidy } from "./characters.ts";
import { readContact } from "./contacts.ts";
import { dailyEstimates, estimatePerMinute } from "./estimates.ts";
import { readMiniProgram } from "./mini-program.ts";

type Items = ReadForm["items"];

interface ReadItem {
  readonly items: Items;
  readonly isUnclear?: boolean;
}

const LONGEST_TEXT = 10_000;

const readers: { readonly [Item in ItemNumber]: (text: string) => ReadItem } = {
  1: (text) => ({ items: { legalName: text.replaceAll("\n", " ") }, isUnclear: text.length > 200 }),
  2: (text) => ({ items: { scenario: text.slice(0, LONGEST_TEXT) }, isUnclear: text.length > LONGEST_TEXT }),
  3: (text) => {
    const { isUnclear, ...items } = readMiniProgram(text);
    return { items, isUnclear };
  },
  4: readMchId,
  5: (text) => {
    const items = dailyEstimates(text);
    return items ? { items } : { items: {}, isUnclear: true };
  },
  6: (text) => ofMinute("peakPerMinute", text),
  7: (text) => ofMinute("averagePerMinute", text),
  8: (text) => ofContact("productContact", text),
  9: (text) => ofContact("developmentContact", text),
  10: (text) => {
    const { isUnclear, contact } = readContact(text);
    const { telephone: _, ...rest } = contact;
    return { items: Object.keys(rest).length > 0 ? { platformContact: rest } : {}, isUnclear };
  },
};

/** @returns what was understood of an item, and its text where some of it was not */
export function readItem(item: ItemNumber, written: string): ReadForm {
  const text = tidy(written);
  if (saysNothing(text)) return { items: {}, unread: [] };
  if (item !== 2 && text.length > LONGEST_TEXT)
    return { items: {}, unread: [{ item, text: text.slice(0, LONGEST_TEXT) }] };
  const { items, isUnclear } = readers[item](text);
  return { items, unread: isUnclear ? [{ item, text: text.slice(0, LONGEST_TEXT) }] : [] };
}

function readMchId(text: string): ReadItem {
  const numbers = new Set(halfWidth(text).match(/\d{4,32}/g));
  const [mchId] = numbers;
  return mchId !== undefined && numbers.size === 1 ? { items: { mchId } } : { items: {}, isUnclear: true };
}

function ofMinute(name: "peakPerMinute" | "averagePerMinute", text: string): ReadItem {
  const value = estimatePerMinute(text);
  return value === undefined ? { items: {}, isUnclear: true } : { items: { [name]: value } };
}

function ofContact(name: "productContact" | "developmentContact", text: string): ReadItem {
  const { contact, isUnclear } = readContact(text);
  return { items: Object.keys(contact).length > 0 ? { [name]: contact } : {}, isUnclear };
}
