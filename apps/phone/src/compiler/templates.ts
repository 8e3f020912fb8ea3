/** WXML: every template and WXS module of a mini program, compiled by glass-easel into one JavaScript expression. */
import type { Components } from "./components.ts";
import type { TagsInUse } from "./concern.ts";
import { checkElements, checkTemplateNames, elementsNamedBy } from "./elements.ts";
import { isForeign } from "./foreign-attributes.ts";
import { resolveFile, resolveInside } from "./paths.ts";
import { leadsOut, type Problems } from "./problems.ts";
import type { Sources } from "./sources.ts";
import { scanTags, type Tag, withNewerNames } from "./tags.ts";
import { meaningOf } from "./template-faults.ts";
import { isCompilable, newTemplateGroup, renewCompiler } from "./template-group.ts";
import { WXS_RUNTIME, wxsCode } from "./wxs.ts";

const TEMPLATE = ".wxml";
const SCRIPT = ".wxs";

/** What a template takes from other files. */
interface Template {
  readonly tags: readonly Tag[];
  /** Without `.wxml`. */
  readonly includes: readonly string[];
}

/** What the template compiler says; places count from 0. */
interface Fault {
  readonly isError: boolean;
  readonly level: "Fatal" | "Error" | "Warn" | "Note";
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
}

interface Templates {
  /** The expression of all of them. */
  readonly templates: string;
  readonly tags: TagsInUse;
}

export function compileTemplates(sources: Sources, components: Components): Templates {
  try {
    return compileWith(new TemplateCompiler(sources), sources, components);
  } catch {
    renewCompiler();
    const careful = new TemplateCompiler(sources, isCompilable);
    // What it tries may not take its own instance with it.
    renewCompiler();
    return compileWith(careful, sources, components);
  }
}

function compileWith(compiler: TemplateCompiler, sources: Sources, components: Components): Templates {
  const inUse = new Map<string, ReadonlySet<string>>();
  for (const [path, component] of components) {
    const reached = compiler.add(path);
    const named = templatesNamedIn([...reached.values()]);
    for (const [file, { tags }] of reached) {
      checkElements(file + TEMPLATE, tags, component, sources.problems);
      checkTemplateNames(file + TEMPLATE, tags, named, sources.problems);
    }
    inUse.set(path, new Set([...reached.values()].flatMap(({ tags }) => tags.flatMap(elementsNamedBy))));
  }
  return { templates: compiler.finish(), tags: inUse };
}

function templatesNamedIn(templates: readonly Template[]): string[] {
  const definitions = templates.flatMap(({ tags }) => tags.filter(({ name }) => name === "template"));
  return definitions.flatMap(({ attributes }) => attributes.get("name") ?? []);
}

class TemplateCompiler {
  readonly #sources: Sources;
  readonly #accepts: (source: string) => boolean;
  readonly #group = newTemplateGroup();
  readonly #templates = new Map<string, Template>();
  readonly #scripts = new Set<string>();

  /** @param accepts whether a template may be compiled at all */
  constructor(sources: Sources, accepts: (source: string) => boolean = () => true) {
    this.#sources = sources;
    this.#accepts = accepts;
    this.#group.setExtraRuntimeScript(WXS_RUNTIME);
  }

  /** Compiles a template and those that it imports and includes; gives back all of them. */
  add(path: string): ReadonlyMap<string, Template> {
    const reached = new Map<string, Template>();
    const pending = [path];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (reached.has(next) || !this.#sources.has(next + TEMPLATE)) continue;
      const template = this.#template(next);
      reached.set(next, template);
      pending.push(...template.includes);
    }
    return reached;
  }

  /** @returns the expression of all that was added */
  finish(): string {
    const expression = this.#group.getTmplGenObjectGroups();
    this.#group.free();
    return expression;
  }

  #template(path: string): Template {
    const known = this.#templates.get(path);
    if (known) return known;
    const source = withNewerNames(this.#sourceOf(path + TEMPLATE));
    const faults: Fault[] = this.#group.addTmpl(path, source);
    reportFaults(path + TEMPLATE, source, faults, this.#sources.problems);
    const broken = faults.some(({ isError }) => isError);
    if (broken) this.#group.addTmpl(path, "");
    const tags = broken ? [] : scanTags(source);
    this.#addScripts(path, tags);
    const template = { tags, includes: this.#namedBy(path, tags, ["import", "include"], TEMPLATE) };
    this.#templates.set(path, template);
    return template;
  }

  #sourceOf(file: string): string {
    const source = this.#sources.read(file) ?? "";
    if (this.#accepts(source)) return source;
    this.#sources.problems.error(file, {
      en: "is nested too deeply, or an expression in it is too long",
      zh: "嵌套太深，或其中的表达式太长",
    });
    return "";
  }

  #addScripts(path: string, tags: readonly Tag[]): void {
    this.#addInlineScripts(path, tags);
    for (const script of this.#namedBy(path, tags, ["wxs"], SCRIPT)) this.#addScript(script);
    // One that is missing is an error of this template alone.
    for (const script of this.#group.getScriptDependencies(path) as string[]) {
      if (!this.#scripts.has(script)) this.#group.addScript(script, "");
    }
  }

  #addInlineScripts(path: string, tags: readonly Tag[]): void {
    for (const name of this.#group.getInlineScriptModuleNames(path) as string[]) {
      const tag = tags.find((tag) => tag.name === "wxs" && tag.attributes.get("module") === name);
      const source = this.#group.getInlineScript(path, name);
      const script = { file: path + TEMPLATE, line: tag?.line ?? 1, source };
      const { code, requests } = wxsCode(script, this.#sources);
      this.#group.setInlineScript(path, name, code);
      for (const request of requests) this.#addScript(request);
    }
  }

  /** @param path without `.wxs` */
  #addScript(path: string): void {
    if (this.#scripts.has(path)) return;
    this.#scripts.add(path);
    const file = path + SCRIPT;
    const source = this.#sources.read(file) ?? "";
    const { code, requests } = wxsCode({ file, line: 1, source }, this.#sources);
    this.#group.addScript(path, code);
    for (const request of requests) this.#addScript(request);
  }

  /** The files that `src` names, without their extension. */
  #namedBy(path: string, tags: readonly Tag[], names: readonly string[], extension: string): string[] {
    return tags.flatMap(({ name, attributes, line, column }) => {
      const src = attributes.get("src");
      if (!names.includes(name) || src === undefined) return [];
      const target = resolveFile(this.#sources, path, src, extension);
      if (target !== undefined) {
        this.#sources.uses.add(path + TEMPLATE, target);
        return [target.slice(0, -extension.length)];
      }
      const outside = resolveInside(path, src) === undefined;
      const { en, zh } = outside ? leadsOut(src) : { en: `there is no ${src}`, zh: `没有文件 ${src}` };
      const said = { en: `<${name}>: ${en}`, zh: `<${name}>：${zh}` };
      this.#sources.problems.error(path + TEMPLATE, said, { line, column });
      return [];
    });
  }
}

/** As the original, this takes no element that is not closed. */
const UNCLOSED = new Set(["missing end tag", "invalid end tag"]);

function reportFaults(file: string, source: string, faults: readonly Fault[], problems: Problems): void {
  const lines = source.split("\n");
  const errors = faults.filter(({ isError }) => isError);
  // What else it says of a template that does not parse is what follows from that.
  for (const { isError, level, message, startLine, startColumn } of errors.length > 0 ? errors : faults) {
    const at = { line: startLine + 1, column: startColumn + 1 };
    const near = lines[startLine]?.slice(startColumn, startColumn + 40).trim();
    const { en, zh } = meaningOf(message);
    const said = near ? { en: `${en} near ${near}`, zh: `${zh}：${near}` } : { en: message, zh };
    if (isError || UNCLOSED.has(message)) problems.error(file, said, at);
    else if (level !== "Note" && !isForeign(near ?? "")) problems.advise(file, said, at);
  }
}
