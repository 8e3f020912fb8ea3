/** The names that glass-easel prefixes classes with: as readable as CSS allows, and no two the same. */
import type { Component, Components } from "./components.ts";

const SHARED = new Set(["shared", "page-shared"]);

/** By path; "" for those whose classes are shared. */
export function nameScopes(components: Components): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const scopes = new Map<string, string>();
  for (const [path, component] of components) {
    const name = isShared(component) ? "" : freeName(path, taken);
    taken.add(name);
    scopes.set(path, name);
  }
  return scopes;
}

/** As glass-easel-miniprogram-adapter understands it. */
function isShared({ json }: Component): boolean {
  return json.styleIsolation === undefined ? json.component !== true : SHARED.has(json.styleIsolation);
}

function freeName(path: string, taken: ReadonlySet<string>): string {
  const readable = path.replace(/^miniprogram_npm\/@?/, "").replace(/[^a-z0-9]+/gi, "-");
  const name = /^[a-z]/i.test(readable) ? readable : `c${readable}`;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
