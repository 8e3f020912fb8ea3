/** Which pages an error keeps from being shown: those that need the file. */
import { type AppConfig, OWN_TAB_BAR, type Problem } from "../bundle/bundle.ts";
import { usedComponents } from "../bundle/used-components.ts";
import type { Components } from "./components.ts";
import type { Sources } from "./sources.ts";

/** By the path of a component: the names that its template calls elements by. */
export type TagsInUse = ReadonlyMap<string, ReadonlySet<string>>;

/** What was found, each error with its pages; without any where it is the whole mini program's. */
export function problemsOfPages(
  { problems, uses }: Sources,
  { tabBar }: AppConfig,
  components: Components,
  tags: TagsInUse,
): readonly Problem[] {
  if (!problems.found.some(({ severity }) => severity === "error")) return problems.found;
  const tabs = new Set(tabBar?.custom ? tabBar.list.map(({ pagePath }) => pagePath) : []);
  const drawn = (page: string) => (tabs.has(page) ? [page, OWN_TAB_BAR] : [page]);
  const needs = [...components]
    .filter(([, { isPage }]) => isPage)
    .map(([page]) => ({ page, files: uses.closure(filesOf(drawn(page), components, tags)) }));
  const everybodys = uses.closure(["app.js", "app.wxss"]);
  const known = uses.closure([...components.keys()].flatMap(ownFiles));
  return problems.found.map((problem) => {
    const { file, severity, pages } = problem;
    if (severity !== "error" || pages || everybodys.has(file) || !known.has(file)) return problem;
    return { ...problem, pages: needs.filter(({ files }) => files.has(file)).map(({ page }) => page) };
  });
}

/** Of the components and of all that are drawn in them. */
function filesOf(paths: readonly string[], components: Components, tags: TagsInUse): string[] {
  const used = new Set(paths);
  for (const path of used) {
    const component = components.get(path);
    if (!component) continue;
    const { json, ownTags } = component;
    const isUsed = (tag: string) => ownTags.has(tag) || tags.get(path)?.has(tag);
    const using = Object.entries(json.usingComponents ?? {}).filter(([tag]) => isUsed(tag));
    for (const target of usedComponents({ ...json, usingComponents: Object.fromEntries(using) }))
      used.add(target);
  }
  return [...used].flatMap(ownFiles);
}

function ownFiles(path: string): string[] {
  return [".js", ".json", ".wxml", ".wxss"].map((extension) => path + extension);
}
