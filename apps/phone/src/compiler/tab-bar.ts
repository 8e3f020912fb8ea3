/** The tab bar of `app.json`. */
import type { AppConfig, TabBar } from "../bundle/bundle.ts";
import { isObject, type JsonObject, placeOf } from "./json.ts";
import { trimSlashes } from "./paths.ts";
import type { Sources } from "./sources.ts";

const FILE = "app.json";

type Item = TabBar["list"][number];

export function readTabBar(
  sources: Sources,
  json: unknown,
  pages: readonly string[],
): Pick<AppConfig, "tabBar"> {
  if (json === undefined) return {};
  const error = (message: string, word = "tabBar") =>
    sources.problems.error(FILE, message, placeOf(sources.read(FILE), word));
  const listed: unknown[] = isObject(json) && Array.isArray(json.list) ? json.list : [];
  const list = listed
    .filter(isObject)
    .map(readItem)
    .filter((item) => item !== undefined);
  if (list.length < 2 || list.length > 5 || list.length < listed.length) {
    error('"tabBar" needs a list of 2 to 5 items, each with "pagePath" and "text"');
    return {};
  }
  for (const { pagePath } of list) {
    if (!pages.includes(pagePath)) error(`"tabBar": ${pagePath} is not one of "pages"`, pagePath);
  }
  warnOfMissingIcons(sources, list);
  const { custom, ...rest } = json as JsonObject;
  if (custom) warnOfCustom(sources);
  return { tabBar: { ...rest, list } };
}

function readItem(item: JsonObject): Item | undefined {
  const { pagePath, text } = item;
  if (typeof pagePath !== "string" || typeof text !== "string") return undefined;
  return { ...item, pagePath: trimSlashes(pagePath), text };
}

function warnOfMissingIcons(sources: Sources, list: readonly Item[]): void {
  for (const icon of list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])) {
    if (typeof icon !== "string" || /^\w+:/.test(icon) || sources.has(trimSlashes(icon))) continue;
    sources.problems.warn(FILE, `"tabBar": there is no picture ${icon}`, placeOf(sources.read(FILE), icon));
  }
}

function warnOfCustom(sources: Sources): void {
  const at = placeOf(sources.read(FILE), "custom");
  sources.problems.warn(
    FILE,
    '"tabBar.custom" is not supported in this simulator: the usual bar is shown',
    at,
  );
}
