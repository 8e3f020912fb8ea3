/** Where pages are made and shown: the components of a mini program, its stack of pages, what is drawn around them. */
import { component, MiniProgramEnv } from "glass-easel-miniprogram-adapter";
import { OWN_TAB_BAR } from "../bundle/bundle.ts";
import { nameAbsentMembers } from "./components/absent-members.ts";
import { PageBackend } from "./components/backend.ts";
import { Registry } from "./components/registry.ts";
import { nameUnsupportedQueries } from "./components/unsupported-queries.ts";
import type { ElementContext } from "./elements/context.ts";
import { registerElements } from "./elements/index.ts";
import type { ModuleLoader } from "./modules/loader.ts";
import { createOwnTabBars } from "./pages/own-tab-bar.ts";
import { type OpenPage, openPage } from "./pages/page.ts";
import { problemPage } from "./pages/problem-page.ts";
import { keepReadiness } from "./pages/readiness.ts";
import { createShowing, type Showing } from "./pages/showing.ts";
import { PageStack } from "./pages/stack.ts";
import { errorsOfPage } from "./problems/concern.ts";
import type { Surroundings } from "./surroundings.ts";

export interface Stage {
  readonly stack: PageStack;
  readonly showing: Showing;
  /** `Page`, `Component`, `Behavior` */
  readonly constructors: Registry["constructors"];
}

interface StageParts {
  /** There when the first page is opened. */
  loader(): ModuleLoader;
  navigate: ElementContext["navigate"];
}

/** Pixels, as in the original. */
const REACH_BOTTOM = 50;

const NO_PULLING = {
  en: "pulling down is not supported in this simulator; wx.startPullDownRefresh() calls onPullDownRefresh",
  zh: "本模拟器不支持下拉手势；wx.startPullDownRefresh() 会调用 onPullDownRefresh",
};

export function createStage(around: Surroundings, { loader, navigate }: StageParts): Stage {
  const { start, frame, link, problems, console, environment } = around;
  const { bundle, filesUrl } = start;
  const world = new MiniProgramEnv();
  const dom = new PageBackend(frame.pages);
  const backend = world.associateBackend(dom);
  const space = world.createCodeSpace("", true);
  // A property may have any name, also one of glass-easel's own fields: van-button has "dataset". A handler may come late:
  // onLoad() { this.search = debounce(…) }
  const options = { writeFieldsToNode: false, useMethodCallerListeners: true };
  space.getComponentSpace().updateComponentOptions(options);
  // The original has two, and components ask which one they are in.
  Object.assign(component.ComponentCaller.prototype, { renderer: "webview" });
  nameUnsupportedQueries(problems.noteOnce);
  nameAbsentMembers(problems.noteOnce);
  registerElements(space, {
    ...{ filesUrl, navigate, environment },
    call: link.call,
    report: problems.report,
    note: problems.noteOnce,
  });
  keepReadiness(space, (ready) => {
    stack.pages.find((page) => page.component === ready)?.call("onReady");
  });
  for (const [path, { style }] of Object.entries(bundle.components))
    dom.registerStyleSheetContent(path, style);
  dom.registerStyleSheetContent("app", bundle.appStyle);
  dom.appendStyleSheetPath("app");
  const { reportError, noteOnce: note } = problems;
  const registry = new Registry({ bundle, space, loader, console, reportError, note });

  const open: OpenPage = (url, channel, enter) => {
    const errors = errorsOfPage(bundle.problems, url.path);
    if (errors.length > 0) return enter(problemPage(frame, url, errors));
    registry.ensure(url.path);
    const hasOwnTabBar = bundle.app.tabBar?.custom && stack.isTab(url.path);
    if (hasOwnTabBar) registry.ensure(OWN_TAB_BAR);
    const config = { ...bundle.app.window, ...bundle.components[url.path]?.json };
    const { disableScroll, onReachBottomDistance: endDistance = REACH_BOTTOM } = config;
    openPage({ backend, space, parent: frame.pages, endDistance }, url, channel, (page) => {
      if (disableScroll === true) page.scroller.dataset.page = "still";
      if (page.object.onPullDownRefresh)
        problems.noteOnce("info", {
          en: `${url.path}: ${NO_PULLING.en}`,
          zh: `${url.path}：${NO_PULLING.zh}`,
        });
      const removeTabBar = hasOwnTabBar ? tabBars.add(page) : () => undefined;
      const unload = () => {
        page.unload();
        removeTabBar();
      };
      enter({ ...page, unload });
    });
  };

  const stack: PageStack = new PageStack(bundle.app, open, () => showing.turn());
  const tabBars = createOwnTabBars(
    backend,
    space,
    (asking) => stack.pages.find(({ object }) => object === asking) ?? stack.current,
  );
  const showing = createShowing({ start, frame, backend: dom, link, stack });
  return { stack, showing, constructors: registry.constructors };
}
