/** The tab bar that a mini program draws itself: one on each of its tab pages, which `this.getTabBar()` gives. */
import { type AssociatedBackend, type CodeSpace, component } from "glass-easel-miniprogram-adapter";
import { OWN_TAB_BAR } from "../../bundle/bundle.ts";
import { html } from "../frame/html.ts";
import type { Page } from "./page.ts";

export interface OwnTabBars {
  /** Draws the bar over the page, which has not begun yet; gives back what takes it away. */
  add(page: Page): () => void;
}

/** @param pageOf the page that asks; where it is none, the one in front */
export function createOwnTabBars(
  backend: AssociatedBackend,
  space: CodeSpace,
  pageOf: (asking: unknown) => Page | undefined,
): OwnTabBars {
  const bars = new WeakMap<object, unknown>();
  Object.assign(component.ComponentCaller.prototype, {
    getTabBar(this: unknown, told?: (bar: unknown) => void) {
      const page = pageOf(this);
      const bar = (page && bars.get(page.scroller)) ?? null;
      told?.(bar);
      return bar;
    },
  });
  return {
    add({ scroller }) {
      const root = backend.createRoot("tab-bar", space, OWN_TAB_BAR);
      const placeholder = html("div");
      const host = html("div", { "data-tab-bar": "" }, placeholder);
      bars.set(scroller, root.get());
      scroller.append(host);
      root.attach(host as never, placeholder as never);
      return () => root.release();
    },
  };
}
