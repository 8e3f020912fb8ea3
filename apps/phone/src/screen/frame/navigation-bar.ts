/** The bar above a page: its title, the way back, its colours. */
import type { Frame } from "./frame.ts";
import { html, htmlButton } from "./html.ts";

export interface NavigationBarState {
  readonly title: string;
  readonly backgroundColor: string;
  /** Of title and arrow. */
  readonly color: "black" | "white";
  /** The page draws its own. */
  readonly custom: boolean;
  readonly loading: boolean;
  readonly way: "back" | "home" | "none";
}

/** Pixels, as in the original. */
const NAVIGATION_BAR_HEIGHT = 44;

export function drawNavigationBar(frame: Frame, state: NavigationBarState, onWay: () => void): void {
  frame.top.replaceChildren(...(state.custom ? [] : [navigationBar(frame, state, onWay)]));
}

function navigationBar(frame: Frame, state: NavigationBarState, onWay: () => void): HTMLElement {
  const bar = html("header", { class: `navigation ${state.color}` });
  bar.style.background = state.backgroundColor;
  bar.style.height = `${NAVIGATION_BAR_HEIGHT}px`;
  const { way } = state;
  if (way !== "none") bar.append(htmlButton({ class: way, "aria-label": frame.words()[way] }, "", onWay));
  const title = html("h1", { "aria-live": "polite" }, state.title);
  if (state.loading) title.prepend(html("span", { class: "spinner", "aria-label": frame.words().loading }));
  bar.append(title);
  return bar;
}
