import type { MistakeWord } from "./mistake.ts";

/** A way of writing a value, how it is known, and how it is undone. */
export type Reading = readonly [word: MistakeWord, pattern: RegExp, read: (text: string) => string];

export interface ReadAsMeant {
  readonly text: string;
  /** Of the first way that was found: the one to name. */
  readonly word: MistakeWord | undefined;
}

/** Undoes every way that is found, in the order of the readings. */
export function readAsMeant(sent: string, readings: readonly Reading[]): ReadAsMeant {
  let [text, first]: [string, MistakeWord?] = [sent];
  for (const [word, pattern, read] of readings) {
    if (!pattern.test(text)) continue;
    text = read(text);
    first ??= word;
  }
  return { text, word: first };
}
