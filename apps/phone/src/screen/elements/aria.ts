/** `role` and `aria-…` of WXML, written to the DOM as they are. */
import { KEYBOARD_ROLES } from "./activation.ts";

const NAMES = [
  ...["atomic", "busy", "checked", "controls", "current", "describedby", "disabled", "expanded", "haspopup"],
  ...["hidden", "invalid", "label", "labelledby", "level", "live", "modal", "multiselectable", "orientation"],
  ...["owns", "posinset", "pressed", "readonly", "relevant", "required"],
  ...["role", "selected", "setsize", "sort", "valuemax", "valuemin", "valuenow", "valuetext"],
];

const propertyOf = (name: string) => `aria${name[0]?.toUpperCase()}${name.slice(1)}`;

/** By the property's name: `ariaLabel`; and `role`. */
export const ARIA_PROPERTIES: Readonly<Record<string, null>> = Object.fromEntries(
  ["role", ...NAMES.map(propertyOf)].map((name) => [name, null]),
);

export function writeAria(element: HTMLElement, property: string, value: unknown): void {
  const attribute = attributeOf(property);
  if (attribute === "aria-label" && element instanceof HTMLImageElement) {
    element.alt = String(value ?? "");
    return;
  }
  if (value === null || value === undefined || value === "") element.removeAttribute(attribute);
  else element.setAttribute(attribute, String(value));
  if (attribute === "role" && KEYBOARD_ROLES.has(String(value)) && element.tabIndex < 0) element.tabIndex = 0;
}

/** The original knows the role by two names. */
function attributeOf(property: string): string {
  if (property === "role" || property === "ariaRole") return "role";
  return `aria-${property.slice("aria".length).toLowerCase()}`;
}
