/** What the original has and this simulator has not: it can be called, and answers by name that it is not here. */

import { type NoteText, unsupported } from "../problems/note.ts";
import { absent } from "./absent.ts";
import { type CallListeners, type WxFunction, wxFunction } from "./call.ts";
import { Refusal } from "./refusal.ts";
import {
  UNSUPPORTED_FACTORIES,
  UNSUPPORTED_FUNCTIONS,
  UNSUPPORTED_OBJECTS,
  UNSUPPORTED_QUESTIONS,
} from "./unsupported-names.ts";

type Note = (text: NoteText) => void;

/** @param note writes to the screen's console */
export function unsupportedMembers(note: Note, listeners: CallListeners): Record<string, unknown> {
  const members = (names: string, make: (name: string) => unknown) =>
    names.split(" ").map((name) => [name, make(name)]);
  return Object.fromEntries([
    ...members(UNSUPPORTED_FUNCTIONS, (name) => refusing(name, note, listeners)),
    ...members(UNSUPPORTED_FACTORIES, (name) => absent(`wx.${name}`, note)),
    ...members(UNSUPPORTED_OBJECTS, (name) => absent(`wx.${name}`, note)),
    ...members(UNSUPPORTED_QUESTIONS, (name) => denying(name, note)),
  ]);
}

/** What stands for an object is true to an `if`. */
function denying(name: string, note: Note): () => boolean {
  return () => {
    note(unsupported(`wx.${name}`));
    return false;
  };
}

function refusing(name: string, note: Note, listeners: CallListeners): WxFunction {
  const refuse = wxFunction(
    name,
    () => {
      throw new Refusal("not supported in this simulator");
    },
    // It is said below.
    { ...listeners, onUnheard: () => undefined },
  );
  return (options) => {
    note(unsupported(`wx.${name}`));
    return refuse(options);
  };
}

const LISTENING = /^(?:on|off)[A-Z]/;
const OBJECTS: ReadonlySet<string> = new Set(UNSUPPORTED_OBJECTS.split(" "));

/**
 * What not even the original has, or has too new: reading it gives undefined, so that a program can find out; the console
 * says so, because the next thing may be a call. Listening is no reason to fail: what is listened to never happens.
 */
export function namingTheAbsent<T extends object>(
  wx: T,
  note: (level: "info" | "warn", text: NoteText) => void,
): T {
  return new Proxy(wx, {
    get(target, name, receiver) {
      const isThere = typeof name !== "string" || name in target;
      if (!isThere && LISTENING.test(name)) {
        return () => note("warn", unsupported(`wx.${name}`));
      }
      if (!isThere)
        note("info", { en: `wx.${name} is not in this simulator`, zh: `本模拟器没有 wx.${name}` });
      else if (OBJECTS.has(String(name))) note("warn", unsupported(`wx.${String(name)}`));
      return Reflect.get(target, name, receiver);
    },
  });
}
