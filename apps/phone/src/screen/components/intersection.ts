/** What an intersection observer tells a page, beside glass-easel's ratios: which element it is, and where in the page. */
import type { BoundingClientRect, Element } from "glass-easel";
import type { ScreenBackend } from "../elements/index.ts";

type Listener = Parameters<ScreenBackend["createIntersectionObserver"]>[4];
type Target = Parameters<ScreenBackend["createIntersectionObserver"]>[0];

/** Beyond every threshold. */
const KEPT = 2;

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

/**
 * Of what is seen at first, a page hears if a threshold was reached since nothing was seen. The adapter has it the other way
 * round: a first word that it keeps to itself makes it pass on all that follow.
 */
export function firstListener(listener: Listener, thresholds: readonly number[]): Listener {
  let isFirst = true;
  return (status) => {
    const { intersectionRatio: ratio } = status;
    if (isFirst) listener({ ...status, intersectionRatio: KEPT });
    if (!isFirst || (ratio > 0 && thresholds.some((threshold) => threshold <= ratio))) listener(status);
    isFirst = false;
  };
}

function moved({ left, top, width, height }: BoundingClientRect, x: number, y: number) {
  const corner = { left: left + x, top: top + y };
  return { ...corner, width, height, right: corner.left + width, bottom: corner.top + height };
}
