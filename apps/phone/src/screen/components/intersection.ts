/** What an intersection observer tells a page, beside glass-easel's ratios: which element it is, and where in the page. */
import type { BoundingClientRect, Element } from "glass-easel";
import type { ScreenBackend } from "../elements/index.ts";

type Listener = Parameters<ScreenBackend["createIntersectionObserver"]>[4];
type Target = Parameters<ScreenBackend["createIntersectionObserver"]>[0];

/** @param area where pages are shown, from whose corner they measure */
export function pageListener(target: Target, area: HTMLElement, listener: Listener): Listener {
  return ({ boundingClientRect, intersectionRect, relativeRect, ...status }) => {
    const { id, dataset } = target.__wxElement as Element;
    const corner = area.getBoundingClientRect();
    const inPage = (rect: BoundingClientRect) => moved(rect, -corner.left, -corner.top);
    const rects = {
      boundingClientRect: inPage(boundingClientRect),
      intersectionRect: inPage(intersectionRect),
      relativeRect: inPage(relativeRect),
    };
    listener({ ...status, ...rects, ...{ id, dataset } });
  };
}

function moved({ left, top, width, height }: BoundingClientRect, x: number, y: number) {
  const corner = { left: left + x, top: top + y };
  return { ...corner, width, height, right: corner.left + width, bottom: corner.top + height };
}
