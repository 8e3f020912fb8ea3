/** From rows to what stands beside each label of the form. */
import type { ItemNumber } from "@shiming/core";
import { compact, halfWidth } from "./characters.ts";
import { type Label, labelOf, numberBefore } from "./labels.ts";
import { isBlank, type Row } from "./row.ts";

/** A label and what was written to it. */
export interface Entry extends Label {
  readonly texts: string[];
  readonly table: number | undefined;
}

const HEAD =
  /^(?:序号|编号|信息概述|信息|概述|具体信息内容|具体内容|内容|填写内容|项目|说明|no|item|information|content)$/;
const CLOSING =
  /^(?:谢谢|感谢|多谢|此致|敬礼|祝好?|顺颂|顺祝|以上|如有|发自|来自|附件|sent from|best|kind|regards|thanks|thank you|[-—_=*]{2,})/i;

export function entriesOf(rows: readonly Row[]): Entry[] {
  const entries: Entry[] = [];
  let afterGap = false;
  let closed = false;
  let columns: readonly (Label | undefined)[] | undefined;
  rows.forEach((row) => {
    if (isBlank(row)) {
      afterGap = true;
      return;
    }
    const heads = columnLabels(row);
    if (heads) columns = heads;
    else if (columns && row.table !== undefined) entries.push(...ofColumns(row, columns));
    else {
      const found = labelledIn(row);
      if (found.length > 0) {
        entries.push(...found);
        closed = false;
      } else if (isClosing(row)) closed = true;
      else if (!closed) continueLast(entries.at(-1), row, afterGap);
    }
    afterGap = false;
  });
  return entries.filter(({ texts }) => texts.some((text) => text.trim() !== ""));
}

const texted = (label: Label, value: string, table: number | undefined): Entry => ({
  ...label,
  texts: value.trim() === "" ? [] : [value.trim()],
  table,
});

/** Three labels beside one another, with nothing between them, are the heads of columns. */
function columnLabels({ cells, table }: Row): readonly (Label | undefined)[] | undefined {
  if (table === undefined || cells.length < 3) return undefined;
  const labels = cells.map((cell) => labelOf(cell));
  const items = new Set(labels.flatMap((label) => (label ? [label.item] : [])));
  return items.size >= 3 && labels.slice(1).every((label, index) => label ?? cells[index + 1] === "")
    ? labels
    : undefined;
}

const ofColumns = ({ cells, table }: Row, columns: readonly (Label | undefined)[]) =>
  columns.flatMap((label, index) => (label ? [texted(label, cells[index] ?? "", table)] : []));

function labelledIn({ cells, table }: Row): Entry[] {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (filled.length === 1)
    return linesOf(filled[0] as string).flatMap((line, index) => ofLine(line, table, index));
  return ofCells(filled, table);
}

/** 5 | 日均调用量预估 | 5000: from a label to the next one. The number in front may stand in a cell of its own. */
function ofCells(cells: readonly string[], table: number | undefined): Entry[] {
  const number = numberAlone(cells[0] as string);
  const entries: Entry[] = [];
  for (const cell of number === undefined ? cells : cells.slice(1)) {
    const label = labelOf(cell);
    const last = entries.at(-1);
    if (label && label.item !== last?.item) {
      entries.push({ ...texted(label, "", table), numbered: label.numbered || label.item === number });
    } else if (last) last.texts.push(cell);
  }
  if (entries.length > 0) return entries.map(joinedTexts);
  return cells.flatMap((cell) => linesOf(cell).flatMap((line) => ofLine(line, table, 0)));
}

/** The cells beside a label: 姓名 | 张三 belongs together. */
function joinedTexts(entry: Entry): Entry {
  const [first, ...others] = entry.texts;
  if (first === undefined || others.length === 0) return entry;
  return { ...entry, texts: [`${first}${isSubLabel(first) ? "：" : "\n"}${others.join("\n")}`] };
}

const isSubLabel = (text: string) =>
  /^(?:姓名|手机|电话|邮箱|名称|appid|次数|用户数|调用次数)/.test(compact(text)) && text.length <= 12;

/** Greetings and signatures, and notes below a table. */
const isClosing = ({ cells, table }: Row) => table === undefined && CLOSING.test(halfWidth(cells[0] ?? ""));

function continueLast(last: Entry | undefined, { cells, table }: Row, afterGap: boolean): void {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (!last || filled.every((cell) => HEAD.test(compact(cell)))) return;
  const text = filled.join(filled.length === 2 ? "：" : " ");
  const isSameTable = table !== undefined && table === last.table;
  const isEmpty = last.texts.length === 0;
  if (numberAlone(text) !== undefined && !(isEmpty && (last.item === 6 || last.item === 7))) return;
  if (!isSameTable && table !== undefined && last.table !== undefined) return;
  // Below a merged label its cell is empty; a row that begins with something else is a note.
  if (isSameTable && cells[0]?.trim() !== "" && !isSubLabel(filled[0] as string)) return;
  if (isSameTable || isEmpty || !afterGap || belongsAfterGap(last.item, text)) last.texts.push(text);
}

/** A blank line ends what was written, unless there is more of the kind. */
const belongsAfterGap = (item: ItemNumber, text: string) =>
  item === 2 ||
  (item >= 8 && /^(?:姓名|手机|电话|邮箱)/.test(compact(text))) ||
  (item >= 8 && /@|\d{7}/.test(compact(text)));

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

function numberAlone(text: string): number | undefined {
  const { number, rest } = numberBefore(text);
  return rest === "" ? number : undefined;
}

/** 商户号：1900000109 · 4. 商户号 1900000109 · 商户号 alone, with its value below. */
function ofLine(line: string, table: number | undefined, index: number): Entry[] {
  const isLabel = !/[：:]/.test(line) && !/\d/.test(numberBefore(line).rest);
  const alone = index === 0 && isLabel && line.length <= 40 ? labelOf(line, 0) : undefined;
  if (alone) return [texted(alone, "", table)];
  const split = splitAtColon(line) ?? splitAtSpace(line);
  if (split)
    return [texted(split.label, withPart(split), table), ...laterLabels(split.value, split.label, table)].map(
      cutAtNext,
    );
  return [];
}

interface Split {
  readonly label: Label;
  readonly value: string;
  readonly written: string;
}

/** The first colon that is not in brackets. */
function splitAtColon(line: string): Split | undefined {
  for (const at of colonsOf(line)) {
    const written = line.slice(0, at);
    const label = labelOf(written);
    if (label) return { label, value: line.slice(at + 1), written };
    if (compact(written).length > 60) return undefined;
  }
  return undefined;
}

function colonsOf(line: string): number[] {
  let depth = 0;
  const colons: number[] = [];
  [...line.slice(0, 200)].forEach((character, index) => {
    if ("（(【[".includes(character)) depth++;
    else if ("）)】]".includes(character)) depth--;
    else if ("：:".includes(character) && depth <= 0) colons.push(index);
  });
  return colons.slice(0, 2);
}

/** Without a colon only words of labels may stand in front, and a single common word is none. */
function splitAtSpace(line: string): Split | undefined {
  const words = line.slice(0, LONGEST_LIST).trim().split(/\s+/);
  if (line.length > LONGEST_LIST) return undefined;
  for (let count = Math.min(5, words.length - 1); count > 0; count--) {
    const written = words.slice(0, count).join(" ");
    const label = /\d/.test(numberBefore(written).rest) ? undefined : labelOf(written, 0);
    const isPlain = numberBefore(written).rest === "小程序" && numberBefore(written).number === undefined;
    if (label && !isPlain) return { label, value: words.slice(count).join(" "), written };
  }
  return undefined;
}

const PART_WORDS = {
  name: "姓名",
  telephone: "手机",
  email: "邮箱",
  appid: "appid",
  calls: "次数",
  users: "用户数",
} as const;

/** 产品联系人手机：138…: the word for the part goes with what it names. */
const withPart = ({ label, value }: Split) =>
  label.part && label.item !== 3 && value.trim() !== ""
    ? `${PART_WORDS[label.part]}：${value.trim()}`
    : value;

/** A longer line is text. */
const LONGEST_LIST = 2000;

/** Several items in one line. What is free text may mention anything. */
function laterLabels(value: string, first: Label, table: number | undefined): Entry[] {
  if (first.item === 2 || value.length > LONGEST_LIST) return [];
  for (const { index } of value.matchAll(/[：:]/g)) {
    const start =
      Math.max(...[" ", "；", ";", "，", ",", "。", "　"].map((sign) => value.lastIndexOf(sign, index - 1))) +
      1;
    const label = labelOf(value.slice(start, index));
    if (label && label.item !== first.item) {
      const rest = value.slice(index + 1);
      return [
        texted(label, withPart({ label, value: rest, written: "" }), table),
        ...laterLabels(rest, label, table),
      ];
    }
  }
  return [];
}

/** Takes from each what belongs to the item that follows in the same line. */
function cutAtNext(entry: Entry, index: number, line: readonly Entry[]): Entry {
  const next = line[index + 1]?.texts[0];
  const own = entry.texts[0];
  if (next === undefined || own === undefined) return entry;
  const bare = next.replace(/^(?:姓名|手机|邮箱|次数|用户数)：/, "");
  const before = own
    .slice(0, own.length - bare.length)
    .trimEnd()
    .replace(/[：:]$/, "");
  const from = Math.max(...[" ", "；", ";", "，", ",", "。"].map((sign) => before.lastIndexOf(sign)));
  return { ...entry, texts: from < 0 ? [] : [before.slice(0, from).trim()] };
}
