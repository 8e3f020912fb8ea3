/** What `wx` asks of the page in front: selector queries, scrolling. */
import type { component } from "glass-easel-miniprogram-adapter";
import type { Page } from "../pages/page.ts";
import type { Work } from "./call.ts";
import { Refusal } from "./refusal.ts";

type Component = component.GeneralComponent;

/** Those that answer at once. */
export function queryFunctions(current: () => Page | undefined) {
  const front = () => current()?.object as unknown as Component;
  return {
    createSelectorQuery: () => front().createSelectorQuery(),
    createIntersectionObserver: (
      component: Component | undefined,
      options?: Parameters<Component["createIntersectionObserver"]>[0],
    ) => (component ?? front()).createIntersectionObserver(options),
    createMediaQueryObserver: (component?: Component) => (component ?? front()).createMediaQueryObserver(),
  };
}

export function scrollFunctions(current: () => Page | undefined): Record<string, Work> {
  return {
    pageScrollTo({ scrollTop, selector, duration = 300 }) {
      const page = current();
      if (!page) throw new Refusal("no page");
      const behavior = duration > 0 ? "smooth" : "instant";
      page.scroller.scrollTo({ top: scrollTop ?? positionOf(page, String(selector)), behavior });
    },
    stopPullDownRefresh: () => undefined,
    startPullDownRefresh: () => current()?.call("onPullDownRefresh"),
  };
}

function positionOf({ component, scroller }: Page, selector: string): number {
  const found = component?.getShadowRoot()?.querySelector(selector)?.getBackendElement() as
    | HTMLElement
    | undefined;
  if (!found) throw new Refusal(`selector "${selector}" is not found`);
  return scroller.scrollTop + found.getBoundingClientRect().top;
}
