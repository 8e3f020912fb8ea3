/** Whole numbers as a person types them: digits alone, so that `1e3`, `0x10` and nothing at all are not taken for a number. */
import type { Text } from "@shiming/crypto";
import { usage } from "./sentence.ts";

/** What is counted exactly. */
const DIGITS = /^\d{1,15}$/;

/**
 * @param name of the option, argument or setting
 * @param most where anybody but the operation knows a bound
 * @returns reads one. @throws Sentence that names it and says what it takes (exit code 2)
 */
export function wholeNumber(name: string, least: number, most?: number): (text: string) => number {
  return (text) => {
    const number = DIGITS.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= (most ?? number)) return number;
    const range = rangeText(least, most);
    return usage({ en: `${name} must be a whole number${range.en}.`, zh: `${name} 须为${range.zh}整数。` });
  };
}

function rangeText(least: number, most: number | undefined): Text {
  return most === undefined
    ? { en: `, ${least} or more`, zh: `不小于 ${least} 的` }
    : { en: ` from ${least} to ${most}`, zh: ` ${least} 到 ${most} 之间的` };
}
