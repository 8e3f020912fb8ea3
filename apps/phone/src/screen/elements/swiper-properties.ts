/** What a swiper is told. */
import type { BuiltIn } from "./element.ts";

export const PROPERTIES = {
  ...{ indicatorDots: false, indicatorColor: "rgba(0, 0, 0, .3)", indicatorActiveColor: "#000000" },
  ...{ autoplay: false, current: 0, interval: 5000, duration: 500, circular: false, vertical: false },
  ...{ previousMargin: "0px", nextMargin: "0px", displayMultipleItems: 1, easingFunction: "default" },
};
export type Swiper = BuiltIn<typeof PROPERTIES>;
