/** `wx.showToast` and `wx.showLoading`: one at a time, the later one wins. */
import type { Frame } from "./frame.ts";
import { html } from "./html.ts";

export interface ToastState {
  readonly title: string;
  readonly icon: "success" | "error" | "loading" | "none";
  /** A picture of the mini program's own instead of the icon. */
  readonly image?: string | undefined;
  /** Keeps taps from what is below. */
  readonly mask: boolean;
}

export interface Toasts {
  show(state: ToastState, milliseconds?: number): void;
  hide(): void;
}

export function createToasts(frame: Frame): Toasts {
  // It is there before it says anything: a live region is announced when its content changes.
  const region = html("div", { role: "status", "aria-live": "polite" });
  frame.over.append(region);
  let timer: number | undefined;
  const hide = () => {
    clearTimeout(timer);
    region.replaceChildren();
  };
  return {
    hide,
    show(state, milliseconds) {
      hide();
      region.append(...(state.mask ? [html("div", { class: "mask clear" })] : []), toast(state));
      if (milliseconds !== undefined) timer = window.setTimeout(hide, milliseconds);
    },
  };
}

function toast({ icon, image, title }: ToastState): HTMLElement {
  const box = html("div", { class: icon === "none" && !image ? "toast text" : "toast" });
  if (image) box.append(html("img", { src: image, alt: "" }));
  else if (icon !== "none") box.append(html("i", { class: icon === "loading" ? "spinner" : icon }));
  box.append(html("p", {}, title));
  return box;
}
