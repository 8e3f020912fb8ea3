/** What the original's compiler plug-ins take and this compiler does not: TypeScript, Less, Sass. */
import { resolveModule } from "./paths.ts";
import type { Said } from "./problems.ts";
import type { Sources } from "./sources.ts";

const STYLES = { ".less": "Less", ".scss": "Sass", ".sass": "Sass" };

/**
 * Warns where a script is there in TypeScript alone.
 * @param path without an extension
 */
export function warnOfTypeScript(sources: Sources, path: string): boolean {
  const file = `${path}.ts`;
  if (!sources.has(file)) return false;
  sources.problems.warn(file, {
    en: "TypeScript is not compiled in this simulator: it runs without this script",
    zh: "本模拟器不编译 TypeScript：运行时没有这个脚本",
  });
  return true;
}

/** Of a module that is required and is there in TypeScript alone. */
export function requiredTypeScript(sources: Sources, from: string, request: string): Said | undefined {
  const named = (file: string) => file.replace(/\.js$/, ".ts");
  const found = resolveModule(from, request, (file) => file.endsWith(".js") && sources.has(named(file)));
  return (
    found && {
      en: `${named(found)} is TypeScript, which is not compiled in this simulator`,
      zh: `${named(found)} 是 TypeScript，本模拟器不编译`,
    }
  );
}

/**
 * Warns where a style sheet is there in another language alone.
 * @param path without an extension
 */
export function warnOfStyle(sources: Sources, path: string): void {
  for (const [extension, language] of Object.entries(STYLES)) {
    if (!sources.has(path + extension)) continue;
    sources.problems.warn(path + extension, {
      en: `${language} is not compiled in this simulator: it is shown without this style sheet`,
      zh: `本模拟器不编译 ${language}：显示时没有这个样式表`,
    });
  }
}
