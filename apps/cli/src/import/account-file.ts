/** The file that accounts are imported from: what it is, and its bytes. */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { ImportSource } from "@shiming/core";
import { Sentence, unreadable, usage } from "../sentence.ts";
import { type Encoding, EncodingDetector } from "./encoding.ts";
import { BEGINNING, linesOf } from "./lines.ts";
import type { Format } from "./record.ts";

export interface AccountFile {
  readonly path: string;
  readonly format: Format;
  readonly encoding: Encoding;
  /** In bytes; `undefined` for standard input. */
  readonly size: number | undefined;
  /** What to know the file by when it is read again; `undefined` for standard input. */
  readonly source: Omit<ImportSource, "issuer"> | undefined;
  chunks(offset: number): AsyncIterable<Buffer>;
  /** @throws Sentence when the file is no longer the one that was opened */
  requireUnchanged(): Promise<void>;
  close(): Promise<void>;
}

export interface Reading {
  readonly format: Format | undefined;
  readonly encoding: Encoding | undefined;
}

const FORMAT_OF: Readonly<Record<string, Format>> = {
  ".csv": "csv",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
};

const CHUNK = 64 * 1024;

/** Opens the file, and reads it once for its digest and its encoding. @throws Sentence */
export async function openAccountFile(path: string, reading: Reading): Promise<AccountFile> {
  const format =
    reading.format ??
    FORMAT_OF[extname(path).toLowerCase()] ??
    usage(`--format must say whether ${path === "-" ? "standard input" : path} is csv or ndjson.`);
  if (path === "-") return standardInput(format, reading.encoding ?? "utf-8");
  const handle = await openToRead(path);
  try {
    return await survey(path, handle, format, reading.encoding);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function standardInput(format: Format, encoding: Encoding): AccountFile {
  return {
    path: "-",
    format,
    encoding,
    size: undefined,
    source: undefined,
    chunks: () => process.stdin,
    requireUnchanged: async () => {},
    close: async () => {},
  };
}

async function survey(
  path: string,
  handle: FileHandle,
  format: Format,
  wanted: Encoding | undefined,
): Promise<AccountFile> {
  const before = await handle.stat();
  if (!before.isFile()) usage(`${path} is no file that can be read twice; - reads standard input.`);
  const chunks = (offset: number) => chunksOf(handle, offset);
  const { fileDigest, detected } = await digestAndDetect(path, chunks(0));
  const encoding =
    wanted ?? detected ?? usage(`${path} may be UTF-8 or GB18030; --encoding must say which it is.`);
  return {
    path,
    format,
    encoding,
    size: before.size,
    source: { fileDigest, reading: `${format}, ${encoding}`, name: basename(path) },
    chunks,
    async requireUnchanged() {
      const now = await handle.stat();
      if (now.size !== before.size || now.mtimeMs !== before.mtimeMs) {
        throw new Sentence(`${path} was changed while it was read; import it again.`);
      }
    },
    close: () => handle.close(),
  };
}

/** Read by position, so that nobody who reads the file disturbs another. */
async function* chunksOf(handle: FileHandle, offset: number): AsyncGenerator<Buffer> {
  for (let position = offset; ; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

async function digestAndDetect(path: string, chunks: AsyncIterable<Buffer>) {
  const hash = createHash("sha256");
  const detector = new EncodingDetector();
  const hashed = async function* () {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  for await (const lines of linesOf(hashed(), BEGINNING)) {
    for (const { number, bytes } of lines) {
      if (number === 1) refuseUtf16(path, bytes);
      if (bytes) detector.add(bytes);
    }
  }
  return { fileDigest: hash.digest("hex"), detected: detector.finish() };
}

function refuseUtf16(path: string, bytes: Buffer | undefined): void {
  const mark = bytes?.toString("hex", 0, 2);
  if (mark === "fffe" || mark === "feff") usage(`${path} is in UTF-16; save it as UTF-8 or GB18030.`);
}

async function openToRead(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    return unreadable(path, error);
  }
}
