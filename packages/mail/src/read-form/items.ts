/** The values of the ten items. What cannot be understood stays as it was written, and is never guessed. */
import type { ItemNumber, ReadForm } from "@shiming/core";
import {
  halfWidth,
  isPlaceholder,
  pointsElsewhere,
  saysNothing,
  stripped,
  tidy,
  unwrapped,
} from "./characters.ts";
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
  1: readLegalName,
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
  const text = unwrapped(tidy(written).replace(ANSWER, ""));
  if (saysNothing(text) || pointsElsewhere(text)) return { items: {}, unread: [] };
  if (isPlaceholder(text)) return { items: {}, unread: [{ item, text }] };
  if (item !== 2 && text.length > LONGEST_TEXT)
    return { items: {}, unread: [{ item, text: text.slice(0, LONGEST_TEXT) }] };
  const { items, isUnclear } = readers[item](text);
  return { items, unread: isUnclear ? [{ item, text: text.slice(0, LONGEST_TEXT) }] : [] };
}

/** 答：…, below a label that asks; 更正为 …, below what was read wrongly. */
const ANSWER = /^(?:(?:答|回答|答复|回复|answer) ?[：:]|(?:更正为|改为|应为|修改为)[：:]?)/i;

/** Without the code that registers have beside the name: the form does not ask for it. */
function readLegalName(text: string): ReadItem {
  const name = stripped(text.replace(CREDIT_CODE, "").replaceAll("\n", " "), " ", " 。；;，,、");
  return name === ""
    ? { items: {}, isUnclear: true }
    : { items: { legalName: name }, isUnclear: name.length > 200 };
}

const CREDIT_CODE =
  /[（(【[，,;；\s]{0,3}(?:(?:统一)?(?:社会)?信用代码|组织机构代码)?[：:为\s]{0,3}(?<![0-9A-Z０-９Ａ-Ｚ])[0-9A-Z０-９Ａ-Ｚ]{18}(?![0-9A-Z０-９Ａ-Ｚ])[）)】\]]?/gi;

function readMchId(text: string): ReadItem {
  // 1900 000 109: groups are one number where together they are as long as one.
  const plain = halfWidth(text).replace(/(?<!\d)\d{1,5}(?:[ .,-]\d{2,5}){1,4}(?!\d)/g, (groups) => {
    const digits = groups.replace(/[ .,-]/g, "");
    return /^\d{8,10}$/.test(digits) ? digits : groups;
  });
  // What a spreadsheet has made of a number, 1.900000109E9, is none.
  const isBroken = /\d[.,]\d/.test(plain);
  const numbers = new Set(isBroken ? [] : plain.match(/\d{4,32}/g));
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
