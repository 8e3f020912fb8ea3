/** `swiper`: its items side by side, or in a ring, one of them in sight. */
import { type Behaviour, defineElement } from "./element.ts";
import { followDrag } from "./swiper-drag.ts";
import { PROPERTIES, type Swiper } from "./swiper-properties.ts";
import { createTurning } from "./swiper-turning.ts";

export const swiper = defineElement({
  tag: "swiper",
  properties: PROPERTIES,
  content: "wx-swiper-items",
  create(self): Behaviour<typeof PROPERTIES> {
    const { arrange, next, go, stand } = createTurning(self);
    const player = createPlayer(self, () => go(next(1), "autoplay"));
    followDrag(self, {
      start: player.stop,
      move(share) {
        const atEnd = next(share < 0 ? 1 : -1) === next(0);
        arrange(atEnd ? share / 3 : share);
      },
      end(offset) {
        go(next(offset), "touch");
        player.play();
      },
    });
    const observer = new MutationObserver(() => arrange());
    return {
      attached() {
        observer.observe(self.content, { childList: true });
        arrange();
        player.play();
      },
      detached() {
        observer.disconnect();
        player.stop();
      },
      update: {
        ...updates(self, () => arrange()),
        autoplay: player.play,
        interval: player.play,
        current: stand,
      },
    };
  },
});

function updates(self: Swiper, arrange: () => void): Behaviour<typeof PROPERTIES>["update"] {
  const vertical = (on: boolean) => {
    self.host.toggleAttribute("vertical", on);
    arrange();
  };
  const dots = { indicatorDots: arrange, indicatorColor: arrange, indicatorActiveColor: arrange };
  return { ...dots, vertical, circular: arrange, displayMultipleItems: arrange };
}

/** `autoplay`: turns on at every interval. */
function createPlayer(self: Swiper, turn: () => void): { play(): void; stop(): void } {
  let timer = 0;
  const stop = () => window.clearInterval(timer);
  const play = () => {
    stop();
    if (self.get("autoplay") && self.host.isConnected) timer = window.setInterval(turn, self.get("interval"));
  };
  return { play, stop };
}

export const swiperItem = defineElement({
  tag: "swiper-item",
  properties: { itemId: "", skipHiddenItemLayout: false },
  create: () => ({}),
});
