/** What goes wrong while a mini program runs: drawn over its page, and told to the phone. */
import type { Problem } from "../../bundle/bundle.ts";
import type { ScreenLink } from "../link.ts";
import type { NoteLevel, NoteText } from "./note.ts";
import { placeOf } from "./stack.ts";

export interface Problems {
  report(problem: Problem): void;
  /** @param file where it happened, in case that the exception does not say so */
  reportError(error: unknown, file: string): void;
  /** To the screen's console, each text once. */
  noteOnce(level: NoteLevel, text: NoteText): void;
}

export function collectProblems(
  link: ScreenLink,
  isModule: (file: string) => boolean,
  draw: (problem: Problem) => void,
): Problems {
  const noted = new Set<string>();
  function report(problem: Problem): void {
    draw(problem);
    link.tell({ kind: "problem", problem });
  }
  return {
    report,
    reportError: (error, file) => report(problemOf(error, file, isModule)),
    noteOnce(level, text) {
      const { en, zh } = typeof text === "string" ? { en: text, zh: undefined } : text;
      if (noted.has(en)) return;
      noted.add(en);
      link.tell({ kind: "console", level, text: en, ...(zh !== undefined && { textZh: zh }) });
    },
  };
}

function problemOf(error: unknown, file: string, isModule: (file: string) => boolean): Problem {
  const stack = error instanceof Error ? error.stack : undefined;
  return { file, ...placeOf(stack, isModule), message: messageOf(error), severity: "error" };
}

/** `errMsg` is how `wx` says what failed. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  if (typeof error === "object" && error !== null && "errMsg" in error) return String(error.errMsg);
  return String(error);
}
