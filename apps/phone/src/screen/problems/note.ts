/** What the screen's console says by itself, in both languages; what a mini program writes there is in its own. */
import type { Advice } from "@shiming/wire";
import type { FromScreen } from "../../link/link.ts";

export type NoteLevel = Extract<FromScreen, { kind: "console" }>["level"];

/** A text in both languages, or one that is the same in each: an `errMsg`, a library's words. */
export type NoteText = Advice | string;

/** @param name as its developer knows it: `wx.cloud` */
export function unsupported(name: string): Advice {
  return { en: `${name} is not supported in this simulator`, zh: `本模拟器不支持 ${name}` };
}
