/** `wx.navigateTo` and its kin, and what `wx` does to the page in front. */
import type { BarChange } from "../pages/bars.ts";
import { EventChannel } from "../pages/event-channel.ts";
import type { PageStack } from "../pages/stack.ts";
import type { Work } from "./call.ts";
import { Refusal } from "./refusal.ts";

export function navigationFunctions(stack: PageStack): Record<string, Work> {
  return {
    navigateTo: ({ url, events = {} }) =>
      soon(() => {
        const [eventChannel, opened] = EventChannel.pair();
        for (const [event, listener] of Object.entries(events)) {
          eventChannel.on(event, listener as () => void);
        }
        stack.navigateTo(url, opened);
        return { eventChannel };
      }),
    redirectTo: ({ url }) => soon(() => stack.redirectTo(url)),
    navigateBack: ({ delta }) => soon(() => stack.navigateBack(delta)),
    reLaunch: ({ url }) => soon(() => stack.reLaunch(url)),
    switchTab: ({ url }) => soon(() => stack.switchTab(url)),
  };
}

/** Not in the middle of a handler, nor of the page that is just being opened. */
async function soon<T>(go: () => T): Promise<T> {
  await undefined;
  return go();
}

/** @param change draws the page's bar anew */
export function barFunctions(change: (change: BarChange) => void): Record<string, Work> {
  return {
    setNavigationBarTitle({ title }) {
      if (typeof title !== "string") throw new Refusal("parameter error: parameter.title should be String");
      change({ title });
    },
    setNavigationBarColor({ frontColor, backgroundColor }) {
      if (!["#ffffff", "#000000"].includes(String(frontColor).toLowerCase())) {
        throw new Refusal('invalid frontColor: only "#ffffff" and "#000000"');
      }
      change({ color: String(frontColor).toLowerCase() === "#ffffff" ? "white" : "black", backgroundColor });
    },
    showNavigationBarLoading: () => change({ loading: true }),
    hideNavigationBarLoading: () => change({ loading: false }),
  };
}
