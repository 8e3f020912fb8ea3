/** Shows how far an import is: a bar on a terminal, a plain line now and then elsewhere. */

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

const BAR_WIDTH = 30;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;
const CLEAR_LINE = "\r\u001b[K";

export function createProgress(stream: ProgressStream, since: number): ProgressDisplay {
  return stream.isTTY ? bar(stream, since) : plainLines(stream, since);
}

export function linesIn({ added, changed, bad }: Counts): number {
  return added + changed + bad;
}

function bar(stream: ProgressStream, since: number): ProgressDisplay {
  let first: number | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(counts, done, at) {
      first ??= linesIn(counts);
      if (at - shownAt < BAR_EVERY_MS) return;
      shownAt = at;
      const rate = ((linesIn(counts) - first) * 1000) / Math.max(1, at - since);
      stream.write(`${CLEAR_LINE}${drawBar(done)}${describe(counts)}, ${rate.toFixed(0)} lines/s`);
    },
    end: () => void stream.write(CLEAR_LINE),
  };
}

function plainLines(stream: ProgressStream, since: number): ProgressDisplay {
  let shownAt = since;
  return {
    show(counts, done, at) {
      if (at - shownAt < LINE_EVERY_MS) return;
      shownAt = at;
      stream.write(`${percentOf(done)}${describe(counts)}\n`);
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

function describe(counts: Counts): string {
  return `${linesIn(counts)} lines, ${counts.bad} bad`;
}
