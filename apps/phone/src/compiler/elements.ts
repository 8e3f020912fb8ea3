/** Whether a template uses only what there is. */
import { BUILT_IN_ELEMENTS, TEMPLATE_ELEMENTS, UNSUPPORTED_ELEMENTS } from "../bundle/built-in-elements.ts";
import type { Problems } from "./problems.ts";
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
      problems.warn(file, `<${name}> is not supported in this simulator`, at);
    }
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

function unknown(name: string): string {
  return `unknown element <${name}>: it is neither built in nor declared in "usingComponents"`;
}
