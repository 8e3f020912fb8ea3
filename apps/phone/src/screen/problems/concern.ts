/** Which problems of a bundle keep which page from being shown. */
import type { MiniProgramBundle, Problem } from "../../bundle/bundle.ts";
import { resolvePath } from "../modules/paths.ts";

/** Errors in files of the page, of the components that it uses, and of the app; and where it is not clear whose they are. */
export function errorsOfPage(bundle: MiniProgramBundle, page: string): Problem[] {
  const used = componentsOf(bundle, page);
  return bundle.problems.filter(({ severity, file }) => {
    if (severity !== "error") return false;
    const component = file.replace(/\.[^./]+$/, "");
    return !(component in bundle.components) || used.has(component);
  });
}

function componentsOf(bundle: MiniProgramBundle, page: string): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (path: string) => {
    if (used.has(path)) return;
    used.add(path);
    const using = { ...bundle.app.usingComponents, ...bundle.components[path]?.json.usingComponents };
    for (const target of Object.values(using)) add(resolvePath(path, target));
  };
  add(page);
  return used;
}
