/** Holds what the phone shows against what a library's own WXSS says, both as the browser computes them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { root } from "../../house/repository.ts";

/** Computed values by property. */
export interface Comparison {
  readonly shown: Readonly<Record<string, string>>;
  /** As they would be in the same place if the rule's declaration were the only one. */
  readonly declared: Readonly<Record<string, string>>;
}

/**
 * @param file of a WXSS, below `node_modules`
 * @param selector of a rule in it, letter by letter; the last of several rules counts
 * @param property that the rule declares; a shorthand stands for all that it sets
 */
export function compareStyle(
  element: Locator,
  file: string,
  selector: string,
  property: string,
): Promise<Comparison> {
  const wxss = readFileSync(join(root, "node_modules", file), "utf8");
  return element.evaluate(compareInPage, { wxss, selector, property });
}

interface Rule {
  readonly wxss: string;
  readonly selector: string;
  readonly property: string;
}

/** Runs in the frame. */
function compareInPage(element: Element, { wxss, selector, property }: Rule): Comparison {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(wxss);
  const rules = [...sheet.cssRules].filter(
    (rule) => rule instanceof CSSStyleRule && rule.selectorText.split(", ").includes(selector),
  ) as CSSStyleRule[];
  const value = rules.map(({ style }) => style.getPropertyValue(property)).findLast((text) => text);
  if (!value) throw new Error(`no rule for ${selector} declares ${property}`);
  const probe = document.createElement("div");
  probe.style.setProperty(property, value);
  const names = [...probe.style];
  // What is in em is of the element's own size.
  if (!names.includes("font-size")) probe.style.fontSize = getComputedStyle(element).fontSize;
  element.parentElement?.append(probe);
  const computed = (of: Element) =>
    Object.fromEntries(names.map((name) => [name, getComputedStyle(of).getPropertyValue(name)]));
  const comparison = { shown: computed(element), declared: computed(probe) };
  probe.remove();
  return comparison;
}
