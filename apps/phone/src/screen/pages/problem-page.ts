/** In the place of a page that cannot be shown: what is wrong with it. */
import type { Problem } from "../../bundle/bundle.ts";
import type { Frame } from "../frame/frame.ts";
import { html } from "../frame/html.ts";
import { problemBox } from "../frame/problem-panel.ts";
import type { Page } from "./page.ts";
import type { PageUrl } from "./url.ts";

export function problemPage(frame: Frame, url: PageUrl, problems: readonly Problem[]): Page {
  const scroller = html("div", { "data-page": "" }, problemBox(frame, problems));
  frame.pages.append(scroller);
  const nothing = () => undefined;
  return {
    ...url,
    object: { route: url.path, options: url.query },
    scroller,
    show: () => scroller.removeAttribute("hidden"),
    hide: () => scroller.setAttribute("hidden", ""),
    suspend: nothing,
    unload: () => scroller.remove(),
    call: nothing,
  };
}
