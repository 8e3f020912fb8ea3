/** The file that accounts are imported from: what it is, and its bytes. */
import { createHash } from "node:crypto";
import { constants, type FileHandle, open } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { ImportSource } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { fileName, Sentence, unreadable, usage } from "../sentence.ts";
import { type Beginning, lineEndOf, recogniseBeginning, requireLinesOfText } from "./beginning.ts";
import { decodeText, type Encoding, EncodingDetector } from "./encoding.ts";
import { BEGINNING, type LineEnd, linesOf } from "./lines.ts";
import type { Format } from "./record.ts";
import { spool } from "./spool.ts";

export interface AccountFile extends Beginning {
  readonly path: string;
  readonly format: Format;
  readonly encoding: Encoding;
  readonly lineEnd: LineEnd;
  /** In bytes. */
  readonly size: number;
  /** What to know the file by when it is read again; `undefined` for standard input. */
  readonly source: Omit<ImportSource, "issuer"> | undefined;
  /** @param offset 0 for standard input */
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
  ".tsv": "csv",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".json": "ndjson",
};

const CHUNK = 64 * 1024;
/** So many lines are looked at for the names of the columns. */
const FIRST_LINES = 10;

type Bytes = Pick<AccountFile, "chunks">;

/** Opens the file, and reads it once for its digest, its encoding and what its lines are. @throws Sentence */
export async function openAccountFile(path: string, reading: Reading): Promise<AccountFile> {
  const handle = await openToRead(path);
  return closingOnError(handle, async () => {
    await requireAccounts(path, handle);
    const format =
      reading.format ??
      FORMAT_OF[extname(path).toLowerCase()] ??
      usage({
        en: `--format must say whether ${path} is csv or ndjson.`,
        zh: `请用 --format 说明 ${path} 是 csv 还是 ndjson。`,
      });
    return openFile(path, handle, format, reading.encoding);
  });
}

/** What can hold none is refused before anybody is asked how it is to be read. */
async function requireAccounts(path: string, handle: FileHandle): Promise<void> {
  const stats = await handle.stat();
  if (stats.isDirectory())
    usage({ en: `${path} is a folder; name a file.`, zh: `${path} 是文件夹；请指定文件。` });
  if (!stats.isFile()) {
    usage({
      en: `${path} is no file that can be read twice; - reads standard input.`,
      zh: `${path} 不是可以读两遍的文件；- 表示标准输入。`,
    });
  }
  requireLinesOfText(path, await startOf(chunksOf(handle, 0)));
}

/** The same of standard input, which is waited for to its end: UTF-8 unless it is said otherwise. */
export async function openStandardInput(
  { format, encoding = "utf-8" }: Reading,
  tell: (text: Text) => void,
): Promise<AccountFile> {
  if (!format) {
    return usage({
      en: "--format must say whether standard input is csv or ndjson.",
      zh: "请用 --format 说明标准输入是 csv 还是 ndjson。",
    });
  }
  tell({ en: `Standard input is read as ${encoding}.`, zh: `标准输入按 ${encoding} 读取。` });
  const { handle, decrypt } = await spool(process.stdin);
  return closingOnError(handle, async () => {
    const chunks = () => decrypt(chunksOf(handle, 0));
    const { size } = await handle.stat();
    const survey = await surveyOf("-", { chunks }, format, encoding);
    return {
      ...{ path: "-", format, size, chunks, source: undefined, ...survey },
      requireUnchanged: async () => {},
      close: () => handle.close(),
    };
  });
}

async function openFile(
  path: string,
  handle: FileHandle,
  format: Format,
  wanted: Encoding | undefined,
): Promise<AccountFile> {
  const before = await handle.stat();
  const chunks = (offset: number) => chunksOf(handle, offset);
  const { fileDigest, ...survey } = await surveyOf(path, { chunks }, format, wanted);
  return {
    ...{ path, format, size: before.size, chunks, ...survey },
    source: { fileDigest, reading: `${format}, ${survey.encoding}`, name: basename(path) },
    async requireUnchanged() {
      const now = await handle.stat();
      if (now.size !== before.size || now.mtimeMs !== before.mtimeMs) {
        throw new Sentence({
          en: `${path} was changed while it was read; import it again.`,
          zh: `${path} 在读取过程中被改动了；请重新导入。`,
        });
      }
    },
    close: () => handle.close(),
  };
}

/** What the whole file says of itself, before a line of it is judged. */
async function surveyOf(path: string, { chunks }: Bytes, format: Format, wanted: Encoding | undefined) {
  const hash = createHash("sha256");
  const detector = new EncodingDetector();
  const start = await startOf(chunks(0));
  requireLinesOfText(path, start);
  const lineEnd = lineEndOf(start);
  const first: Buffer[] = [];
  for await (const lines of linesOf(hashed(chunks(0), hash), BEGINNING, lineEnd)) {
    for (const { number, bytes } of lines) {
      if (number <= FIRST_LINES) first.push(bytes ?? Buffer.alloc(0));
      if (bytes) detector.add(bytes);
    }
  }
  const encoding = wanted ?? detector.finish() ?? refuseEncoding(path, detector);
  const texts = first.map((line, place) => decodeText(line, encoding, place === 0) ?? "");
  return { fileDigest: hash.digest("hex"), encoding, lineEnd, ...recogniseBeginning(path, format, texts) };
}

async function startOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  for await (const chunk of chunks) return chunk;
  return Buffer.alloc(0);
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

function refuseEncoding(path: string, { isCesu8 }: EncodingDetector): never {
  const { en, zh } = fileName(path);
  if (isCesu8) {
    return usage({
      en: `${en} is in CESU-8, as Oracle's character set UTF8 and Java's modified UTF-8 are: rare characters stand in it as two halves. Export it as AL32UTF8, that is UTF-8.`,
      zh: `${zh} 是 CESU-8 编码（Oracle 的 UTF8 字符集和 Java 的变形 UTF-8 如此）：生僻字在其中是两个半字。请以 AL32UTF8（即 UTF-8）重新导出。`,
    });
  }
  return usage({
    en: `${en} may be UTF-8, GB18030 or, in traditional characters, Big5: --encoding must say which of the first two it is. Big5 has to be converted: iconv -f big5 -t utf-8.`,
    zh: `${zh} 可能是 UTF-8、GB18030，繁体的还可能是 Big5：请用 --encoding 说明是前两种中的哪一种。Big5 要先转换：iconv -f big5 -t utf-8。`,
  });
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

async function closingOnError<T>(handle: FileHandle, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openToRead(path: string): Promise<FileHandle> {
  try {
    // A pipe that nobody writes to would be waited for.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return unreadable(path, error);
  }
}
