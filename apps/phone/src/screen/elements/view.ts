/** `view`, and `cover-view`, which is one here: nothing in this simulator is drawn above the page. */
import { defineElement, type ElementDefinition } from "./element.ts";
import { HOVER, type Hover, hover } from "./hover.ts";

const viewNamed = (tag: string): ElementDefinition<Hover> =>
  defineElement({
    tag,
    properties: HOVER,
    create(self) {
      hover(self);
      return {};
    },
  });

export const view = viewNamed("view");
export const coverView = viewNamed("cover-view");
