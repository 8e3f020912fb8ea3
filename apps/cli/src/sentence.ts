import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { Text } from "@shiming/crypto";
import { reasonOf, withinText } from "./faults/system-errors.ts";

/** What went wrong, as one sentence on standard error, and the exit code that goes with it. */
export class Sentence extends Error {
  override readonly name = "Sentence";
  /** 1 for a failure, 2 for a wrong usage or setting. */
  readonly exitCode: 1 | 2;

  /** The message in both languages. */
  readonly text: Text;

  constructor(text: Text, exitCode: 1 | 2 = 1) {
    super(text.en);
    this.text = text;
    this.exitCode = exitCode;
  }
}

/** What a file is called in a sentence: `-` is standard input. */
export const fileName = (path: string): Text =>
  path === "-" ? { en: "Standard input", zh: "标准输入" } : { en: path, zh: path };

/** A file that was named cannot be read: exit code 2, and why. */
export function unreadable(file: string, error: unknown): never {
  const reason = reasonOf(error);
  const within = withinText(file);
  const name = fileName(file);
  return usage({
    en: `${name.en} cannot be read${within.en}: ${reason.en}.`,
    zh: `无法读取 ${name.zh}${within.zh}：${reason.zh}。`,
  });
}

/** A file or a folder cannot be written whole, and why. */
export function unwritable(file: string, error: unknown): Sentence {
  const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
  const reason = isMissing ? missingFolder(file) : reasonOf(error);
  const within = withinText(file);
  return new Sentence({
    en: `${file} cannot be written${within.en}: ${reason.en}.`,
    zh: `无法写入 ${file}${within.zh}：${reason.zh}。`,
  });
}

/** Of what is to be written, it is not the file that has to be there. */
function missingFolder(file: string): Text {
  if (/[/\\]$/.test(file)) return { en: "it names a folder; name a file", zh: "它指的是文件夹；请指定文件" };
  const folder = dirname(file);
  if (existsSync(folder))
    return { en: "nothing can be made there; choose another place", zh: "那里不能新建文件；请另选位置" };
  return {
    en: `there is no folder ${folder}; make it first, or name another`,
    zh: `没有文件夹 ${folder}；请先新建，或另选位置`,
  };
}

/** The command or a setting was used wrongly: exit code 2. */
export function usage(said: Text): never {
  throw new Sentence(said, 2);
}
