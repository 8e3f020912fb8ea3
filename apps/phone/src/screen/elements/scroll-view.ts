/** `scroll-view` */
import { type BuiltIn, defineElement } from "./element.ts";
import { elementById } from "./label.ts";

const PROPERTIES = {
  ...{ scrollX: false, scrollY: false, upperThreshold: 50, lowerThreshold: 50 },
  ...{ scrollTop: null as unknown, scrollLeft: null as unknown, scrollIntoView: "" },
  ...{ scrollWithAnimation: false, enableFlex: false, enableBackToTop: false, showScrollbar: true },
  ...{
    enhanced: false,
    bounces: true,
    fastDeceleration: false,
    pagingEnabled: false,
    scrollAnchoring: false,
  },
  ...{ enablePassive: false, type: "list" },
};
type ScrollView = BuiltIn<typeof PROPERTIES>;

export const scrollView = defineElement({
  tag: "scroll-view",
  properties: PROPERTIES,
  unsupportedEvents: [
    ...["refresherpulling", "refresherrefresh", "refresherrestore", "refresherabort", "refresherwillrefresh"],
    ...["dragstart", "dragging", "dragend"],
  ],
  create(self) {
    const { host, component } = self;
    const scroll = (to: ScrollToOptions) => {
      if (host.isConnected)
        host.scrollTo({ ...to, behavior: self.get("scrollWithAnimation") ? "smooth" : "instant" });
    };
    const top = () => scrollNumber(self.get("scrollTop"), (value) => scroll({ top: value }));
    const left = () => scrollNumber(self.get("scrollLeft"), (value) => scroll({ left: value }));
    const into = () => {
      const id = self.get("scrollIntoView");
      const target = id ? elementById(component, id) : null;
      if (target) scroll(placeOf(target, host));
    };
    followScrolling(self);
    return {
      attached() {
        top();
        left();
        queueMicrotask(into);
      },
      update: {
        scrollX: (on: boolean) => host.toggleAttribute("scroll-x", on),
        scrollY: (on: boolean) => host.toggleAttribute("scroll-y", on),
        enableFlex: (on: boolean) => host.toggleAttribute("enable-flex", on),
        showScrollbar: (on: boolean) => host.toggleAttribute("bare", !on),
        scrollTop: top,
        scrollLeft: left,
        scrollIntoView: into,
      },
    };
  },
});

function scrollNumber(value: unknown, scroll: (value: number) => void): void {
  const number = Number.parseFloat(String(value));
  if (Number.isFinite(number)) scroll(number);
}

function placeOf(target: Element, host: HTMLElement): ScrollToOptions {
  const [at, frame] = [target.getBoundingClientRect(), host.getBoundingClientRect()];
  return { top: at.top - frame.top + host.scrollTop, left: at.left - frame.left + host.scrollLeft };
}

/** An edge is reported when it is reached, not again while the content rests there. */
function followScrolling(self: ScrollView): void {
  const { host } = self;
  let [lastTop, lastLeft] = [0, 0];
  host.addEventListener("scroll", () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = host;
    const [deltaX, deltaY] = [lastLeft - scrollLeft, lastTop - scrollTop];
    self.trigger("scroll", { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY });
    const edges = (at: number, last: number, room: number, names: readonly [string, string]) => {
      const [upper, lower] = [self.get("upperThreshold"), room - self.get("lowerThreshold")];
      if (at <= upper && last > upper) self.trigger("scrolltoupper", { direction: names[0] });
      if (at >= lower && last < lower) self.trigger("scrolltolower", { direction: names[1] });
    };
    if (self.get("scrollY")) edges(scrollTop, lastTop, scrollHeight - host.clientHeight, ["top", "bottom"]);
    if (self.get("scrollX")) edges(scrollLeft, lastLeft, scrollWidth - host.clientWidth, ["left", "right"]);
    [lastTop, lastLeft] = [scrollTop, scrollLeft];
  });
}
