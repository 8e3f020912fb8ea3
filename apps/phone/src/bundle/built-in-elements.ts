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
  ...["ad", "ad-custom", "audio", "camera", "canvas", "channel-live", "channel-video", "editor"],
  ...["functional-page-navigator", "keyboard-accessory", "live-player", "live-pusher", "map"],
  ...["match-media", "movable-area", "movable-view", "page-container", "page-meta", "snapshot"],
  ...["navigation-bar", "official-account", "open-data", "share-element", "video", "voip-room", "web-view"],
]);

/** What an element is called in the DOM: `view` is `wx-view`, so that it is no HTML element; `van-button` stays. */
export function domTag(tag: string): string {
  if (tag.startsWith("wx-")) return tag;
  const known = BUILT_IN_ELEMENTS.has(tag) || UNSUPPORTED_ELEMENTS.has(tag);
  return known || !tag.includes("-") ? `wx-${tag}` : tag;
}
