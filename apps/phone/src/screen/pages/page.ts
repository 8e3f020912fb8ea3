/** One page: made of its component, shown, hidden, left. Its life-cycle is the original's. */
import { Component, type GeneralComponent, safeCallback } from "glass-easel";
import type { AssociatedBackend, CodeSpace, Root } from "glass-easel-miniprogram-adapter";
import { html } from "../frame/html.ts";
import type { EventChannel } from "./event-channel.ts";
import type { PageUrl } from "./url.ts";

/** What `getCurrentPages` gives, and `this` in a page's functions. */
export interface PageObject {
  route: string;
  options: PageUrl["query"];
  /** `onLoad`, data, whatever its author put there. */
  [name: string]: unknown;
}

export interface Page extends PageUrl {
  readonly object: PageObject;
  /** Undefined where the page cannot be shown. */
  readonly component?: GeneralComponent;
  /** What scrolls. */
  readonly scroller: HTMLElement;
  show(): void;
  hide(): void;
  /** The phone shows something else; the page stays as it is. */
  suspend(): void;
  unload(): void;
  /** Calls a function of the page, where it has one. */
  call(name: string, ...values: unknown[]): void;
}

interface PageParts {
  readonly backend: AssociatedBackend;
  readonly space: CodeSpace;
  /** The pages' element. */
  readonly parent: HTMLElement;
  /** Pixels from the end at which `onReachBottom` comes. */
  readonly endDistance: number;
}

/**
 * Makes a page and shows it.
 * @param channel what `getOpenerEventChannel` gives
 * @param enter is given the page before any of its code runs: `getCurrentPages` names it in `attached` already
 */
export type OpenPage = (url: PageUrl, channel: EventChannel, enter: (page: Page) => void) => void;

export function openPage(
  parts: PageParts,
  url: PageUrl,
  channel: EventChannel,
  enter: (page: Page) => void,
): void {
  const { path, query } = url;
  const root = parts.backend.createRoot("page", parts.space, path);
  const scroller = html("div", { "data-page": "", tabindex: "0" });
  const object = root.get() as unknown as PageObject;
  object.route = path;
  object.options = query;
  object.getOpenerEventChannel = () => channel;
  const page = pageOf(url, { root, scroller, object });
  scroller.addEventListener("scroll", () => onScroll(page, parts.endDistance));
  parts.parent.append(scroller);
  enter(page);
  passQuery(root.getComponent(), query);
  const placeholder = html("div");
  scroller.append(placeholder);
  root.attach(scroller as never, placeholder as never);
  page.call("onLoad", query);
  page.show();
}

interface Made extends Pick<Page, "scroller" | "object"> {
  readonly root: Root;
}

function pageOf(url: PageUrl, { root, scroller, object }: Made): Page {
  const component = root.getComponent();
  let visible = false;
  const call = (name: string, ...values: unknown[]) => {
    const method = object[name];
    if (typeof method === "function") {
      safeCallback(`Page ${name}`, method as () => void, object, values as [], component);
    }
  };
  const turn = (wanted: boolean, handler: string, lifetime: string) => {
    if (visible === wanted) return;
    visible = wanted;
    call(handler);
    component.triggerPageLifetime(lifetime, []);
  };
  const suspend = () => turn(false, "onHide", "hide");
  return {
    ...url,
    ...{ object, component, scroller, call },
    suspend,
    show() {
      scroller.hidden = false;
      turn(true, "onShow", "show");
    },
    hide() {
      scroller.hidden = true;
      suspend();
    },
    unload() {
      call("onUnload");
      root.release();
      scroller.remove();
    },
  };
}

/** Those that are properties of the page's component. */
function passQuery(component: GeneralComponent, query: PageUrl["query"]): void {
  for (const [name, value] of Object.entries(query)) {
    if (Component.hasProperty(component, name)) component.replaceDataOnPath([name], value as never);
  }
  component.applyDataUpdates();
}

const reached = new WeakSet<HTMLElement>();

function onScroll(page: Page, endDistance: number): void {
  const { scroller } = page;
  page.call("onPageScroll", { scrollTop: scroller.scrollTop });
  const atEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - endDistance;
  if (atEnd && !reached.has(scroller)) page.call("onReachBottom");
  if (atEnd) reached.add(scroller);
  else reached.delete(scroller);
}
