/** glass-easel's template compiler: WebAssembly, whose instance is of no more use when a template has taken all of its stack. */
import { createRequire } from "node:module";
import type { TmplGroup } from "glass-easel-template-compiler";

const require = createRequire(import.meta.url);
const COMPILER = require.resolve("glass-easel-template-compiler");

export function newTemplateGroup(): TmplGroup {
  const compiler: typeof import("glass-easel-template-compiler") = require(COMPILER);
  return new compiler.TmplGroup();
}

/** The groups that come after this are of a new instance. */
export function renewCompiler(): void {
  delete require.cache[COMPILER];
}

/** Whether the compiler survives a template. One that it does not has made it useless. */
export function isCompilable(source: string): boolean {
  try {
    const group = newTemplateGroup();
    group.addTmpl("template", source);
    group.getTmplGenObjectGroups();
    group.free();
    return true;
  } catch {
    renewCompiler();
    return false;
  }
}
