/** What the paths in a mini program's sources mean. */
import { resolveModule, resolvePath } from "../screen/modules/paths.ts";
import type { Sources } from "./sources.ts";

export { resolveModule };

/** A path seen from a file, from the root; undefined where it leads out of the mini program's folder. */
export function resolveInside(from: string, path: string): string | undefined {
  let depth = path.startsWith("/") ? 0 : from.split("/").length - 1;
  for (const part of path.split("/")) {
    if (part === "..") depth -= 1;
    else if (part !== "" && part !== ".") depth += 1;
    if (depth < 0) return undefined;
  }
  return resolvePath(from, path);
}

/** The file that an `@import`, `import`, `include` or `wxs` names; its extension may be left out. */
export function resolveFile(
  sources: Sources,
  from: string,
  path: string,
  extension: string,
): string | undefined {
  const target = resolveInside(from, path.endsWith(extension) ? path : path + extension);
  return target !== undefined && sources.has(target) ? target : undefined;
}

/** Of a component: without an extension. It exists where one of its files does; of a folder, its `index` is meant. */
export function resolveComponent(sources: Sources, from: string, path: string): string | undefined {
  const exists = (file: string) => file.endsWith(".js") && sources.has(file);
  const own = resolveInside(from, path);
  const bases = own === undefined ? [] : [own, `${own}/index`];
  const found = bases.find((base) =>
    [".json", ".js", ".wxml"].some((extension) => sources.has(base + extension)),
  );
  return (
    found ?? (path.startsWith(".") ? undefined : resolveModule(from, path, exists)?.slice(0, -".js".length))
  );
}

export function trimSlashes(path: string): string {
  let [start, end] = [0, path.length];
  while (path[start] === "/") start++;
  while (end > start && path[end - 1] === "/") end--;
  return path.slice(start, end);
}
