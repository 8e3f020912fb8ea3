/** Tables that say at their head what stands in which column. */
import { compact } from "./characters.ts";
import type { Row } from "./row.ts";

const HEADS = {
  number: /^(?:序号|编号|no\.?)$/,
  label: /^(?:信息概述|信息|概述|项目|事项|信息项|item|information)$/,
  answer: /^(?:具体信息内容|具体内容|具体信息|内容|填写内容|申请内容|content|answer)$/,
} as const;
/** What the form's author, or whoever looked it through, has written beside the answers. */
const NOTE = /备注|示例|样例|举例|必填|要求|提示|说明|审核|remark|example|required|note/;

/** Says nothing of the form itself. */
export const isHead = (cell: string): boolean =>
  [...Object.values(HEADS), /^说明$/].some((head) => head.test(compact(cell)));

interface Columns {
  readonly table: number;
  readonly order: readonly number[];
  readonly width: number;
}

/** Rows as if their columns were number, label and answer, where the head of their table says which is which. */
export function columnsInOrder(rows: readonly Row[]): Row[] {
  let columns: Columns | undefined;
  return rows.map((row) => {
    columns = columnsOf(row) ?? (columns?.table === row.table ? columns : undefined);
    if (!columns) return row;
    const { order, width } = columns;
    const cells = [...order.map((column) => row.cells[column] ?? ""), ...row.cells.slice(width)];
    return { ...row, cells };
  });
}

/** An empty head belongs to the one before it: merged, it spans both columns. */
function columnsOf({ cells, table }: Row): Columns | undefined {
  if (table === undefined) return undefined;
  const groups: { readonly head: string; readonly columns: number[] }[] = [];
  cells.forEach((cell, column) => {
    if (cell.trim() === "" && groups.length > 0) groups.at(-1)?.columns.push(column);
    else groups.push({ head: compact(cell), columns: [column] });
  });
  const of = (head: RegExp) => groups.filter((group) => head.test(group.head));
  const [labels, answers] = [of(HEADS.label), of(HEADS.answer)];
  if (labels.length !== 1 || answers.length !== 1) return undefined;
  const others = groups.filter(({ head }) => !isHead(head) && !NOTE.test(head));
  const ordered = [...of(HEADS.number), ...labels, ...answers, ...others];
  return { table, order: ordered.flatMap(({ columns }) => columns), width: cells.length };
}
