/** From rows to what stands beside each label of the form. */
import { compact, halfWidth, saysNothing } from "./characters.ts";
import { columnsInOrder, isHead } from "./columns.ts";
import { type Entry, texted } from "./entry.ts";
import { itemsOfLine, linesOf, ofLine } from "./item-line.ts";
import { hasFigures, type Label, labelOf, numberBefore } from "./labels.ts";
import { isBlank, type Row } from "./row.ts";

const CLOSING =
  /^(?:谢谢|感谢|多谢|此致|敬礼|祝好?|顺颂|顺祝|以上|如有|发自|来自|附件|sent from|best|kind|regards|thanks|thank you|[-—_=*]{2,})/i;

export function entriesOf(rows: readonly Row[]): Entry[] {
  const entries: Entry[] = [];
  let afterGap = false;
  let closed = false;
  let columns: readonly (Label | undefined)[] | undefined;
  columnsInOrder(rows).forEach((row) => {
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
      else if (!closed) closed = !continueLast(entries.at(-1), row, afterGap);
    }
    afterGap = false;
  });
  return entries.filter(({ texts }) => texts.some((text) => text.trim() !== ""));
}

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
  if (filled.length === 1) return itemsOfLine(filled[0] as string, table);
  return ofCells(fromTheLeft(filled), table);
}

/** 某市人民医院 | 业务方名称 | 1: who writes from right to left numbers the label, too. */
function fromTheLeft(cells: readonly string[]): readonly string[] {
  const [number, label, ...values] = cells.toReversed();
  if (number === undefined || label === undefined || values.length === 0) return cells;
  const item = numberAlone(number);
  const isMirrored = item !== undefined && labelOf(label)?.item === item && !values.some(isLabelOrNumber);
  return isMirrored ? [number, label, ...values.toReversed()] : cells;
}

const isLabelOrNumber = (cell: string) => numberAlone(cell) !== undefined || labelOf(cell) !== undefined;

/** 5 | 日均调用量预估 | 5000: from a label to the next one. The number in front may stand in a cell of its own. */
function ofCells(cells: readonly string[], table: number | undefined): Entry[] {
  const number = numberAlone(cells[0] as string);
  const entries: Entry[] = [];
  for (const cell of number === undefined ? cells : cells.slice(1)) {
    const last = entries.at(-1);
    // 约为日均的 6%，即 300 次: an answer has figures, and may be made of the words of labels.
    const label = last?.texts.length === 0 && hasFigures(cell) ? undefined : labelOf(cell);
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

/** @returns whether what follows may belong to it, too: below a gap that ended it nothing does */
function continueLast(last: Entry | undefined, { cells, table }: Row, afterGap: boolean): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (!last || filled.every(isHead)) return true;
  const text = filled.join(filled.length === 2 ? "：" : " ");
  const isSameTable = table !== undefined && table === last.table;
  const isEmpty = last.texts.length === 0;
  if (numberAlone(text) !== undefined && !(isEmpty && (last.item === 6 || last.item === 7))) return true;
  if (!isSameTable && table !== undefined && last.table !== undefined) return true;
  // Below a merged label its cell is empty; a row that begins with something else is a note.
  if (isSameTable && cells[0]?.trim() !== "" && !isSubLabel(filled[0] as string)) return true;
  const belongs = isSameTable || isEmpty || !afterGap || belongsAfterGap(last, text);
  if (belongs) last.texts.push(text);
  return belongs;
}

/** A blank line ends what was written, unless there is more of the kind, and of a contact what it has not yet. */
function belongsAfterGap({ item, texts }: Entry, text: string): boolean {
  if (item < 8) return item === 2;
  const [written, more] = [compact(texts.join("\n")), compact(text)];
  if (saysNothing(written)) return false;
  if (/^(?:姓名|手机|电话|邮箱)/.test(more)) return true;
  const told = CONTACT_MARKS.filter((mark) => mark.test(more));
  return told.length > 0 && !told.some((mark) => mark.test(written));
}

const CONTACT_MARKS = [/@/, /\d{7}/];

function numberAlone(text: string): number | undefined {
  const { number, rest } = numberBefore(text);
  return rest === "" ? number : undefined;
}
