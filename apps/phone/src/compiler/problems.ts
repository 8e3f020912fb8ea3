/** What is wrong in a mini program's sources, as it is found. */
import type { Problem } from "../bundle/bundle.ts";
import { PACKAGES } from "./packages.ts";

/** From 1, both. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export class Problems {
  readonly #found = new Map<string, Problem>();

  get found(): readonly Problem[] {
    return [...this.#found.values()];
  }

  error(file: string, message: string, at?: Partial<Position>): void {
    this.#add({ file, ...at, message, severity: "error" });
  }

  warn(file: string, message: string, at?: Partial<Position>): void {
    this.#add({ file, ...at, message, severity: "warning" });
  }

  /** An error, but in an npm package a warning: that may know how to do without, and its author is not here. */
  mistake(file: string, message: string, at?: Partial<Position>): void {
    if (file.startsWith(PACKAGES)) this.warn(file, message, at);
    else this.error(file, message, at);
  }

  /** A matter of taste: said to those who can change the file, and not about an npm package. */
  advise(file: string, message: string, at?: Partial<Position>): void {
    if (!file.startsWith(PACKAGES)) this.warn(file, message, at);
  }

  /** Several pages may come upon the same mistake. */
  #add(problem: Problem): void {
    const { file, line, column, message } = problem;
    this.#found.set([file, line, column, message].join("\n"), problem);
  }
}

export function positionAt(text: string, offset: number): Position {
  let [line, lineStart] = [1, 0];
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", lineStart)) {
    line += 1;
    lineStart = end + 1;
  }
  return { line, column: Math.min(offset, text.length) - lineStart + 1 };
}
