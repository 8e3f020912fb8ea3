/** The row of dots that says which item of a swiper is in sight. */
import { writeAria } from "./aria.ts";
import type { Swiper } from "./swiper-properties.ts";

export function createDots(self: Swiper): { show(count: number, current: number): void } {
  const row = document.createElement("wx-swiper-dots");
  writeAria(row, "ariaHidden", true);
  self.host.append(row);
  return {
    show(count, current) {
      row.hidden = !self.get("indicatorDots");
      const colors = [self.get("indicatorColor"), self.get("indicatorActiveColor")];
      row.replaceChildren(
        ...Array.from({ length: count }, (_, index) => {
          const dot = document.createElement("i");
          dot.style.background = colors[index === current ? 1 : 0] ?? "";
          return dot;
        }),
      );
    },
  };
}
