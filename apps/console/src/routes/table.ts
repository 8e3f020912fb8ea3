/** Every screen of the console: the router, the menu, the breadcrumbs and the server's paths come from this table. */
import { accountRoutes } from "./account.ts";
import { providerRoutes } from "./provider.ts";
import type { ScreenRoute } from "./route.ts";
import { signInRoutes } from "./sign-in.ts";
import { staffRoutes } from "./staff.ts";

export const routes: readonly ScreenRoute[] = [
  ...signInRoutes,
  ...accountRoutes,
  ...providerRoutes,
  ...staffRoutes,
];
