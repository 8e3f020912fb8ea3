/** Reads an account file as batches that are imported one after the other. */
import { type AccountColumns, faultOfColumns } from "@shiming/core";
import type { AccountFile } from "./account-file.ts";
import { decodeLine } from "./encoding.ts";
import type { LineFault } from "./line-fault.ts";
import { BEGINNING, type Line, linesOf, type Position } from "./lines.ts";
import { csvRecordReader, type ReadRecord, readJsonRecord } from "./record.ts";

/** A commit costs as much as a few dozen lines; a running server's other work waits for one batch at most. */
const MOST_LINES = 500;
/** So that a batch of long lines stays well below the longest call of the control channel, escapes included. */
const MOST_BYTES = 256 * 1024;

export interface BadLine {
  readonly line: number;
  readonly fault: LineFault;
}

/** Consecutive lines, and where in the file the next batch begins. */
export interface Batch {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly end: number;
  readonly good: readonly AccountColumns[];
  readonly bad: readonly BadLine[];
  readonly isLast: boolean;
}

/** The batches behind a position of the file. @throws Sentence when a CSV file does not begin with its columns */
export async function* batchesOf(file: AccountFile, from: Position): AsyncGenerator<Batch> {
  const reader = from.line > 0 && file.format === "csv" ? csvRecordReader(await firstLine(file)) : undefined;
  const builder = new BatchBuilder(file, from.line, reader);
  let ready: Omit<Batch, "isLast"> | undefined;
  for await (const lines of linesOf(file.chunks(from.offset), from)) {
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

class BatchBuilder {
  readonly #file: AccountFile;
  #read: ReadRecord | undefined;
  #lastLine: number;
  #end = 0;
  #firstLine: number;
  #bytes = 0;
  #good: AccountColumns[] = [];
  #bad: BadLine[] = [];

  constructor(file: AccountFile, lastLine: number, read: ReadRecord | undefined) {
    this.#file = file;
    this.#lastLine = lastLine;
    this.#firstLine = lastLine + 1;
    this.#read = read ?? (file.format === "ndjson" ? readJsonRecord : undefined);
  }

  get isFull(): boolean {
    return this.#lastLine - this.#firstLine + 1 >= MOST_LINES || this.#bytes >= MOST_BYTES;
  }

  add(line: Line): void {
    this.#lastLine = line.number;
    this.#end = line.end;
    this.#bytes += line.bytes?.length ?? 0;
    if (!this.#read) {
      this.#read = csvRecordReader(headerOf(line, this.#file));
      return;
    }
    if (line.bytes?.length === 0) return;
    const columns = this.#columnsOf(line, this.#read);
    const fault = typeof columns === "string" ? columns : faultOfColumns(columns);
    if (fault) this.#bad.push({ line: line.number, fault });
    else this.#good.push(columns as AccountColumns);
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
    };
    this.#firstLine = this.#lastLine + 1;
    this.#bytes = 0;
    this.#good = [];
    this.#bad = [];
    return batch;
  }

  #columnsOf(line: Line, read: ReadRecord): AccountColumns | LineFault {
    if (!line.bytes) return "line_too_long";
    const text = textOf(line, line.bytes, this.#file);
    return text === undefined ? "encoding_invalid" : read(text);
  }
}

/** The first line of a file that is read from further on. */
async function firstLine(file: AccountFile): Promise<string | undefined> {
  for await (const [line] of linesOf(file.chunks(0), BEGINNING)) if (line) return headerOf(line, file);
  return undefined;
}

function headerOf(line: Line, file: AccountFile): string | undefined {
  return line.bytes && textOf(line, line.bytes, file);
}

/** Without the byte order mark that some editors put before the first line. */
function textOf({ number }: Line, bytes: Buffer, { encoding }: AccountFile): string | undefined {
  const text = decodeLine(bytes, encoding);
  return number === 1 && text?.startsWith("\ufeff") ? text.slice(1) : text;
}
