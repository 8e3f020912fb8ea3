/** What everybody has who is signed in. */
import type { ScreenRoute } from "./route.ts";

export const accountRoutes: readonly ScreenRoute[] = [
  {
    name: "home",
    path: "/",
    title: { zh: "首页", en: "Home" },
    for: "signed_in",
    screen: () => import("../screens/home/HomeScreen.vue"),
  },
  {
    name: "account",
    path: "/account",
    title: { zh: "账号与安全", en: "Account and security" },
    for: "signed_in",
    screen: () => import("../screens/account/AccountScreen.vue"),
  },
  {
    name: "new-organisation",
    path: "/new-organisation",
    title: { zh: "登记主体", en: "Register an organisation" },
    for: "signed_in",
    needs: "organisations.create",
    screen: () => import("../screens/organisation/NewOrganisationScreen.vue"),
  },
];
