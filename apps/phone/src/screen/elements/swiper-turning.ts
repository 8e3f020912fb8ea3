/** Which item of a swiper is in sight, and how another comes there. */
import { nodeOf } from "./dispatch.ts";
import { createDots } from "./swiper-dots.ts";
import { placeItems } from "./swiper-layout.ts";
import type { Swiper } from "./swiper-properties.ts";

/** As `detail.source` says what turned it. */
type Source = "" | "autoplay" | "touch";

export interface Turning {
  /** Puts every item in its place, all of them `dragged` by that many items. */
  arrange(dragged?: number): void;
  /** Which item is so many further than the one in sight: round the ring, or the one at the end. */
  next(offset: number): number;
  go(to: number, source: Source): void;
  /** What the page says: turns there, once there is a page. */
  stand(at: number): void;
}

export function createTurning(self: Swiper): Turning {
  const dots = createDots(self);
  let shown = 0;
  const items = () => [...self.content.children];
  /** The page may say what is not there, or not yet. */
  const inSight = () => {
    const last = items().length - (self.get("circular") ? 1 : self.get("displayMultipleItems"));
    return Math.max(0, Math.min(shown, last));
  };
  const arrange = (dragged = 0, animated = false) => {
    placeItems(self, items(), inSight() - dragged, animated);
    dots.show(items().length, inSight());
  };
  const go = (to: number, source: Source) => {
    const changed = to !== shown;
    shown = to;
    arrange(0, true);
    if (!changed) return;
    self.set("current", to);
    const detail = { current: to, currentItemId: itemIdOf(items()[to]), source };
    self.trigger("change", detail);
    window.setTimeout(() => self.trigger("animationfinish", detail), self.get("duration"));
  };
  return {
    arrange: (dragged) => arrange(dragged),
    go,
    next(offset) {
      const [count, seen] = [items().length, self.get("displayMultipleItems")];
      if (self.get("circular")) return (inSight() + offset + count) % Math.max(1, count);
      return Math.min(Math.max(0, count - seen), Math.max(0, inSight() + offset));
    },
    stand(at) {
      if (self.host.isConnected) go(at, "");
      else shown = at;
    },
  };
}

const itemIdOf = (item: Element | undefined) =>
  String((nodeOf(item ?? null) as { data?: { itemId?: unknown } } | undefined)?.data?.itemId ?? "");
