/** Sends what a user did to the mini program's elements. */
import { Event, type Element as Node } from "glass-easel";
import type { Touch } from "./touch.ts";

interface Associated {
  readonly __wxElement?: Node | undefined;
}

/** The element of glass-easel that a node of the DOM belongs to. */
export function nodeOf(target: EventTarget | null): Node | undefined {
  for (let at = target as (globalThis.Node & Associated) | null; at; at = at.parentNode) {
    if (at.__wxElement) return at.__wxElement;
  }
  return undefined;
}

/** Bubbles, and can be caught on its way down. Where `touchmove` is caught, nothing scrolls. */
export function dispatch(
  origin: globalThis.Event,
  type: string,
  touches?: readonly Touch[],
  left = touches,
  target = origin.target,
): void {
  const node = nodeOf(target);
  if (!node) return;
  const { pageX: x = 0, pageY: y = 0 } = touches?.[0] ?? {};
  const event = new Event(type, touches ? { x, y } : {}, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    originalEvent: origin,
    extraFields: touches ? { touches: left, changedTouches: touches } : {},
    handleListenerReturn: () => true,
  });
  Event.dispatchEvent(node, event);
  if (type === "touchmove" && event.defaultPrevented() && origin.cancelable) origin.preventDefault();
}
