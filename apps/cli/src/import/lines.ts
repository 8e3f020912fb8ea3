/** Cuts a stream of bytes into lines, however long they are, in bounded memory. */

/** In bytes. The longest that can be right has less than 3 KiB. */
const LONGEST = 8192;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
/** The byte that ends a line. A return before a line feed belongs to the end. */
export type LineEnd = typeof LINE_FEED | typeof CARRIAGE_RETURN;
const NOTHING = Buffer.alloc(0);

export interface Line {
  /** 1, 2, 3 … */
  readonly number: number;
  /** Without its end; `undefined` when it is too long. */
  readonly bytes: Buffer | undefined;
  /** Where in the file the next one begins. */
  readonly end: number;
}

/** Behind a line of a file: its number, and where the next one begins. */
export interface Position {
  readonly line: number;
  readonly offset: number;
}

export const BEGINNING: Position = { line: 0, offset: 0 };

/** The lines of each chunk. LF and CR LF are taken for a line's end, or CR alone; the last line needs none. */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  from: Position,
  lineEnd: LineEnd = LINE_FEED,
): AsyncGenerator<readonly Line[]> {
  const cutter = new LineCutter(from, lineEnd);
  for await (const chunk of chunks) yield [...cutter.cut(chunk)];
  yield [...cutter.finish()];
}

class LineCutter {
  readonly #lineEnd: LineEnd;
  #number: number;
  #offset: number;
  /** What is there of a line whose end has not come yet. */
  #rest: Buffer = NOTHING;
  #isTooLong = false;

  constructor({ line, offset }: Position, lineEnd: LineEnd) {
    this.#lineEnd = lineEnd;
    this.#number = line;
    this.#offset = offset;
  }

  *cut(chunk: Buffer): Iterable<Line> {
    let start = 0;
    for (let end = chunk.indexOf(this.#lineEnd); end >= 0; end = chunk.indexOf(this.#lineEnd, start)) {
      this.#add(chunk.subarray(start, end));
      yield this.#take(1);
      start = end + 1;
    }
    this.#add(chunk.subarray(start));
  }

  *finish(): Iterable<Line> {
    if (this.#rest.length > 0 || this.#isTooLong) yield this.#take(0);
  }

  #add(piece: Buffer): void {
    this.#offset += piece.length;
    this.#isTooLong ||= this.#rest.length + piece.length > LONGEST;
    if (this.#isTooLong) this.#rest = NOTHING;
    else this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
  }

  #take(lineFeed: 0 | 1): Line {
    const bytes = this.#isTooLong ? undefined : withoutEnd(this.#rest);
    this.#number += 1;
    this.#offset += lineFeed;
    this.#rest = NOTHING;
    this.#isTooLong = false;
    return { number: this.#number, bytes, end: this.#offset };
  }
}

/** Ctrl-Z, by which DOS and its COPY end a text. */
const SUBSTITUTE = 0x1a;

function withoutEnd(bytes: Buffer): Buffer {
  const text = bytes.at(-1) === SUBSTITUTE ? bytes.subarray(0, -1) : bytes;
  return text.at(-1) === CARRIAGE_RETURN ? text.subarray(0, -1) : text;
}
