/** `navigator` */

import { unsupported } from "../problems/note.ts";
import { writeAria } from "./aria.ts";
import type { Navigation, NavigationResult } from "./context.ts";
import { defineElement } from "./element.ts";
import { type Hover, hover } from "./hover.ts";

const HOVER: Hover = {
  hoverClass: "navigator-hover",
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 600,
};

const TYPES: Readonly<Record<string, Navigation["type"]>> = {
  navigate: "navigateTo",
  redirect: "redirectTo",
  switchTab: "switchTab",
  reLaunch: "reLaunch",
  navigateBack: "navigateBack",
};

export const navigatorElement = defineElement({
  tag: "navigator",
  properties: { url: "", openType: "navigate", target: "self", delta: 1, ...HOVER },
  create(self, context) {
    writeAria(self.host, "role", "link");
    hover(self);
    const answer = (event: string) => (result: NavigationResult) => void self.trigger(event, result);
    return {
      activate() {
        const openType = self.get("openType");
        const type = TYPES[openType];
        if (!type || self.get("target") !== "self") {
          const what = type ? `target="${self.get("target")}"` : `open-type="${openType}"`;
          context.note("warn", unsupported(`<navigator ${what}>`));
          return answer("fail")({ errMsg: `${openType}:fail not supported in this simulator` });
        }
        const fail = (result: NavigationResult) => {
          context.note("warn", `<navigator>: ${result.errMsg}`);
          answer("fail")(result);
        };
        context.navigate({
          ...{ type, url: self.get("url"), delta: self.get("delta") },
          ...{ success: answer("success"), fail, complete: answer("complete") },
        });
      },
    };
  },
});
