/** A pack as it is found: its files one after the other, each with what it has to be held against. */
import { createHash } from "node:crypto";
import { type Entry, openPromise, type ZipFile } from "yauzl";

export interface FoundFile {
  readonly path: string;
  /** Where it begins in the archive. */
  readonly offset: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Of a file that is not too long to be judged by what it says. */
  readonly text: string | undefined;
}

export interface OpenPack {
  readonly files: readonly FoundFile[];
  /** Reads a file again. */
  content(path: string): AsyncIterable<Uint8Array>;
  close(): void;
}

/** A manifest of a hundred thousand files. */
const LONGEST_TEXT = 64 * 1024 * 1024;
/** Whoever makes an archive of more wants to keep somebody busy. */
const MOST_FILES = 1_000_000;

/** @throws Error for what is no archive, and where a file of it cannot be read */
export async function openPack(path: string): Promise<OpenPack> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  try {
    const entries = await entriesOf(zip);
    const files: FoundFile[] = [];
    for (const entry of entries) files.push(await look(zip, entry));
    const named = new Map(entries.map((entry) => [entry.fileName, entry]));
    return {
      files,
      content: (name) => contentOf(zip, named.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      if (entries.push(entry) > MOST_FILES) reject(new Error("too many files"));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

async function look(zip: ZipFile, entry: Entry): Promise<FoundFile> {
  const hash = createHash("sha256");
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of contentOf(zip, entry)) {
      hash.update(part);
      bytes += part.length;
      if (isJudged(entry.fileName) && bytes <= LONGEST_TEXT) parts.push(part);
    }
  } catch (error) {
    throw new Error(`${entry.fileName}: ${(error as Error).message}`);
  }
  return {
    path: entry.fileName,
    offset: entry.relativeOffsetOfLocalHeader,
    bytes,
    sha256: hash.digest("hex"),
    text: isJudged(entry.fileName) && bytes <= LONGEST_TEXT ? textOf(parts) : undefined,
  };
}

const isJudged = (path: string) => /^(?:manifest\.|log\/|samples\/|receipts\/)/.test(path);

function textOf(parts: readonly Uint8Array[]): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
  } catch {
    return undefined;
  }
}

async function* contentOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (entry) yield* await zip.openReadStreamPromise(entry);
}
