/** How elements are drawn that only the original has: as containers of what is in them. */
import { domTag, UNSUPPORTED_ELEMENTS } from "../../bundle/built-in-elements.ts";

/** Runs of text, everywhere else too. */
const INLINE = new Set(["span", "selection"]);

export function drawPlainElements(): void {
  const blocks = [...UNSUPPORTED_ELEMENTS].filter((tag) => !INLINE.has(tag)).map(domTag);
  const style = document.createElement("style");
  style.textContent = `:where(${blocks}) { display: block } wx-page-container:not([show]) { display: none }`;
  document.head.prepend(style);
}
