/** What the built-in elements need of the screen around them. */
import type { Problem } from "../../bundle/bundle.ts";
import type { Calls, Environment } from "../../link/link.ts";
import type { NoteLevel, NoteText } from "../problems/note.ts";

export interface ElementContext {
  /** Where the mini program's own files are, with a slash at the end. */
  readonly filesUrl: string;
  /** What `wx[type](options)` does; the element passes its own call-backs. */
  navigate(navigation: Navigation): void;
  /** Asks the phone. */
  call<K extends keyof Calls>(name: K, argument: Calls[K]["argument"]): Promise<Calls[K]["value"]>;
  environment(): Environment;
  /** Draws a problem on the phone's screen. */
  report(problem: Problem): void;
  /** Writes to the screen's console, the same text once. */
  note(level: NoteLevel, text: NoteText): void;
}

export interface Navigation {
  readonly type: "navigateTo" | "redirectTo" | "switchTab" | "reLaunch" | "navigateBack";
  readonly url?: string;
  /** Of `navigateBack`: how many pages. */
  readonly delta?: number;
  success?(result: NavigationResult): void;
  fail?(result: NavigationResult): void;
  complete?(result: NavigationResult): void;
}

export interface NavigationResult {
  readonly errMsg: string;
}
