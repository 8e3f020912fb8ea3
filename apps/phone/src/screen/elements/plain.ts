/** How elements are drawn that only the original has: as containers of what is in them, or by name. */
import { domTag, UNSUPPORTED_ELEMENTS } from "../../bundle/built-in-elements.ts";

/** Runs of text, everywhere else too. */
const INLINE = new Set(["span", "selection"]);

/** What draws something by itself: a page of nothing else would be blank. */
const DRAWING = [
  ...[
    "ad",
    "ad-custom",
    "audio",
    "camera",
    "canvas",
    "channel-live",
    "channel-video",
    "editor",
    "live-player",
  ],
  ...["live-pusher", "map", "official-account", "open-data", "video", "voip-room", "web-view", "xr-scene"],
];

export function drawPlainElements(): void {
  const blocks = [...UNSUPPORTED_ELEMENTS].filter((tag) => !INLINE.has(tag)).map(domTag);
  const style = document.createElement("style");
  style.textContent = `:where(${blocks}) { display: block } wx-page-container:not([show]) { display: none }
    ${DRAWING.map(named).join("\n")}`;
  document.head.prepend(style);
}

function named(tag: string): string {
  return `:where(${domTag(tag)})::before { content: "<${tag}>"; color: #888; font-size: 12px }`;
}
