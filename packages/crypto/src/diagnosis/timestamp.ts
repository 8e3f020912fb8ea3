import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";
import { isPlaceholder } from "./placeholder.ts";

/** What the digits in the first group are the seconds of. */
const readings: readonly [word: MistakeWord, pattern: RegExp][] = [
  ["timestamp_python_bytes", /^b["']([1-9][0-9]{8,9})["']$/],
  ["timestamp_quoted", /^["']([1-9][0-9]{8,9})["']$/],
  ["timestamp_spaces", /^\s*([1-9][0-9]{8,9})\s*$/],
  ["timestamp_milliseconds", /^\s*([1-9][0-9]{9})[0-9]{3}(?:\.[0-9]+)?\s*$/],
  ["timestamp_microseconds", /^\s*([1-9][0-9]{9})(?:[0-9]{6}|[0-9]{9})\s*$/],
  ["timestamp_fraction", /^\s*([1-9][0-9]{8,9})\.[0-9]+\s*$/],
  ["timestamp_milliseconds", /^\s*\/?Date\(([1-9][0-9]{9})[0-9]{3}(?:[+-][0-9]{4})?\)\/?\s*$/],
  ["timestamp_form", /^\s*\+?0*([1-9][0-9]{8,9})[lLuU]?\s*$/],
  ["timestamp_date", /^\s*(?:[12][0-9]{3}[-/][0-9]{1,2}[-/][0-9]{1,2}\D?|[12][0-9]{13}\s*$)/],
];
const WELL_FORMED = /^[1-9][0-9]{0,9}$/;

/** What is wrong with a `timestamp` that is not whole seconds, where that can be told. */
export function diagnoseTimestamp(sent: unknown): Mistake | undefined {
  const text = typeof sent === "number" ? String(sent) : sent;
  if (typeof text !== "string" || text.length > 40 || WELL_FORMED.test(text)) return undefined;
  if (typeof sent === "string" && isPlaceholder(sent)) return mistake("timestamp_placeholder");
  for (const [word, pattern] of readings) {
    const found = pattern.exec(text);
    if (found) return mistake(word, found[1]);
  }
  return undefined;
}
