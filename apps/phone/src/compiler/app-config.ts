/** `app.json` and `ext.json`. */
import { nearest } from "@shiming/wire";
import type { AppConfig } from "../bundle/bundle.ts";
import { isObject, type JsonObject, placeOf, readJson } from "./json.ts";
import { trimSlashes } from "./paths.ts";
import { type Said, unsupported } from "./problems.ts";
import type { Sources } from "./sources.ts";
import { readTabBar } from "./tab-bar.ts";
import { warnOfTypeScript } from "./uncompiled.ts";

export const APP_FILE = "app.json";
const EXT_FILE = "ext.json";

/** What would change how a mini program runs, if this simulator had it. */
const UNSUPPORTED = [
  "plugins",
  "workers",
  "functionalPages",
  "renderer",
  "requiredBackgroundModes",
  "openDataContext",
  "themeLocation",
  "useExtendedLib",
];

/** Without `usingComponents`: those are among the components' own. */
export function readAppConfig(sources: Sources): AppConfig {
  const { problems } = sources;
  if (!sources.has(APP_FILE)) problems.error(APP_FILE, missingApp(sources));
  else if (!sources.has("app.js") && !warnOfTypeScript(sources, "app")) problems.error("app.js", NO_SCRIPT);
  const found = readJson(sources, APP_FILE);
  const json = found ?? {};
  warnOfUnsupported(sources, json);
  const { pages: _pages, usingComponents: _using, window, tabBar, ...rest } = json;
  const ext = readExt(sources);
  const pages = found ? pagesOf(found, sources) : [];
  return {
    ...rest,
    pages,
    window: { ...objectOrNothing(sources, "window", window), ...(isObject(ext.window) && ext.window) },
    ...readTabBar(sources, ext.tabBar ?? tabBar, pages),
    ...(isObject(ext.ext) && { ext: ext.ext }),
  };
}

function warnOfUnsupported(sources: Sources, json: JsonObject): void {
  for (const key of UNSUPPORTED.filter((key) => key in json && json[key] !== "webview")) {
    const at = placeOf(sources.read(APP_FILE), key);
    sources.problems.warn(APP_FILE, unsupported(`"${key}"`), at);
  }
}

/** Those of subpackages, too; the entry page first. */
function pagesOf(json: JsonObject, sources: Sources): string[] {
  const pages = strings(json.pages);
  for (const part of [json.subPackages ?? json.subpackages].flat().filter(isObject)) {
    pages.push(...strings(part.pages).map((page) => `${trimSlashes(String(part.root))}/${page}`));
  }
  if (pages.length === 0) {
    const at = placeOf(sources.read(APP_FILE), "pages");
    sources.problems.error(
      APP_FILE,
      { en: `"pages" must list at least one page`, zh: `"pages" 至少要有一个页面` },
      at,
    );
  }
  const [entry] = strings([json.entryPagePath]).map(trimSlashes);
  const paths = pages.map(trimSlashes);
  if (entry !== undefined && !paths.includes(entry)) warnOfEntry(sources, entry, paths);
  return [...new Set(entry && paths.includes(entry) ? [entry, ...paths] : paths)];
}

function warnOfEntry(sources: Sources, entry: string, paths: readonly string[]): void {
  const meant = nearest(entry, paths);
  const said = {
    en: `"entryPagePath": ${entry} is not one of "pages": the first page opens${meant ? `; did you mean ${meant}?` : ""}`,
    zh: `"entryPagePath"：${entry} 不在 "pages" 里：打开的是第一个页面${meant ? `；是否想写 ${meant}？` : ""}`,
  };
  sources.problems.warn(APP_FILE, said, placeOf(sources.read(APP_FILE), "entryPagePath"));
}

/** As in the original, it counts only with `"extEnable": true`. */
function readExt(sources: Sources): JsonObject {
  const json = readJson(sources, EXT_FILE);
  if (!json || json.extEnable === true) return json ?? {};
  sources.problems.warn(EXT_FILE, {
    en: `has no effect without "extEnable": true`,
    zh: `缺少 "extEnable": true，不起作用`,
  });
  return {};
}

function objectOrNothing(sources: Sources, key: string, value: unknown): JsonObject | undefined {
  if (value === undefined || isObject(value)) return value;
  sources.problems.error(
    APP_FILE,
    { en: `"${key}" must be an object`, zh: `"${key}" 必须是对象` },
    placeOf(sources.read(APP_FILE), key),
  );
  return undefined;
}

const NO_SCRIPT = { en: "is missing: every mini program has one", zh: "缺少：每个小程序都有这个文件" };

function missingApp(sources: Sources): Said {
  const root = readJson(sources, "project.config.json")?.miniprogramRoot;
  if (typeof root !== "string") return { en: "is missing", zh: "缺少这个文件" };
  return {
    en: `is missing; project.config.json says that the mini program is in ${root}`,
    zh: `缺少这个文件；project.config.json 写明小程序在 ${root}`,
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
