import type { ComponentConfig } from "./bundle.ts";

/** The components that one names, as the default of a generic component too: by path. */
export function usedComponents({ usingComponents = {}, componentGenerics = {} }: ComponentConfig): string[] {
  const defaults = Object.values(componentGenerics).flatMap((generic) =>
    generic === true ? [] : [generic.default],
  );
  return [...Object.values(usingComponents), ...defaults].map((path) => path.slice(1));
}
