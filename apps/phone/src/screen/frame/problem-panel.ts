/** Problems on the phone's screen: over the page while it goes on, or in its place where it cannot be shown. */
import { messageIn, type Problem } from "../../bundle/bundle.ts";
import type { Frame } from "./frame.ts";
import { html, htmlButton } from "./html.ts";

/** The latest problem of each place and message, over the page, until it is closed. */
export function createProblemPanel(frame: Frame): (problem: Problem) => void {
  const panel = html("section", { class: "problems", role: "alert", hidden: "" });
  frame.over.append(panel);
  const shown = new Map<string, Problem>();
  return (problem) => {
    shown.set(`${whereabouts(problem)} ${problem.message}`, problem);
    panel.replaceChildren(
      html(
        "div",
        { class: "head" },
        html("h2", {}, frame.words().problem),
        htmlButton({ class: "close", "aria-label": frame.words().close }, "×", () => {
          shown.clear();
          panel.hidden = true;
        }),
      ),
      problemList(frame, [...shown.values()]),
    );
    panel.hidden = false;
  };
}

/** Stands where the page would. */
export function problemBox(frame: Frame, problems: readonly Problem[]): HTMLElement {
  const host = html("div");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = (frame.over.getRootNode() as ShadowRoot).adoptedStyleSheets;
  const title = html("h2", {}, frame.words().problem);
  root.append(
    html("section", { class: "problems whole", role: "alert" }, title, problemList(frame, problems)),
  );
  return host;
}

function problemList(frame: Frame, problems: readonly Problem[]): HTMLElement {
  const items = problems.map((problem) =>
    html(
      "li",
      {},
      html("code", {}, whereabouts(problem)),
      html("p", {}, messageIn(problem, frame.language())),
    ),
  );
  return html("ul", { tabindex: "0", "aria-live": "polite" }, ...items);
}

/** `FILE:LINE:COLUMN`, as far as it is known. */
function whereabouts({ file, line, column }: Problem): string {
  return [file, line, line && column].filter(Boolean).join(":");
}
