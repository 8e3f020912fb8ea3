/** The pages of a mini program and every component that they use. */
import type { ComponentConfig } from "../bundle/bundle.ts";
import { usedComponents } from "../bundle/used-components.ts";
import { APP_FILE } from "./app-config.ts";
import { isObject, type JsonObject, placeOf, placeOfPage, readJson } from "./json.ts";
import { missingFile, missingPage } from "./missing-files.ts";
import { resolveComponent, resolveInside } from "./paths.ts";
import { leadsOut, type Position, type Said } from "./problems.ts";
import type { Sources } from "./sources.ts";
import { warnOfTypeScript } from "./uncompiled.ts";

/** By path without an extension. */
export type Components = ReadonlyMap<string, Component>;

export interface Component {
  readonly isPage: boolean;
  /** `usingComponents` are resolved, and those of `app.json` are among them. */
  readonly json: ComponentConfig;
  /** What its template may use besides the built-in elements, resolved or not. */
  readonly declared: ReadonlySet<string>;
  /** Those that its own JSON declares. */
  readonly ownTags: ReadonlySet<string>;
  /** What is wrong with those of `app.json` that are not there: an error of the templates that use them. */
  readonly missing: ReadonlyMap<string, Said>;
}

/** Paths by tag. */
type PathsByTag = Readonly<Record<string, string>>;

/** @param others that no component names */
export function collectComponents(
  sources: Sources,
  paths: readonly string[],
  others: readonly string[] = [],
): Components {
  const global = readGlobal(sources);
  const components = new Map<string, Component>();
  const pages = new Set(paths);
  const pending = [...paths, ...others];
  for (let path = pending.shift(); path !== undefined; path = pending.shift()) {
    if (components.has(path)) continue;
    const component = readComponent(sources, path, pages.has(path), global);
    components.set(path, component);
    pending.push(...usedComponents(component.json));
  }
  return components;
}

interface GlobalComponents {
  readonly resolved: PathsByTag;
  readonly missing: ReadonlyMap<string, Said>;
}

/** `usingComponents` of `app.json`: one that is missing keeps no page from being shown that does without. */
function readGlobal(sources: Sources): GlobalComponents {
  const declared = declaredIn(sources, APP_FILE, readJson(sources, APP_FILE));
  const missing = new Map<string, Said>();
  const resolved = resolveAll(sources, "app", declared, (tag, said, at) => {
    missing.set(tag, said);
    sources.problems.warn(APP_FILE, said, at);
  });
  return { resolved, missing };
}

function readComponent(sources: Sources, path: string, isPage: boolean, global: GlobalComponents): Component {
  requireFiles(sources, path, isPage);
  const file = `${path}.json`;
  const json = readJson(sources, file) ?? {};
  const using = declaredIn(sources, file, json);
  const generics = isObject(json.componentGenerics) ? json.componentGenerics : {};
  if (!isPage && json.component !== true) {
    sources.problems.error(
      file,
      {
        en: `a component needs "component": true in ${file}`,
        zh: `自定义组件需要在 ${file} 中写 "component": true`,
      },
      sources.has(file) ? { line: 1 } : {},
    );
  }
  if (json.componentPlaceholder !== undefined) {
    const at = placeOf(sources.read(file), "componentPlaceholder");
    sources.problems.warn(
      file,
      {
        en: `"componentPlaceholder" is not supported in this simulator: nothing is loaded late`,
        zh: `本模拟器不支持 "componentPlaceholder"：没有延迟加载`,
      },
      at,
    );
  }
  const { componentPlaceholder: _placeholder, ...rest } = json;
  const ownTags = new Set([using, generics].flatMap(Object.keys));
  const missing = [...global.missing].filter(([tag]) => !ownTags.has(tag));
  return {
    ...{ isPage, ownTags, missing: new Map(missing) },
    json: {
      ...rest,
      ...styleIsolation(json, isPage),
      usingComponents: { ...global.resolved, ...resolveAll(sources, path, using) },
      ...(json.componentGenerics !== undefined && {
        componentGenerics: genericDefaults(sources, path, generics),
      }),
    },
    declared: new Set([...Object.keys(global.resolved), ...ownTags]),
  };
}

/** A page's classes are shared unless it says otherwise, also where it is made by `Component()`. */
function styleIsolation(json: JsonObject, isPage: boolean): { styleIsolation?: string } {
  if (typeof json.styleIsolation === "string") return { styleIsolation: json.styleIsolation };
  return isPage && json.component === true ? { styleIsolation: "shared" } : {};
}

function genericDefaults(
  sources: Sources,
  path: string,
  generics: JsonObject,
): NonNullable<ComponentConfig["componentGenerics"]> {
  return Object.fromEntries(
    Object.entries(generics).map(([name, generic]) => {
      const fallback = isObject(generic) ? generic.default : undefined;
      if (typeof fallback !== "string") return [name, true];
      const resolved = resolveAll(sources, path, { [name]: fallback })[name];
      return [name, resolved === undefined ? true : { default: resolved }];
    }),
  );
}

/** `usingComponents` as they are written. */
function declaredIn(sources: Sources, file: string, { usingComponents = {} }: JsonObject = {}): PathsByTag {
  const entries = isObject(usingComponents) ? Object.entries(usingComponents) : [];
  const strings = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string");
  if (!isObject(usingComponents) || strings.length < entries.length) {
    const at = placeOf(sources.read(file), "usingComponents");
    sources.problems.error(
      file,
      {
        en: '"usingComponents" must be an object of strings',
        zh: '"usingComponents" 必须是值为字符串的对象',
      },
      at,
    );
  }
  return Object.fromEntries(strings);
}

type OnMissing = (tag: string, said: Said, at: Position | undefined) => void;

/** By tag, with a leading `/`; those that are not there are left out: errors, unless told otherwise. */
function resolveAll(
  sources: Sources,
  path: string,
  using: PathsByTag,
  onMissing: OnMissing = (_tag, said, at) => sources.problems.error(`${path}.json`, said, at),
): PathsByTag {
  const resolved: Record<string, string> = {};
  for (const [tag, target] of Object.entries(using)) {
    const found = resolveComponent(sources, path, target);
    const at = placeOf(sources.read(`${path}.json`), target);
    if (found !== undefined) resolved[tag] = `/${found}`;
    else if (PLUGIN.test(target)) sources.problems.warn(`${path}.json`, ofPlugin(tag), at);
    else if (isOfExtendedLibrary(sources, target)) {
      sources.problems.warn(`${path}.json`, notInstalled(tag, target), at);
    } else onMissing(tag, missing(path, tag, target), at);
  }
  return resolved;
}

const PLUGIN = /^(?:dynamic-)?plugin(?:-private)?:\/\//;

function ofPlugin(tag: string): Said {
  return {
    en: `<${tag}>: plugins are not supported in this simulator; it is drawn as a plain element`,
    zh: `<${tag}>：本模拟器不支持插件，按普通元素显示`,
  };
}

/** Of a package that the original brings along where `useExtendedLib` asks for it. */
function isOfExtendedLibrary(sources: Sources, target: string): boolean {
  const library = readJson(sources, APP_FILE)?.useExtendedLib;
  return isObject(library) && Boolean(library.weui) && target.startsWith("weui-miniprogram/");
}

function notInstalled(tag: string, target: string): Said {
  const [name] = target.split("/");
  return {
    en: `<${tag}>: ${name} does not come with this simulator: npm install it, or see it drawn as a plain element`,
    zh: `<${tag}>：本模拟器不自带 ${name}：请用 npm 安装，否则按普通元素显示`,
  };
}

function missing(path: string, tag: string, target: string): Said {
  const { en, zh } = resolveInside(path, target) === undefined ? leadsOut(target) : noComponent(target);
  return { en: `<${tag}>: ${en}`, zh: `<${tag}>：${zh}` };
}

function noComponent(target: string): Exclude<Said, string> {
  const isPath = /^[./]/.test(target);
  return {
    en: `there is no component ${target}${isPath ? "" : ", nor such a package in miniprogram_npm or node_modules"}`,
    zh: `没有组件 ${target}${isPath ? "" : "，miniprogram_npm 和 node_modules 中也没有这个包"}`,
  };
}

function requireFiles(sources: Sources, path: string, isPage: boolean): void {
  const missing = [".js", ".wxml"].filter((extension) => !sources.has(path + extension));
  if (isPage && missing.length === 2) {
    sources.problems.error(
      APP_FILE,
      missingPage(sources, path),
      placeOfPage(sources.read(APP_FILE) ?? "", path),
      [path],
    );
    return;
  }
  for (const extension of missing) {
    if (extension === ".js" && warnOfTypeScript(sources, path)) continue;
    sources.problems.error(path + extension, missingFile(sources, path, extension, isPage));
  }
}
