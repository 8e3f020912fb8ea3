/** A column that turns under a finger, under the mouse's wheel and under the arrow keys, and rests at one of its items. */

/** After the last scroll event: browsers differ in telling that scrolling has ended. */
const REST_MS = 120;

const KEYS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -5, PageDown: 5 };

export interface Wheel {
  /** Without telling the listener. */
  turnTo(index: number): void;
}

/** `items` are all of one height, in `column`, which scrolls; `rested` is told of each new resting place. */
export function createWheel(
  column: HTMLElement,
  items: () => readonly Element[],
  rested: (index: number) => void,
): Wheel {
  let at = 0;
  let timer = 0;
  const height = () => items()[0]?.getBoundingClientRect().height || 1;
  const clamp = (index: number) => Math.max(0, Math.min(items().length - 1, index));
  const scroll = (index: number) => column.scrollTo({ top: clamp(index) * height(), behavior: "instant" });
  const tell = (index: number) => {
    if (index === at || !column.isConnected) return;
    at = index;
    rested(index);
  };
  const choose = (index: number) => {
    scroll(index);
    tell(index);
  };
  column.addEventListener("scroll", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => tell(clamp(Math.round(column.scrollTop / height()))), REST_MS);
  });
  column.addEventListener("click", (event) => {
    const index = items().findIndex((item) => item.contains(event.target as Node));
    if (index >= 0) choose(index);
  });
  column.addEventListener("keydown", (event) => {
    const step = KEYS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(clamp(at + step));
  });
  return {
    turnTo(index) {
      at = clamp(index);
      scroll(at);
    },
  };
}
