/** What is seen of the page in front besides its content: the bars around it, its style sheet, its title. */
import type { Start } from "../../link/link.ts";
import type { PageBackend } from "../components/backend.ts";
import type { Frame } from "../frame/frame.ts";
import { drawNavigationBar, type NavigationBarState } from "../frame/navigation-bar.ts";
import { drawTabBar } from "../frame/tab-bar.ts";
import type { ScreenLink } from "../link.ts";
import { type BarChange, barOf } from "./bars.ts";
import type { Page } from "./page.ts";
import type { PageStack } from "./stack.ts";
import { formatPageUrl } from "./url.ts";

export interface Showing {
  /** The page in front is another one. */
  turn(): void;
  /** It changed its bar. */
  change(change: BarChange): void;
}

interface ShowingParts {
  readonly start: Start;
  readonly frame: Frame;
  readonly backend: PageBackend;
  readonly link: ScreenLink;
  readonly stack: PageStack;
}

export function createShowing({ start, frame, backend, link, stack }: ShowingParts): Showing {
  const { app, components } = start.bundle;
  const changes = new WeakMap<Page, BarChange>();

  function drawBar(page: Page): void {
    const bar = barOf(app, components[page.path]?.json, changes.get(page) ?? {});
    const way = wayFrom(page);
    drawNavigationBar(frame, { ...bar, way }, () =>
      way === "back" ? stack.navigateBack() : stack.reLaunch(`/${app.pages[0]}`),
    );
    document.title = bar.title;
  }

  function wayFrom(page: Page): NavigationBarState["way"] {
    if (stack.pages.length > 1) return "back";
    return page.path === app.pages[0] || tabOf(page) ? "none" : "home";
  }

  const tabOf = (page: Page) => app.tabBar?.list.find((tab) => tab.pagePath === page.path);

  function drawTabs(page: Page): void {
    const { tabBar } = app;
    const isDrawn = tabBar && !tabBar.custom && tabOf(page);
    const state = isDrawn ? { tabBar, selected: page.path, filesUrl: start.filesUrl } : undefined;
    drawTabBar(frame, state, ({ pagePath, text }, index) => {
      stack.switchTab(`/${pagePath}`);
      stack.current?.call("onTabItemTap", { index, pagePath, text });
    });
  }

  return {
    turn() {
      const page = stack.current;
      if (!page) return;
      for (const path of app.pages) backend.enableStyle(path, path === page.path);
      drawBar(page);
      drawTabs(page);
      link.tell({ kind: "page", route: formatPageUrl(page) });
    },
    change(change) {
      const page = stack.current;
      if (!page) return;
      changes.set(page, { ...changes.get(page), ...change });
      drawBar(page);
    },
  };
}
