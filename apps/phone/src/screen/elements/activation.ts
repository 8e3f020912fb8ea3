/** What an element does by itself when a user taps it: a button submits, a checkbox toggles, a navigator leaves. */
import { dispatch } from "./dispatch.ts";
import { catches } from "./listeners.ts";
import { type Touch, touchAt, touchOf } from "./touch.ts";

/** `event` is the trusted click or key. */
export type Activation = (event: MouseEvent | KeyboardEvent) => void;

const activations = new WeakMap<Element, Activation>();

/** Roles of what the keyboard activates where it is not the browser that does. */
export const KEYBOARD_ROLES: ReadonlySet<string> = new Set([
  ...["button", "checkbox", "link", "menuitem", "radio", "switch", "tab"],
]);
/** By the space bar alone. */
const TOGGLED = new Set(["checkbox", "radio", "switch"]);

export function setActivation(element: Element, activate: Activation): void {
  activations.set(element, activate);
}

export function activationOf(element: Element): Activation | undefined {
  return activations.get(element);
}

export function tapByClick(event: MouseEvent, area: HTMLElement): void {
  if (event.target instanceof Element) tap(event.target, event, touchOf(event, area));
}

export function tapByKey(event: KeyboardEvent, area: HTMLElement): void {
  const { repeat, key, target } = event;
  if (repeat || (key !== "Enter" && key !== " ") || !(target instanceof HTMLElement)) return;
  const role = target.getAttribute("role") ?? "";
  if (!KEYBOARD_ROLES.has(role) || target.tabIndex < 0 || (key === "Enter" && TOGGLED.has(role))) return;
  event.preventDefault();
  tap(target, event, touchAt(target, area));
}

function tap(target: Element, event: MouseEvent | KeyboardEvent, touch: Touch): void {
  // As they are when they are tapped: a handler of the tap may switch its own button off, and still means the tap.
  const tapped = target.closest("wx-button[disabled]")?.parentElement ?? target;
  const loading = tapped.closest("wx-button[loading]");
  dispatch(event, "tap", [touch], [touch], tapped);
  for (let at: Element | null = tapped; at; at = at.parentElement) {
    if (at !== loading) activations.get(at)?.(event);
    if (catches(at, "tap")) return;
  }
}
