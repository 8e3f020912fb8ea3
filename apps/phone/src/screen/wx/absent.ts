/**
 * What stands for an object of the original that is not here: each member can be read and called, says that it is not
 * supported, and fails as functions of `wx` do. So nothing that follows stops the page.
 */
import { type NoteText, unsupported } from "../problems/note.ts";

type Note = (text: NoteText) => void;

interface Failure {
  readonly errMsg: string;
}

const PROMISE: ReadonlySet<unknown> = new Set(["then", "catch", "finally"]);

/** @param name as its developer knows it: `wx.cloud` */
export function absent(name: string, note: Note): unknown {
  return standIn(name, note);
}

/** @param failure of the call whose result this is: it can be awaited, and says no more */
function standIn(name: string, note: Note, failure?: Failure): unknown {
  const call = (options: unknown) => {
    if (!failure) note(unsupported(name));
    const why = { errMsg: `${name.replace(/^wx\./, "")}:fail not supported in this simulator` };
    tell(options, why);
    return standIn(name, note, failure ?? why);
  };
  // Of a class, which the proxy lets be called as well as made.
  return new Proxy(class {}, {
    get(_target, key) {
      if (key === Symbol.toPrimitive) return () => "";
      if (key === Symbol.iterator || key === Symbol.asyncIterator) return () => [].values();
      if (PROMISE.has(key)) return failure && promiseMethod(key as string, failure);
      return typeof key === "symbol" ? undefined : standIn(`${name}.${key}`, note, failure);
    },
    set: () => true,
    apply: (_target, _this, [options]) => call(options),
    construct: (_target, [options]) => call(options) as object,
  });
}

function promiseMethod(name: string, failure: Failure) {
  // Not before it is called: what nobody waits for rejects nothing.
  return (...given: []) => Promise.reject(failure)[name as "then"](...given);
}

/** Later, as functions of `wx` do. */
function tell(options: unknown, failure: Failure): void {
  if (typeof options !== "object" || options === null) return;
  const { fail, complete } = options as Readonly<Record<string, unknown>>;
  for (const callback of [fail, complete]) {
    if (typeof callback === "function") setTimeout(() => callback.call(options, failure));
  }
}
