/** `root-portal`: what is fixed to the screen stays so in this simulator, so its content may stand where it is. */
import { defineElement } from "./element.ts";

export const rootPortal = defineElement({
  tag: "root-portal",
  properties: { enable: true },
  create: () => ({}),
});
