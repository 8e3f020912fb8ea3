/** The way from one screen to the next: who may not see one is led to where they can, and the focus goes along. */
import { nextTick, ref } from "vue";
import { createRouter, createWebHistory, type RouteLocationNormalized } from "vue-router";
import { ApiProblem } from "../api/problem.ts";
import { cameFrom } from "../parts/came-from.ts";
import ObstacleScreen from "../screens/ObstacleScreen.vue";
import { accessTo } from "./access.ts";
import type { ScreenRoute } from "./route.ts";
import { routes } from "./table.ts";

declare module "vue-router" {
  interface RouteMeta {
    readonly route?: ScreenRoute;
  }
}

/** What stands in the place of the screen that the address names. */
export const obstacle = ref<"forbidden" | "not_found" | ApiProblem>();

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  routes: [
    ...routes.map((route) => ({
      name: route.name,
      path: route.path,
      component: route.screen,
      meta: { route },
    })),
    { path: "/:rest(.*)", name: "not-found", component: ObstacleScreen, props: { obstacle: "not_found" } },
  ],
});

router.beforeEach(async (to) => {
  const { route } = to.meta;
  obstacle.value = undefined;
  if (!route) {
    obstacle.value = "not_found";
    return true;
  }
  const access = await accessTo(route, parameterOf(to, "organisation_id")).catch((error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    obstacle.value = error;
    return "forbidden" as const;
  });
  if (access === "sign_in")
    return { name: "sign-in", query: to.fullPath === "/" ? {} : { next: to.fullPath } };
  if (access === "second_factor") return { name: "second-factor" };
  if (access === "forbidden") obstacle.value ??= "forbidden";
  return true;
});

router.afterEach(async (to, from) => {
  if (from.name === undefined || to.path === from.path) return;
  cameFrom.value = from.path;
  await nextTick();
  document.querySelector<HTMLElement>("main")?.focus();
});

// The code of a screen did not come: the network is away, or the platform has new pages since.
router.onError(() => {
  obstacle.value = new ApiProblem(0);
});

function parameterOf({ params }: Pick<RouteLocationNormalized, "params">, name: string): string | undefined {
  return [params[name]].flat()[0];
}
