/** The placeholder of a text field: a node of the page, so that the page's style sheet reaches its class. */
import type { NativeNode } from "glass-easel";
import { writeAria } from "./aria.ts";
import type { BuiltIn } from "./element.ts";

interface Placeholder {
  readonly placeholder: string;
  readonly placeholderClass: string;
  readonly placeholderStyle: string;
  readonly [other: string]: unknown;
}

export function placeholderOf<P extends Placeholder>(
  self: BuiltIn<P>,
  control: HTMLInputElement | HTMLTextAreaElement,
): { show(): void } {
  const node: NativeNode | undefined = self.component.ownerShadowRoot?.createNativeNode("wx-placeholder");
  const element = node?.getBackendElement() as unknown as HTMLElement | undefined;
  if (!node || !element) return { show() {} };
  writeAria(element, "ariaHidden", true);
  self.host.append(element);
  const show = () => {
    const text = self.get("placeholder");
    control.placeholder = text;
    element.textContent = text;
    element.hidden = control.value !== "";
    node.setNodeClass(self.get("placeholderClass"));
    node.setNodeStyle(self.get("placeholderStyle"), 0);
  };
  control.addEventListener("input", show);
  return { show };
}
