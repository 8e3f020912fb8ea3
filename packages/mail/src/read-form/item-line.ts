/** What one line says: a label and what stands behind it, or several of them. */
import { compact, stripped } from "./characters.ts";
import { type Entry, texted } from "./entry.ts";
import { itemAlone, type Label, labelOf, numberBefore } from "./labels.ts";

export const linesOf = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

/** The lines of one cell, or one line of a text. */
export const itemsOfLine = (text: string, table: number | undefined): Entry[] =>
  linesOf(text)
    .flatMap(brokenAtNumbers)
    .flatMap((line, index) => ofLine(line, table, index));

/** 1、业务方名称：…；2、场景和用途：… in one paragraph: before the number of each label that follows the one before. */
function brokenAtNumbers(line: string): string[] {
  if (line.length > LONGEST_PARAGRAPH) return [line];
  const lines: string[] = [];
  let [from, expected] = [0, numberBefore(line.slice(0, 20)).number];
  for (const { index } of line.matchAll(/(?<=[；;。，,\s])(?:10|[1-9])[、.．)）](?!\d)/g)) {
    if (expected === undefined) break;
    const label = splitAtColon(line.slice(index))?.label;
    if (label?.item !== expected + 1 || !label.numbered) continue;
    lines.push(stripped(line.slice(from, index), "", "；;，, 　"));
    [from, expected] = [index, expected + 1];
  }
  return [...lines, line.slice(from)];
}

/** Of a paragraph that has all of the form in it. */
const LONGEST_PARAGRAPH = 4000;

/** 商户号：1900000109 · 4. 商户号 1900000109 · 商户号 alone, with its value below. */
export function ofLine(line: string, table: number | undefined, index: number): Entry[] {
  const isLabel = !/[：:]/.test(line) && !/\d/.test(numberBefore(line).rest);
  const alone = index === 0 && isLabel && line.length <= 40 ? labelOf(line, 0) : undefined;
  if (alone) return [texted(alone, "", table)];
  const split = splitAtColon(line) ?? splitAtBracket(line) ?? splitAtVerb(line) ?? splitAtSpace(line);
  if (split)
    return [texted(split.label, withPart(split), table), ...laterLabels(split.value, split.label, table)].map(
      cutAtNext,
    );
  return [];
}

/** The label of a line, whatever stands behind it. */
export const labelWritten = (line: string): string | undefined =>
  splitAtColon(line)?.written ?? splitAtBracket(line)?.written ?? (labelOf(line) ? line : undefined);

interface Split {
  readonly label: Label;
  readonly value: string;
  readonly written: string;
}

/** The first colon that is not in brackets; behind 第 4 项 as well. */
function splitAtColon(line: string): Split | undefined {
  const splits = colonsOf(line).map((at) => ({ written: line.slice(0, at), value: line.slice(at + 1) }));
  for (const labelIn of [labelOf, itemAlone]) {
    for (const { written, value } of splits) {
      const label = labelIn(written);
      if (label) return { label, value, written };
      if (compact(written).length > 60) break;
    }
  }
  return undefined;
}

function colonsOf(line: string): number[] {
  let depth = 0;
  const colons: number[] = [];
  for (let index = 0; index < Math.min(line.length, 200); index++) {
    const character = line[index] as string;
    if ("（(【[".includes(character)) depth++;
    else if ("）)】]".includes(character)) depth--;
    else if ("：:".includes(character) && depth <= 0) colons.push(index);
  }
  return colons.slice(0, 2);
}

/** 【商户号】1900000109 */
function splitAtBracket(line: string): Split | undefined {
  const [, written = "", value = ""] = /^\s*[【[［]([^】\]］]{2,60})[】\]］](.*)$/.exec(line) ?? [];
  const label = labelOf(written);
  return label && { label, value, written };
}

/** 商户号改为 1900000208, as people write who have been asked for it. */
function splitAtVerb(line: string): Split | undefined {
  const [, written = "", value = ""] = VERB.exec(line.trim()) ?? [];
  const label = labelOf(written, 0);
  if (!label) return undefined;
  const [first = ""] = value.split(label.item <= 4 ? /[，,；;。]/ : /[；;。]/, 1);
  return { label, value: first, written };
}

const VERB =
  /^([^，,。；;]{2,40}?)(?:已?(?:改为|更正为|变更为|更改为|修改为|调整为)|应[为是该]{1,2})[：:]?(.*)$/;

/** Without a colon only words of labels may stand in front, and a single common word is none. */
function splitAtSpace(line: string): Split | undefined {
  const words = line.slice(0, LONGEST_LIST).trim().split(/\s+/);
  if (line.length > LONGEST_LIST) return undefined;
  for (let count = Math.min(5, words.length - 1); count > 0; count--) {
    const written = words.slice(0, count).join(" ");
    const label = /\d/.test(numberBefore(written).rest) ? undefined : labelOf(written, 0);
    const { number, rest } = numberBefore(written);
    const isPlain = number === undefined && COMMON.has(rest);
    if (label && !isPlain) return { label, value: words.slice(count).join(" "), written };
  }
  return undefined;
}

/** Anybody's words, without a number or a colon. */
const COMMON = new Set(["小程序", "产品", "开发", "技术", "研发", "平台", "平台方"]);

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
