/** The modules of a mini program: each runs once, when first required. */

import { type NoteText, unsupported } from "../problems/note.ts";
import { resolveModule } from "./paths.ts";
import { type ModuleScope, runModule } from "./scope.ts";

export interface ModuleLoader {
  /** The exports of the module at this path, which must exist. */
  load(path: string): unknown;
  has(path: string): boolean;
}

type Told = (value: unknown) => void;

/** With `require(request, told, failed)`, which subpackages are asked for by: all of them are there. */
function requireOf(load: (request: string) => unknown, note: (text: NoteText) => void) {
  const require = (request: string, told?: Told, failed?: Told): unknown => {
    if (typeof told !== "function") return load(request);
    try {
      told(load(request));
    } catch (error) {
      failed?.({ mod: request, errMsg: String(error) });
    }
    return undefined;
  };
  return Object.assign(require, {
    async(mod: string) {
      note(unsupported("require.async"));
      return Promise.reject({ mod, errMsg: "require.async:fail not supported in this simulator" });
    },
  });
}

interface Loaded {
  exports: unknown;
}

/**
 * @param globals what every module sees besides `require`, `module` and `exports`
 * @param note says what is not supported
 */
export function createLoader(
  sources: Readonly<Record<string, string>>,
  globals: ModuleScope,
  note: (text: NoteText) => void = () => undefined,
): ModuleLoader {
  const loaded = new Map<string, Loaded>();
  const has = (path: string) => Object.hasOwn(sources, path);

  function load(path: string): unknown {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module: Loaded = { exports: {} };
    loaded.set(path, module);
    const require = requireOf((request) => load(pathOf(path, request)), note);
    try {
      runModule(path, sources[path] ?? "", { require, module, exports: module.exports, ...globals });
    } catch (error) {
      loaded.delete(path);
      throw error;
    }
    return module.exports;
  }

  function pathOf(from: string, request: string): string {
    const path = resolveModule(from, String(request), has);
    if (path === undefined) throw new Error(`module "${request}" is not found, required by ${from}`);
    return path;
  }

  return { load, has };
}
