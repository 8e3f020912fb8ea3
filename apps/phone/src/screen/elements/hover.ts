/** The classes of an element while a finger is on it. */
import type { BuiltIn } from "./element.ts";

export interface Hover {
  readonly [property: string]: unknown;
  readonly hoverClass: string;
  readonly hoverStopPropagation: boolean;
  readonly hoverStartTime: number;
  readonly hoverStayTime: number;
}

/** With the defaults of `view`. */
export const HOVER: Hover = {
  hoverClass: "none",
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
};

const handled = new WeakSet<Event>();

/** Follows each finger. The attribute `hover` has the name, too: the classes of the defaults stand in elements.css. */
export function hover<P extends Hover>(self: BuiltIn<P>, enabled: () => boolean = () => true): void {
  let timer = 0;
  const show = (name: string) => {
    self.addClass(name);
    if (name) self.host.setAttribute("hover", name);
    else self.host.removeAttribute("hover");
  };
  const end = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => show(""), self.get("hoverStayTime"));
    for (const type of ["pointerup", "pointercancel"]) window.removeEventListener(type, end, true);
  };
  self.host.addEventListener("pointerdown", (event) => {
    const name = self.get("hoverClass");
    if (handled.has(event) || name === "none" || !enabled()) return;
    if (self.get("hoverStopPropagation")) handled.add(event);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => show(name), self.get("hoverStartTime"));
    for (const type of ["pointerup", "pointercancel"]) window.addEventListener(type, end, true);
  });
}
