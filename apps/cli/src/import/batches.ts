/** Reads an account file as batches that are imported one after the other. */
import { type AccountColumns, faultOfColumns } from "@shiming/core";
import { countOtherDots } from "@shiming/crypto";
import type { AccountFile } from "./account-file.ts";
import { decodeText } from "./encoding.ts";
import type { BadRecord } from "./line-fault.ts";
import { type Line, linesOf, type Position } from "./lines.ts";

/** A commit costs as much as a few dozen lines; a running server's other work waits for one batch at most. */
const MOST_LINES = 500;
/** So that a batch of long lines stays well below the longest call of the control channel, escapes included. */
const MOST_BYTES = 256 * 1024;

export interface BadLine extends BadRecord {
  readonly line: number;
}

/** Consecutive lines, and where in the file the next batch begins. */
export interface Batch {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly end: number;
  readonly good: readonly AccountColumns[];
  readonly bad: readonly BadLine[];
  /** In how many of the good lines another dot becomes the one of names. */
  readonly dotted: number;
  /** Whether a good line says something of guardians, which are not among `good`: they come when every account is there. */
  readonly isGuarded: boolean;
  readonly isLast: boolean;
}

/** The batches behind a position of the file. */
export async function* batchesOf(file: AccountFile, from: Position): AsyncGenerator<Batch> {
  const builder = new BatchBuilder(file, from.line);
  let ready: Omit<Batch, "isLast"> | undefined;
  for await (const lines of linesOf(file.chunks(from.offset), from, file.lineEnd)) {
    for (const line of lines) {
      builder.add(line);
      if (!builder.isFull) continue;
      if (ready) yield { ...ready, isLast: false };
      ready = builder.take();
    }
  }
  const rest = builder.take();
  if (ready) yield { ...ready, isLast: rest === undefined };
  if (rest) yield { ...rest, isLast: true };
}

/** What a line says; `undefined` for one of the header, or an empty one. */
export function readLine(line: Line, file: AccountFile): AccountColumns | BadRecord | undefined {
  if (line.number <= file.headerLines) return undefined;
  if (!line.bytes) return { fault: "line_too_long" };
  const text = decodeText(line.bytes, file.encoding, line.number === 1);
  return text === undefined ? { fault: "encoding_invalid" } : file.read(text);
}

class BatchBuilder {
  readonly #file: AccountFile;
  #lastLine: number;
  #end = 0;
  #firstLine: number;
  #bytes = 0;
  #dotted = 0;
  #isGuarded = false;
  #good: AccountColumns[] = [];
  #bad: BadLine[] = [];

  constructor(file: AccountFile, lastLine: number) {
    this.#file = file;
    this.#lastLine = lastLine;
    this.#firstLine = lastLine + 1;
  }

  get isFull(): boolean {
    return this.#lastLine - this.#firstLine + 1 >= MOST_LINES || this.#bytes >= MOST_BYTES;
  }

  add(line: Line): void {
    this.#lastLine = line.number;
    this.#end = line.end;
    this.#bytes += line.bytes?.length ?? 0;
    const record = readLine(line, this.#file);
    if (record === undefined) return;
    if ("fault" in record) this.#bad.push({ line: line.number, ...record });
    else this.#judge(line.number, record);
  }

  /** The lines since the last batch; `undefined` where there are none. */
  take(): Omit<Batch, "isLast"> | undefined {
    if (this.#lastLine < this.#firstLine) return undefined;
    const batch = {
      firstLine: this.#firstLine,
      lastLine: this.#lastLine,
      end: this.#end,
      good: this.#good,
      bad: this.#bad,
      dotted: this.#dotted,
      isGuarded: this.#isGuarded,
    };
    this.#firstLine = this.#lastLine + 1;
    this.#bytes = 0;
    this.#dotted = 0;
    this.#isGuarded = false;
    this.#good = [];
    this.#bad = [];
    return batch;
  }

  #judge(line: number, columns: AccountColumns): void {
    const { guardians, ...own } = columns;
    const realName = columns.real_name;
    const fault = faultOfColumns(columns);
    if (fault) this.#bad.push({ line, fault, realName });
    else this.#good.push(own);
    if (!fault && guardians !== undefined) this.#isGuarded = true;
    if (!fault && realName && countOtherDots(realName) > 0) this.#dotted += 1;
  }
}
