/** A swiper under a finger, or under a mouse. */
import type { Swiper } from "./swiper-properties.ts";

/** From here on it is a swipe and no tap. */
const START_PX = 10;
/** As a share of an item: what is enough to turn to the next. */
const ENOUGH = 0.25;
/** Pixels in a millisecond. */
const FLICK = 0.3;

interface Reactions {
  start(): void;
  /** How far the items follow, in items; negative to the left or up. */
  move(share: number): void;
  /** One item on, one back, or none. */
  end(offset: -1 | 0 | 1): void;
}

export function followDrag(self: Swiper, reactions: Reactions): void {
  const { host } = self;
  let from: PointerEvent | undefined;
  let dragging = false;
  const along = (event: PointerEvent) => (self.get("vertical") ? event.clientY : event.clientX);
  const length = () => {
    const { clientWidth, clientHeight } = self.content;
    return (self.get("vertical") ? clientHeight : clientWidth) / self.get("displayMultipleItems") || 1;
  };
  const distance = (event: PointerEvent) => (from ? along(event) - along(from) : 0);
  host.addEventListener("pointerdown", (event) => {
    from = event;
    dragging = false;
  });
  host.addEventListener("pointermove", (event) => {
    if (!from || (!dragging && Math.abs(distance(event)) < START_PX)) return;
    if (!dragging) {
      dragging = true;
      host.setPointerCapture(event.pointerId);
      reactions.start();
    }
    reactions.move(distance(event) / length());
  });
  const end = (event: PointerEvent) => {
    const share = distance(event) / length();
    const speed = from ? Math.abs(distance(event)) / Math.max(1, event.timeStamp - from.timeStamp) : 0;
    from = undefined;
    if (!dragging) return;
    dragging = false;
    const turned = event.type === "pointerup" && (Math.abs(share) > ENOUGH || speed > FLICK);
    reactions.end(turned ? (share < 0 ? 1 : -1) : 0);
  };
  host.addEventListener("pointerup", end);
  host.addEventListener("pointercancel", end);
}
