/** The bar below the pages that `tabBar.list` of app.json names. */
import type { TabBar } from "../../bundle/bundle.ts";
import type { Frame } from "./frame.ts";
import { html, htmlButton } from "./html.ts";

export interface TabBarState {
  readonly tabBar: TabBar;
  /** Without a leading `/`. */
  readonly selected: string;
  readonly filesUrl: string;
}

type OnTab = (tab: TabBar["list"][number], index: number) => void;

export function drawTabBar(frame: Frame, state: TabBarState | undefined, onTab: OnTab): void {
  frame.bottom.replaceChildren(...(state ? [tabBar(frame, state, onTab)] : []));
}

function tabBar(frame: Frame, state: TabBarState, onTab: OnTab): HTMLElement {
  const { tabBar } = state;
  const bar = html("nav", { class: "tabs", "aria-label": frame.words().tabs });
  bar.style.background = tabBar.backgroundColor ?? "#fff";
  if (tabBar.borderStyle === "white") bar.style.borderTopColor = "#fff";
  for (const [index, tab] of tabBar.list.entries()) {
    const selected = tab.pagePath === state.selected;
    const button = htmlButton({}, html("span", {}, tab.text), () => onTab(tab, index));
    if (selected) button.setAttribute("aria-current", "page");
    button.style.color = (selected ? tabBar.selectedColor : tabBar.color) ?? "";
    const icon = (selected && tab.selectedIconPath) || tab.iconPath;
    if (icon) button.prepend(html("img", { src: state.filesUrl + icon.replace(/^\//, ""), alt: "" }));
    bar.append(button);
  }
  return bar;
}
