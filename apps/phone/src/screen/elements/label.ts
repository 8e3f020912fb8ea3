/** `label`: a tap on it is one on the control in it, or on the one that `for` names. */
import type { GeneralComponent } from "glass-easel";
import { activationOf } from "./activation.ts";
import { defineElement } from "./element.ts";

const CONTROLS = ["button", "checkbox", "radio", "switch", "input", "textarea"]
  .map((tag) => `wx-${tag}`)
  .join();

let labels = 0;

export const label = defineElement({
  tag: "label",
  properties: { for: "" },
  create(self) {
    const { host, component } = self;
    const control = () => {
      const named = self.get("for");
      return named ? elementById(component, named) : host.querySelector(CONTROLS);
    };
    return {
      /** The control's name, for who does not see them side by side. A microtask later all of the page stands. */
      attached: () => queueMicrotask(() => nameAfter(control(), host)),
      activate(event) {
        const tapped = (event.target as Element).closest(CONTROLS);
        const target = control();
        const isDisabled = target?.matches("wx-button[disabled]");
        if (target && !isDisabled && !(tapped && host.contains(tapped))) activationOf(target)?.(event);
      },
    };
  },
});

function nameAfter(control: Element | null, label: HTMLElement): void {
  if (!control || control.matches("wx-button")) return;
  labels += 1;
  label.id ||= `wx-label-${labels}`;
  const named = control.querySelector("input, textarea") ?? control;
  if (!named.hasAttribute("aria-label")) named.setAttribute("aria-labelledby", label.id);
}

/** Ids are those of the template that the element stands in. */
export function elementById(component: GeneralComponent, id: string): Element | null {
  const element = component.ownerShadowRoot?.getElementById(id)?.getBackendElement();
  return (element as unknown as Element | undefined) ?? null;
}
