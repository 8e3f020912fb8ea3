/** What a media query observer tells a page: whether the screen is as the page asks, at first and at every change. */
import type { ScreenBackend } from "../elements/index.ts";

type Status = Parameters<ScreenBackend["createMediaQueryObserver"]>[0];
type Listener = Parameters<ScreenBackend["createMediaQueryObserver"]>[1];

export function observeMedia(status: Status, listener: Listener): { disconnect(): void } {
  const list = matchMedia(queryOf(status));
  const tell = () => listener({ matches: list.matches });
  const first = setTimeout(tell);
  list.addEventListener("change", tell);
  return {
    disconnect() {
      clearTimeout(first);
      list.removeEventListener("change", tell);
    },
  };
}

/** `{ minWidth: 300 }` as `(min-width: 300px)` */
function queryOf(status: Status): string {
  const features = Object.entries(status).map(([name, value]) => {
    const feature = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `(${feature}: ${typeof value === "number" ? `${value}px` : value})`;
  });
  return features.join(" and ");
}
