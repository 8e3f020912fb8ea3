/** Tells whether a spreadsheet or program has rounded the ID numbers of a file: each one may then be another person's. */

import type { Text } from "@shiming/crypto";

/**
 * Stops a sound file once in a million. Where each number shows a trace by chance p, k of n or more show it with a chance of
 * at most exp(−n·D(k/n ‖ p)), D the relative entropy (Chernoff).
 */
const SMALLEST_CHANCE = 1e-6;

interface Trace {
  /** What such numbers do. */
  readonly said: Text;
  readonly isIn: (number: string) => boolean;
  /** Of a number that nobody has rounded. */
  readonly chance: number;
}

const TRACES: readonly Trace[] = [
  // To fifteen digits, as spreadsheets do: the end of the sequence is 00 in 1 of 100, the check character 0 in 1 of 11.
  {
    said: { en: "end in 000", zh: "以 000 结尾" },
    isIn: (number) => number.endsWith("000"),
    chance: 1 / 1100,
  },
  // To a double and written with seventeen digits: the check character.
  { said: { en: "end in 0", zh: "以 0 结尾" }, isIn: (number) => number.endsWith("0"), chance: 1 / 11 },
  // To a double and written exactly: eighteen digits that are a multiple of 16 at least.
  {
    said: { en: "are what a floating-point number can hold", zh: "正好是浮点数能表示的数" },
    isIn: (number) => /^\d+$/u.test(number) && BigInt(Number(number)) === BigInt(number),
    chance: 1 / 16,
  },
];

const ID_NUMBER = /^[0-9]{17}[0-9Xx]$/u;
/** A number that is there many times is one observation; so many are remembered to know it by. */
const REMEMBERED = 10_000;

export class RoundedNumbers {
  readonly #found: readonly { readonly trace: Trace; count: number }[] = TRACES.map((trace) => ({
    trace,
    count: 0,
  }));
  readonly #seen = new Set<string>();
  #all = 0;

  add(number: string): void {
    if (!ID_NUMBER.test(number) || this.#seen.has(number)) return;
    if (this.#seen.size >= REMEMBERED) this.#seen.clear();
    this.#seen.add(number);
    this.#all += 1;
    for (const each of this.#found) if (each.trace.isIn(number)) each.count += 1;
  }

  /** How many of the numbers, and of how many, show a trace of rounding that chance does not; `undefined` for none. */
  finish(): { readonly rounded: number; readonly all: number; readonly said: Text } | undefined {
    const all = this.#all;
    const found = this.#found.find(
      ({ trace, count }) => chanceOf(count, all, trace.chance) < SMALLEST_CHANCE,
    );
    return found && { rounded: found.count, all, said: found.trace.said };
  }
}

function chanceOf(count: number, all: number, chance: number): number {
  const share = count / all;
  if (!(share > chance)) return 1;
  const entropy = share * Math.log(share / chance) + rest(1 - share, 1 - chance);
  return Math.exp(-all * entropy);
}

/** The limit of x·ln(x/y) at 0 is 0. */
function rest(share: number, chance: number): number {
  return share === 0 ? 0 : share * Math.log(share / chance);
}
