/** Whether a template uses only what there is. */
import { BUILT_IN_ELEMENTS, TEMPLATE_ELEMENTS, UNSUPPORTED_ELEMENTS } from "../bundle/built-in-elements.ts";
import { checkButton } from "./open-types.ts";
import { type Problems, type Said, unsupported } from "./problems.ts";
import type { Tag } from "./tags.ts";

/** @param declared the names of `usingComponents` and `componentGenerics` */
export function checkElements(
  file: string,
  tags: readonly Tag[],
  declared: ReadonlySet<string>,
  problems: Problems,
): void {
  for (const { name, attributes, line, column } of tags) {
    const at = { line, column };
    if (!isKnown(name, declared)) problems.mistake(file, unknown(name), at);
    else if (!declared.has(name) && UNSUPPORTED_ELEMENTS.has(name)) {
      problems.warn(file, unsupported(`<${name}>`), at);
    }
    if (name === "button") checkButton(file, attributes, at, problems);
    for (const [attribute, value] of attributes) {
      const isGeneric = attribute.startsWith("generic:");
      if (isGeneric && !isKnown(value, declared)) problems.mistake(file, unknown(value), at);
    }
  }
}

function isKnown(name: string, declared: ReadonlySet<string>): boolean {
  return [declared, BUILT_IN_ELEMENTS, TEMPLATE_ELEMENTS, UNSUPPORTED_ELEMENTS].some((names) =>
    names.has(name),
  );
}

function unknown(name: string): Said {
  return {
    en: `unknown element <${name}>: it is neither built in nor declared in "usingComponents"`,
    zh: `未知元素 <${name}>：既不是内置组件，也没有在 "usingComponents" 中声明`,
  };
}
