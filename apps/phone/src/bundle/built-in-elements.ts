/** The elements that a template may use without declaring them. */

/** What the screen draws. */
export const BUILT_IN_ELEMENTS: ReadonlySet<string> = new Set([
  ...["view", "text", "image", "icon", "progress", "rich-text", "cover-view", "cover-image"],
  ...["scroll-view", "swiper", "swiper-item", "root-portal", "navigator"],
  ...["button", "form", "label", "input", "textarea", "switch"],
  ...["slider", "checkbox", "checkbox-group", "radio", "radio-group"],
  ...["picker", "picker-view", "picker-view-column"],
]);

/** What the template language itself knows. */
export const TEMPLATE_ELEMENTS: ReadonlySet<string> = new Set([
  ...["block", "slot", "template", "import", "include", "wxs"],
]);

/** What the original has, and this simulator does not draw. */
export const UNSUPPORTED_ELEMENTS: ReadonlySet<string> = new Set([
  ...[
    "ad",
    "ad-custom",
    "ad-draw",
    "ad-local-life",
    "audio",
    "camera",
    "canvas",
    "channel-live",
    "channel-video",
  ],
  ...[
    "double-tap-gesture-handler",
    "draggable-sheet",
    "editor",
    "editor-portal",
    "force-press-gesture-handler",
  ],
  ...["functional-page-navigator", "grid-builder", "grid-view", "horizontal-drag-gesture-handler"],
  ...[
    "inline-payment-panel",
    "keyboard-accessory",
    "list-builder",
    "list-view",
    "live-player",
    "live-pusher",
  ],
  ...["location-picker", "long-press-gesture-handler", "map", "match-media", "movable-area", "movable-view"],
  ...["native-component", "navigation-bar", "nested-scroll-body", "nested-scroll-header", "official-account"],
  ...["official-account-publish", "open-container", "open-data", "open-data-item", "open-data-list"],
  ...["page-container", "page-meta", "pan-gesture-handler", "privacy-authorize", "scale-gesture-handler"],
  ...["selection", "share-element", "snapshot", "span", "sticky-header", "sticky-section", "store-coupon"],
  ...["store-gift", "store-home", "store-product", "tap-gesture-handler", "tool-bar", "user-info"],
  ...["vertical-drag-gesture-handler", "video", "voip-room", "web-view", "xr-frame"],
]);

/** With those of XR-Frame. */
export function isUnsupported(tag: string): boolean {
  return UNSUPPORTED_ELEMENTS.has(tag) || tag.startsWith("xr-");
}

/** What an element is called in the DOM: `view` is `wx-view`, so that it is no HTML element; `van-button` stays. */
export function domTag(tag: string): string {
  if (tag.startsWith("wx-")) return tag;
  const known = BUILT_IN_ELEMENTS.has(tag) || UNSUPPORTED_ELEMENTS.has(tag);
  return known || !tag.includes("-") ? `wx-${tag}` : tag;
}
