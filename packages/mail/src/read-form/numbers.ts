/** Amounts in what people write about estimates: 5,000 · 1.5万 · 五千 · 3000～5000. */
import { halfWidth, simplified, stripped } from "./characters.ts";

export interface Amount {
  /** Of a range the upper end: an estimate says what has to be borne. */
  readonly value: number;
  /** What stands between the amount before and this one, and between this one and the next, in half width. */
  readonly before: string;
  readonly after: string;
}

const UNITS: Readonly<Record<string, number>> = {
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  十万: 1e5,
  万: 1e4,
  w: 1e4,
  千: 1e3,
  k: 1e3,
  百: 100,
};
const FIGURE = /\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十][零一二两三四五六七八九十百千万亿]+/g;
const UNIT = /^\s?(亿|千万|百万|十万|万|千|百|[wk](?![a-z]))/i;
const RANGE = /^ ?(?:次|人|个)? ?(?:-|~|——?|–|至|到) ?$/;

interface Found {
  readonly value: number;
  /** Whether it has a unit of its own: 1-2万 means 1万 to 2万. */
  readonly start: number;
  readonly end: number;
}

/** All amounts of a text, or `undefined` where a figure in it cannot be read. */
export function amountsIn(text: string): readonly Amount[] | undefined {
  const plain = simplified(halfWidth(text).toLowerCase());
  const found: Found[] = [];
  for (const match of plain.matchAll(FIGURE)) {
    const figure = stripped(match[0], "", ",");
    const value = figureOf(figure);
    if (value === undefined) return undefined;
    const end = match.index + figure.length;
    if (isCutOff(plain, match.index)) return undefined;
    const unit = UNIT.exec(plain.slice(end, end + 4));
    // 5.000 is five, or five thousand as half of Europe writes it.
    if (!unit && /^\d{1,3}\.\d{3}$/.test(figure)) return undefined;
    const factor = UNITS[unit?.[1]?.toLowerCase() ?? ""] ?? 1;
    found.push({
      value: Number((value * factor).toFixed(4)),
      start: match.index,
      end: end + (unit?.[0].length ?? 0),
    });
  }
  return withoutPeriods(joinRanges(found, plain), plain);
}

/** -5 is below nothing, and the 5 of 1万5 or 1w5 is no amount. */
const isCutOff = (plain: string, at: number) =>
  /(?:^|[^\d\p{L}次人个 ])[ ]?-$|^-$|\d ?[万千百wk]$/u.test(plain.slice(0, at));

function joinRanges(found: readonly Found[], plain: string): Found[] {
  const joined: Found[] = [];
  for (const amount of found) {
    const last = joined.at(-1);
    if (last && amount.value >= last.value && RANGE.test(plain.slice(last.end, amount.start))) {
      joined[joined.length - 1] = { ...amount, start: last.start };
    } else joined.push(amount);
  }
  return joined;
}

/** The 1 of 次/1分钟 counts nothing. */
function withoutPeriods(found: readonly Found[], plain: string): Amount[] {
  const counted = found.filter(
    ({ value, end }) => value !== 1 || !/^\s*(?:分钟|天|日|min|day)/.test(plain.slice(end, end + 8)),
  );
  return counted.map(({ value, start, end }, index) => ({
    value,
    before: plain.slice(counted[index - 1]?.end ?? 0, start),
    after: plain.slice(end, counted[index + 1]?.start),
  }));
}

function figureOf(figure: string): number | undefined {
  if (!/^\d/.test(figure)) return chineseValue(figure);
  if (figure.includes(",") && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(figure)) return undefined;
  const value = Number(figure.replaceAll(",", ""));
  return Number.isSafeInteger(Math.trunc(value)) ? value : undefined;
}

const DIGITS = "零一二三四五六七八九";
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 五千 · 一万二 · 十五 · 两百三十; `undefined` for what is no number, such as 三四百. */
function chineseValue(figure: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastStep = 0;
  for (const character of figure.replaceAll("两", "二")) {
    const step = STEPS[character];
    const isDigit = DIGITS.includes(character);
    if (isDigit && character === "零") {
      lastStep = 0;
    } else if (isDigit) {
      if (digit !== undefined) return undefined;
      digit = DIGITS.indexOf(character);
    } else if (step !== undefined) {
      section += (digit ?? 1) * step;
      [digit, lastStep] = [undefined, step];
    } else {
      const unit = character === "万" ? 1e4 : 1e8;
      total = (total + section + (digit ?? 0)) * unit;
      [section, digit, lastStep] = [0, undefined, unit];
    }
  }
  // 一万二 is 12000, while 一万零二 is 10002.
  return total + section + (digit ?? 0) * (lastStep >= 100 ? lastStep / 10 : 1);
}
