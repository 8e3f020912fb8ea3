/** Selectors of WXSS as those of CSS: classes as glass-easel writes them, tags as the DOM has them. */
import parser, { type Attribute } from "postcss-selector-parser";
import { domTag } from "../bundle/built-in-elements.ts";

/**
 * @param scope the prefix of the classes; "" where they are shared
 * @throws if it is no selector
 */
export function scopeSelector(selector: string, scope: string): string {
  const processor = parser((root) => {
    root.walkTags((tag) => {
      tag.value = domTag(tag.value);
    });
    if (scope === "") return;
    root.walkPseudos((pseudo) => {
      if (pseudo.value === ":host") pseudo.replaceWith(hostOf(scope), ...(pseudo.first?.nodes ?? []));
    });
    root.walkClasses((node) => {
      node.value = `${scope}--${node.value}`;
    });
    root.walkAttributes((node) => prefixInAttribute(node, scope));
  });
  return processor.processSync(selector);
}

/** `[class^="icon-"]`, `[class*=" icon-"]`: the name begins after the prefix. What is within a name is found as it is. */
function prefixInAttribute(node: Attribute, scope: string): void {
  const value = node.value ?? "";
  if (node.attribute !== "class") return;
  if (node.operator === "~=") node.setValue(`${scope}--${value}`);
  else if (node.operator === "^=" || (node.operator === "*=" && value.startsWith(" "))) {
    node.operator = "*=";
    node.setValue(`${scope}--${value.trimStart()}`);
  }
}

/** The element of the component itself, as glass-easel marks it. */
function hostOf(scope: string): Attribute {
  return parser.attribute({ attribute: "wx-host", operator: "=", value: scope, quoteMark: null, raws: {} });
}

/** Whether a selector finds elements otherwise than by their class, which does not stay within a component. */
export function leavesComponent(selector: string): boolean {
  let leaves = false;
  parser((root) => {
    root.walk((node) => {
      leaves ||= ["tag", "id", "attribute", "universal"].includes(node.type);
    });
  }).processSync(selector);
  return leaves;
}
