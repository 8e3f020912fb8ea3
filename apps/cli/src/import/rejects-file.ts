import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readSync,
  rmSync,
  type Stats,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Language } from "../language.ts";
import { appendToPrivateFile, cutPrivateFile } from "../private-file.ts";
import { unreadable, unwritable, usage } from "../sentence.ts";
import type { BadLine } from "./batches.ts";
import { sentenceOf } from "./line-fault.ts";
import type { Format } from "./record.ts";

const HEADERS: Readonly<Record<Format, string>> = { csv: "line,reason,sentence\n", ndjson: "" };
/** How a list of bad lines begins, and hardly anything else. */
const BEGINNINGS: readonly string[] = [HEADERS.csv, '{"line":'];

/**
 * Where the bad lines are listed: by number, reason and sentence, never with what stood in them but for one character of a
 * name that is none. The file is made with the first of them, for its owner alone.
 */
export class RejectsFile {
  readonly path: string;
  readonly #format: Format;
  readonly #language: Language;
  #size: number;

  /** @param kept how much of what is there belongs to lines that were imported before; the rest is forgotten */
  constructor(path: string, format: Format, language: Language, kept: number) {
    requireWritable(path);
    this.path = path;
    this.#format = format;
    this.#language = language;
    this.#size = keepBeginning(path, kept);
  }

  /** In bytes. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds the lines, durably: they are told of before whatever makes it certain that they are not looked at again.
   * @throws Sentence when they cannot be written, and then nothing of them stays
   */
  add(lines: readonly BadLine[]): void {
    if (lines.length === 0) return;
    const header = this.#size === 0 ? HEADERS[this.#format] : "";
    const text = header + lines.map((line) => this.#describe(line)).join("");
    try {
      appendToPrivateFile(this.path, text);
    } catch (error) {
      throw unwritable(this.path, error);
    }
    this.#size += Buffer.byteLength(text);
  }

  #describe({ line, ...bad }: BadLine): string {
    const { fault } = bad;
    const sentence = sentenceOf(bad)[this.#language];
    if (this.#format === "csv") return `${line},${fault},"${sentence.replaceAll('"', '""')}"\n`;
    return `${JSON.stringify({ line, reason: fault, sentence })}\n`;
  }
}

/** Refuses to write over the file that is imported. */
export function requireAnotherFile(rejects: string, imported: string): void {
  const [one, other] = [rejects, imported].map((path) => statSync(path, { throwIfNoEntry: false }));
  if (one && one.ino === other?.ino && one.dev === other.dev) {
    usage({
      en: "--rejects must not name the file that is imported.",
      zh: "--rejects 不能是要导入的文件本身。",
    });
  }
}

/** Before the first line is imported: a file of bad lines that cannot be made is no reason to stop halfway. */
function requireWritable(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch {
    usage({
      en: `${path} cannot be written; choose another file for the bad lines with --rejects.`,
      zh: `无法写入 ${path}；请用 --rejects 另选一个存放问题行的文件。`,
    });
  }
}

function keepBeginning(path: string, kept: number): number {
  const there = lookAt(path);
  if (!there) return 0;
  if (!there.isFile())
    usage({
      en: `${path} exists and is not a plain file; choose another with --rejects.`,
      zh: `${path} 已存在且不是普通文件；请用 --rejects 另选一个。`,
    });
  if (there.size > 0) requireList(path);
  const size = Math.min(there.size, kept);
  // A new file, and not an emptied one, is its owner's alone for certain.
  if (size === 0) rmSync(path);
  else cutPrivateFile(path, size);
  return size;
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    return usage(unwritable(path, error).text);
  }
}

/** The list of an import before is forgotten, one that a crash has torn too; anything else is somebody's, and stays. */
function requireList(path: string): void {
  if (BEGINNINGS.some((beginning) => beginning.startsWith(beginningOf(path, beginning.length)))) return;
  usage({
    en: `${path} is there already and is no list of bad lines: it was left as it is; choose another with --rejects.`,
    zh: `${path} 已存在，但不是问题行清单：没有改动它；请用 --rejects 另选一个。`,
  });
}

function beginningOf(path: string, size: number): string {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const bytes = Buffer.alloc(size);
      return bytes.toString("utf8", 0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(path, error);
  }
}
