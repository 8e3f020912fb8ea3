/** The modules of a mini program: each runs once, when first required. */
import { resolveModule } from "./paths.ts";
import { type ModuleScope, runModule } from "./scope.ts";

export interface ModuleLoader {
  /** The exports of the module at this path, which must exist. */
  load(path: string): unknown;
  has(path: string): boolean;
}

interface Loaded {
  exports: unknown;
}

/** @param globals what every module sees besides `require`, `module` and `exports` */
export function createLoader(sources: Readonly<Record<string, string>>, globals: ModuleScope): ModuleLoader {
  const loaded = new Map<string, Loaded>();
  const has = (path: string) => Object.hasOwn(sources, path);

  function load(path: string): unknown {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module: Loaded = { exports: {} };
    loaded.set(path, module);
    const require = (request: string) => load(pathOf(path, request));
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
