/** Reads a mini program's folder and makes of it what the screen runs. */
import { type ComponentSource, type MiniProgramBundle, OWN_TAB_BAR } from "../bundle/bundle.ts";
import { readAppConfig } from "./app-config.ts";
import { type Components, collectComponents } from "./components.ts";
import { problemsOfPages } from "./concern.ts";
import { collectModules } from "./modules.ts";
import { nameScopes } from "./scopes.ts";
import { Sources } from "./sources.ts";
import { compileStyle } from "./styles.ts";
import { compileTemplates } from "./templates.ts";

/**
 * Never fails because of what is in the files: that is in `problems`.
 * @throws if the folder is not there
 */
export async function compileMiniProgram(folder: string): Promise<MiniProgramBundle> {
  const sources = new Sources(folder);
  const app = readAppConfig(sources);
  const components = collectComponents(sources, app.pages, app.tabBar?.custom ? [OWN_TAB_BAR] : []);
  const scripts = ["app", ...components.keys()].map((path) => `${path}.js`);
  const modules = await collectModules(sources, scripts);
  const { templates, tags } = compileTemplates(sources, components);
  const appStyle = compileStyle(sources, "app", "");
  const styled = compileStyles(sources, components);
  const problems = problemsOfPages(sources, app, components, tags);
  return { digest: sources.digest, app, modules, components: styled, templates, appStyle, problems };
}

function compileStyles(sources: Sources, components: Components): Record<string, ComponentSource> {
  const scopes = nameScopes(components);
  const compiled = [...components].map(([path, { json }]) => {
    const styleScope = scopes.get(path) ?? "";
    return [path, { json, style: compileStyle(sources, path, styleScope), styleScope }] as const;
  });
  return Object.fromEntries(compiled);
}
