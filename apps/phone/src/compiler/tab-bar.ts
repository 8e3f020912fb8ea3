/** The tab bar of `app.json`. */
import { type AppConfig, OWN_TAB_BAR, type TabBar } from "../bundle/bundle.ts";
import { isObject, type JsonObject, placeOf } from "./json.ts";
import { trimSlashes } from "./paths.ts";
import type { Said } from "./problems.ts";
import type { Sources } from "./sources.ts";

const FILE = "app.json";

type Item = TabBar["list"][number];

export function readTabBar(
  sources: Sources,
  json: unknown,
  pages: readonly string[],
): Pick<AppConfig, "tabBar"> {
  if (json === undefined) return {};
  const error = (said: Said, word = "tabBar") =>
    sources.problems.error(FILE, said, placeOf(sources.read(FILE), word));
  const listed: unknown[] = isObject(json) && Array.isArray(json.list) ? json.list : [];
  const list = listed
    .filter(isObject)
    .map(readItem)
    .filter((item) => item !== undefined);
  if (list.length < 2 || list.length > 5 || list.length < listed.length) {
    error({
      en: '"tabBar" needs a list of 2 to 5 items, each with "pagePath" and "text"',
      zh: '"tabBar" 的 list 需要 2 到 5 项，每项都有 "pagePath" 和 "text"',
    });
    return {};
  }
  for (const { pagePath } of list) {
    if (!pages.includes(pagePath))
      error(
        { en: `"tabBar": ${pagePath} is not one of "pages"`, zh: `"tabBar"：${pagePath} 不在 "pages" 中` },
        pagePath,
      );
  }
  warnOfMissingIcons(sources, list);
  const { custom: wantsOwn, ...rest } = json as JsonObject;
  const custom = Boolean(wantsOwn) && sources.has(`${OWN_TAB_BAR}.wxml`);
  if (wantsOwn && !custom) warnOfMissing(sources);
  return { tabBar: { ...rest, list, ...(custom && { custom }) } };
}

function readItem(item: JsonObject): Item | undefined {
  const { pagePath, text } = item;
  if (typeof pagePath !== "string" || typeof text !== "string") return undefined;
  return { ...item, pagePath: trimSlashes(pagePath), text };
}

function warnOfMissingIcons(sources: Sources, list: readonly Item[]): void {
  for (const icon of list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])) {
    if (typeof icon !== "string" || /^\w+:/.test(icon) || sources.has(trimSlashes(icon))) continue;
    sources.problems.warn(
      FILE,
      { en: `"tabBar": there is no picture ${icon}`, zh: `"tabBar"：没有图片 ${icon}` },
      placeOf(sources.read(FILE), icon),
    );
  }
}

function warnOfMissing(sources: Sources): void {
  const at = placeOf(sources.read(FILE), "custom");
  sources.problems.warn(
    FILE,
    {
      en: `"tabBar.custom": there is no ${OWN_TAB_BAR}, so the usual bar is shown`,
      zh: `"tabBar.custom"：没有 ${OWN_TAB_BAR}，显示普通的标签栏`,
    },
    at,
  );
}
