/** The menu of whoever is signed in, out of the table of routes. */
import { isUsable } from "../routes/access.ts";
import type { MenuGroup, ScreenRoute } from "../routes/route.ts";
import { routes } from "../routes/table.ts";

export interface MenuSection {
  readonly group: MenuGroup | undefined;
  readonly routes: readonly ScreenRoute[];
}

/** Neighbours of one group stand together, in the order of the table. */
export function menuSections(whom: "provider" | "staff"): MenuSection[] {
  const shown = routes.filter((route) => route.for === whom && route.menu && isUsable(route));
  const sections: { group: MenuGroup | undefined; routes: ScreenRoute[] }[] = [];
  for (const route of shown) {
    const last = sections.at(-1);
    const group = route.menu?.group;
    if (last && last.group === group) last.routes.push(route);
    else sections.push({ group, routes: [route] });
  }
  return sections;
}
