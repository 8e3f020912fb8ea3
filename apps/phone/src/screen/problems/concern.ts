/** Which problems of a bundle keep which page from being shown. */
import type { MiniProgramBundle, Problem } from "../../bundle/bundle.ts";
import { usedComponents } from "../../bundle/used-components.ts";

/** Errors in files of the page, of the components that it uses, and of the app; and where it is not clear whose they are. */
export function errorsOfPage(bundle: MiniProgramBundle, page: string): Problem[] {
  const used = componentsOf(bundle, page);
  return bundle.problems.filter(({ severity, file }) => {
    if (severity !== "error") return false;
    const component = file.replace(/\.[^./]+$/, "");
    return !Object.hasOwn(bundle.components, component) || used.has(component);
  });
}

function componentsOf(bundle: MiniProgramBundle, page: string): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (path: string) => {
    if (used.has(path)) return;
    used.add(path);
    const component = bundle.components[path];
    if (component) usedComponents(component.json).forEach(add);
  };
  add(page);
  return used;
}
