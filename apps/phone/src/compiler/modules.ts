/** The JavaScript of a mini program: `app.js`, the scripts of pages and components, and all that they require. */
import { resolveInside, resolveModule } from "./paths.ts";
import { leadsOut, type Said } from "./problems.ts";
import { type Request, readScript } from "./script.ts";
import type { Sources } from "./sources.ts";
import { requiredTypeScript } from "./uncompiled.ts";

/** By path with `.js`. */
export async function collectModules(
  sources: Sources,
  entries: readonly string[],
): Promise<Record<string, string>> {
  const modules: Record<string, string> = {};
  const pending = entries.filter(sources.has);
  for (let path = pending.shift(); path !== undefined; path = pending.shift()) {
    if (path in modules) continue;
    const { code, requests, fault } = await readScript(path, sources.read(path) ?? "");
    if (fault) sources.problems.error(path, fault.message, fault.at);
    modules[path] = code;
    for (const request of requests) {
      const target = resolveModule(path, request.specifier, sources.has);
      if (target?.endsWith(".js")) {
        sources.uses.add(path, target);
        pending.push(target);
      } else reportRequest(sources, path, request, target);
    }
  }
  return modules;
}

function reportRequest(sources: Sources, path: string, request: Request, target: string | undefined): void {
  const { specifier, ...at } = request;
  const reason = (): Said => {
    if (target !== undefined) {
      return {
        en: `only JavaScript can be required, not ${target}`,
        zh: `require 只能引入 JavaScript，不能引入 ${target}`,
      };
    }
    if (resolveInside(path, specifier) === undefined) return leadsOut(specifier);
    const inTypeScript = requiredTypeScript(sources, path, specifier);
    if (inTypeScript) return inTypeScript;
    return { en: `there is no module ${specifier}`, zh: `没有模块 ${specifier}` };
  };
  sources.problems.mistake(path, reason(), at);
}
