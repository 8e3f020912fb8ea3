/** The console of a mini program: the browser's own, and the phone's. */
import type { NoteLevel } from "../problems/note.ts";
import { formatAll } from "./format.ts";

const LEVELS: Readonly<Record<string, NoteLevel>> = {
  log: "log",
  debug: "log",
  trace: "log",
  dir: "log",
  table: "log",
  group: "log",
  groupCollapsed: "log",
  info: "info",
  warn: "warn",
  error: "error",
};

/** @param tell is given each line that the mini program writes */
export function createConsole(tell: (level: NoteLevel, text: string) => void): Console {
  const written = Object.entries(LEVELS).map(([name, level]) => {
    const write = (...values: unknown[]) => {
      console[level](...values);
      tell(level, formatAll(values));
    };
    return [name, write];
  });
  const own = Object.fromEntries(written);
  const assert = (condition?: unknown, ...values: unknown[]) => {
    if (!condition) own.error("Assertion failed:", ...values);
  };
  return Object.assign(Object.create(console), own, { assert });
}
