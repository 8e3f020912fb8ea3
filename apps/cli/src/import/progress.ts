/** Shows how far an import is: a bar on a terminal, a plain line now and then elsewhere. */

import type { Text } from "@shiming/crypto";
import { counted } from "../counted.ts";

export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly bad: number;
}

export interface ProgressDisplay {
  /** @param done how much of the file, from 0 to 1, where its size is known @param at milliseconds, as `performance.now()` */
  show(counts: Counts, done: number | undefined, at: number): void;
  /** Takes the bar away. */
  end(): void;
}

export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

type Say = (text: Text) => string;

const BAR_WIDTH = 30;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;
const CLEAR_LINE = "\r\u001b[K";

export function createProgress(stream: ProgressStream, since: number, language: keyof Text): ProgressDisplay {
  const say = (text: Text) => text[language];
  return stream.isTTY ? bar(stream, since, say) : plainLines(stream, since, say);
}

export function linesIn({ added, changed, bad }: Counts): number {
  return added + changed + bad;
}

function bar(stream: ProgressStream, since: number, say: Say): ProgressDisplay {
  let first: number | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(counts, done, at) {
      first ??= linesIn(counts);
      if (at - shownAt < BAR_EVERY_MS) return;
      shownAt = at;
      const rate = ((linesIn(counts) - first) * 1000) / Math.max(1, at - since);
      const pace = { en: `, ${rate.toFixed(0)} lines/s`, zh: `，每秒 ${rate.toFixed(0)} 行` };
      stream.write(`${CLEAR_LINE}${drawBar(done)}${say(describe(counts))}${say(pace)}`);
    },
    end: () => void stream.write(CLEAR_LINE),
  };
}

function plainLines(stream: ProgressStream, since: number, say: Say): ProgressDisplay {
  let shownAt = since;
  return {
    show(counts, done, at) {
      if (at - shownAt < LINE_EVERY_MS) return;
      shownAt = at;
      stream.write(`${percentOf(done)}${say(describe(counts))}\n`);
    },
    end() {},
  };
}

function drawBar(done: number | undefined): string {
  if (done === undefined) return "";
  const filled = Math.round(done * BAR_WIDTH);
  return `[${"#".repeat(filled)}${" ".repeat(BAR_WIDTH - filled)}] ${percentOf(done)}`;
}

function percentOf(done: number | undefined): string {
  return done === undefined ? "" : `${Math.floor(done * 100)} % `;
}

function describe(counts: Counts): Text {
  const lines = linesIn(counts);
  return { en: `${counted(lines, "line")}, ${counts.bad} bad`, zh: `${lines} 行，错误 ${counts.bad}` };
}
