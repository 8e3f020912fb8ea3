/** What is wrong in a mini program's sources, as it is found. */
import type { Problem } from "../bundle/bundle.ts";
import { PACKAGES } from "./packages.ts";

/** From 1, both. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A sentence in both languages; what another program says of a source is a string. */
export type Said = string | { readonly en: string; readonly zh: string };

export function unsupported(what: string): Said {
  return { en: `${what} is not supported in this simulator`, zh: `本模拟器不支持 ${what}` };
}

export function leadsOut(path: string): Exclude<Said, string> {
  return { en: `${path} leads out of the mini program's folder`, zh: `${path} 指向小程序文件夹之外` };
}

export class Problems {
  readonly #found = new Map<string, Problem>();

  get found(): readonly Problem[] {
    return [...this.#found.values()];
  }

  /** @param pages that alone it is an error of, where the file does not tell */
  error(file: string, said: Said, at?: Partial<Position>, pages?: readonly string[]): void {
    this.#add({ file, ...at, ...messagesOf(said), severity: "error", ...(pages && { pages }) });
  }

  warn(file: string, said: Said, at?: Partial<Position>): void {
    this.#add({ file, ...at, ...messagesOf(said), severity: "warning" });
  }

  /** An error, but in an npm package a warning: that may know how to do without, and its author is not here. */
  mistake(file: string, said: Said, at?: Partial<Position>): void {
    if (file.startsWith(PACKAGES)) this.warn(file, said, at);
    else this.error(file, said, at);
  }

  /** A matter of taste: said to those who can change the file, and not about an npm package. */
  advise(file: string, said: Said, at?: Partial<Position>): void {
    if (!file.startsWith(PACKAGES)) this.warn(file, said, at);
  }

  /** Several pages may come upon the same mistake. */
  #add(problem: Problem): void {
    const { file, line, column, message } = problem;
    this.#found.set([file, line, column, message].join("\n"), problem);
  }
}

function messagesOf(said: Said): Pick<Problem, "message" | "messageZh"> {
  return typeof said === "string" ? { message: said } : { message: said.en, messageZh: said.zh };
}

export function positionAt(text: string, offset: number): Position {
  let [line, lineStart] = [1, 0];
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", lineStart)) {
    line += 1;
    lineStart = end + 1;
  }
  return { line, column: Math.min(offset, text.length) - lineStart + 1 };
}
