/** What a module of a mini program sees, and what it does not. */

/** Of the original, and not of this simulator. */
export const UNSUPPORTED_GLOBALS = ["requirePlugin", "requireMiniProgram", "WXWebAssembly"];

/**
 * Of a browser, but not of the original's mini programs. This is for the sake of programs that ask where they run; what
 * protects the phone is the frame, which has no origin.
 */
const ABSENT = [
  ...["window", "document", "self", "globalThis", "top", "parent", "frames", "opener", "location", "history"],
  ...["navigator", "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Worker", "SharedWorker", "open"],
  ...["localStorage", "sessionStorage", "indexedDB", "caches", "alert", "confirm", "prompt", "postMessage"],
];

const OWN = ["require", "module", "exports"];
const SHARED = [
  ...["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages", "wx", "console", "global"],
  ...UNSUPPORTED_GLOBALS,
];

/** What a module sees, by name. */
export type ModuleScope = Readonly<Record<string, unknown>>;

type Run = (...values: unknown[]) => void;

/**
 * A module may call something of its own `location` or `top`: these names are those of the scope around it. It is strict, as
 * the original's compiler makes it.
 */
const HEAD = `(function(${[...SHARED, ...ABSENT].join(",")}){"use strict";return function(${OWN.join(",")}){`;

/** How many columns stand before a module's own, on its first line. */
export const FIRST_COLUMNS = HEAD.length;

/**
 * Runs a module as a function of its scope. The source begins on the first line, so that an exception names the line that
 * its author wrote.
 * @throws what the module throws; a SyntaxError has no line, the compiler has named it before
 */
export function runModule(path: string, source: string, scope: ModuleScope): void {
  const around = evaluate(`${HEAD}${source}\n}})`, path) as (...values: unknown[]) => Run;
  const valuesOf = (names: readonly string[]) => names.map((name) => scope[name]);
  around(...valuesOf(SHARED))(...valuesOf(OWN));
}

/** In the global scope of the frame; `name` is what stacks call it. */
export function evaluate(source: string, name: string): unknown {
  // Of the global object: a name for it a bundler takes away, and the source would see this module's scope, and be strict.
  // biome-ignore lint/security/noGlobalEval: running a mini program's code is what this frame without an origin is for
  return globalThis.eval(
    // A browser takes no name with a space in it.
    `${source}\n//# sourceURL=${encodeURI(name)}`,
  );
}
