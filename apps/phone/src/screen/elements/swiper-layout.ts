/** Where the items of a swiper stand. */
import { nodeOf } from "./dispatch.ts";
import type { Swiper } from "./swiper-properties.ts";

/** Glass-easel's segment of an element's style for what moves it. */
const ANIMATION_EXTRA = 2;

/** Where each item stood when it was last placed: one that comes round the ring must not fly across it. */
const offsets = new WeakMap<Element, number>();

/** `position`, in items, is in sight; between two of them while a finger drags. */
export function placeItems(
  self: Swiper,
  items: readonly Element[],
  position: number,
  animated: boolean,
): void {
  const [vertical, seen] = [self.get("vertical"), self.get("displayMultipleItems")];
  const [before, after] = [self.get("previousMargin"), self.get("nextMargin")];
  self.content.style.inset = vertical ? `${before} 0 ${after}` : `0 ${after} 0 ${before}`;
  for (const [index, item] of items.entries()) {
    const offset = offsetOf(index - position, items.length, self.get("circular") && items.length > seen);
    const near = Math.abs(offset - (offsets.get(item) ?? offset)) <= 1;
    offsets.set(item, offset);
    const move = vertical ? `translate(0,${offset * 100}%)` : `translate(${offset * 100}%,0)`;
    const size = `${vertical ? "height" : "width"}:${100 / seen}%`;
    const transition = animated && near ? `transition:transform ${self.get("duration")}ms` : "";
    nodeOf(item)?.setNodeStyle(`${size};transform:${move};${transition}`, ANIMATION_EXTRA);
  }
}

/** In a ring the shorter way round. */
function offsetOf(offset: number, count: number, circular: boolean): number {
  if (!circular) return offset;
  const wrapped = ((offset % count) + count) % count;
  return wrapped > count / 2 ? wrapped - count : wrapped;
}
