/** WXSS as CSS: imports in place, `rpx`, and classes that stay within their component. */
import postcss, {
  type AtRule,
  CssSyntaxError,
  type Declaration,
  type Input,
  type Root,
  type Rule,
} from "postcss";
import { resolveFile, resolveInside } from "./paths.ts";
import { leadsOut } from "./problems.ts";
import { withoutRpx } from "./rpx.ts";
import { leavesComponent, scopeSelector } from "./selectors.ts";
import type { Sources } from "./sources.ts";
import { warnOfStyle } from "./uncompiled.ts";

const EXTENSION = ".wxss";

/** Where a node was written, which an import moves. */
const files = new WeakMap<Input, string>();

/**
 * "" where there is no such file.
 * @param path without `.wxss`
 * @param scope the prefix of the classes; "" where they are shared
 */
export function compileStyle(sources: Sources, path: string, scope: string): string {
  const file = path + EXTENSION;
  if (!sources.has(file)) {
    warnOfStyle(sources, path);
    return "";
  }
  const root = readStyle(sources, file, []);
  root.walkAtRules("media", (rule) => {
    const { file, ...at } = origin(rule);
    if (rule.params.includes("rpx"))
      sources.problems.advise(file, { en: "@media cannot measure in rpx", zh: "@media 中不能用 rpx" }, at);
  });
  root.walkDecls((declaration) => convertDeclaration(sources, declaration));
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) scopeRule(sources, rule, scope);
  });
  return root.toString();
}

function isKeyframe({ parent }: Rule): boolean {
  return parent?.type === "atrule" && /keyframes$/i.test((parent as AtRule).name);
}

function scopeRule(sources: Sources, rule: Rule, scope: string): void {
  const { file, ...at } = origin(rule);
  try {
    if (scope !== "" && leavesComponent(rule.selector)) {
      sources.problems.advise(
        file,
        {
          en: "in a component, select by class: tags, ids and attributes are everybody's",
          zh: "组件中请用类选择器：标签、id 和属性选择器会影响组件之外",
        },
        at,
      );
    }
    rule.selector = scopeSelector(rule.selector, scope);
  } catch (error) {
    sources.problems.error(file, (error as Error).message, at);
    rule.remove();
  }
}

/** With every `@import` replaced by what it names. */
function readStyle(sources: Sources, file: string, importers: readonly string[]): Root {
  const root = parse(sources, file);
  root.walkAtRules(/^import$/i, (rule) => {
    if (rule.nodes) endBeforeBlock(sources, rule);
    const imported = importedFile(sources, file, rule);
    if (imported === undefined) rule.remove();
    else if ([...importers, file].includes(imported)) {
      sources.problems.error(
        file,
        { en: `@import: ${imported} imports itself`, zh: `@import：${imported} 引用了自己` },
        origin(rule),
      );
      rule.remove();
    } else rule.replaceWith(readStyle(sources, imported, [...importers, file]).nodes);
  });
  return root;
}

function parse(sources: Sources, file: string): Root {
  try {
    // `map: false`: a comment in a style sheet makes PostCSS read no other file.
    const root = postcss.parse(sources.read(file) ?? "", { map: false });
    if (root.source) files.set(root.source.input, file);
    return root;
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    sources.problems.error(file, error.reason, { line: error.line ?? 1, column: error.column ?? 1 });
    return postcss.root();
  }
}

function importedFile(sources: Sources, file: string, rule: AtRule): string | undefined {
  const path = importedPath(rule.params);
  const target = path && resolveFile(sources, file, path, EXTENSION);
  if (target) {
    sources.uses.add(file, target);
    return target;
  }
  const outside = path && resolveInside(file, path) === undefined;
  const missing = path || rule.params;
  const { en, zh } = outside ? leadsOut(path) : { en: `there is no ${missing}`, zh: `没有文件 ${missing}` };
  sources.problems.error(file, { en: `@import: ${en}`, zh: `@import：${zh}` }, origin(rule));
  return undefined;
}

/** Without its `;` an `@import` runs into the rule behind it, as in the official demo: `@import "a.wxss" .b {}`. */
function endBeforeBlock(sources: Sources, rule: AtRule): void {
  const [, path, selector] = /^("[^"]*"|'[^']*'|url\([^)]*\))\s+(\S.*)$/s.exec(rule.params) ?? [];
  if (path === undefined || selector === undefined) return;
  const { file, ...at } = origin(rule);
  sources.problems.warn(file, { en: '@import: a ";" is missing behind it', zh: "@import：后面缺少分号" }, at);
  rule.after(postcss.rule({ selector, nodes: rule.nodes, source: rule.source }));
  rule.params = path;
}

/** In `"a.wxss"`, `url(a.wxss)` and `url("a.wxss")`. */
function importedPath(parameters: string): string {
  const text = parameters.trim();
  const isUrl = /^url\(/i.test(text) && text.endsWith(")");
  return (isUrl ? text.slice("url(".length, -1).trim() : text).replace(/^["']|["']$/g, "");
}

function convertDeclaration(sources: Sources, declaration: Declaration): void {
  declaration.value = withoutRpx(declaration.value);
  const local = /url\(\s*["']?(?!data:|https?:|\/\/|%23|#|["'\s])([^"')]+)/i.exec(declaration.value)?.[1];
  if (local === undefined) return;
  const { file, ...at } = origin(declaration);
  sources.problems.warn(
    file,
    {
      en: `${local}: a WXSS cannot use local files; take a data: URL, or an <image>`,
      zh: `${local}：WXSS 不能使用本地文件；请用 data: URL 或 <image>`,
    },
    at,
  );
  declaration.remove();
}

function origin({ source }: AtRule | Declaration | Rule): {
  file: string;
  line: number;
  column: number;
} {
  const { line = 1, column = 1 } = source?.start ?? {};
  return { file: (source && files.get(source.input)) ?? "", line, column };
}
