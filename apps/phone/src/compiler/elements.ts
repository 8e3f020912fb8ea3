/** Whether a template uses only what there is. What there is not is drawn as a plain element. */
import { nearest } from "@shiming/wire";
import { BUILT_IN_ELEMENTS, isUnsupported, TEMPLATE_ELEMENTS } from "../bundle/built-in-elements.ts";
import type { Component } from "./components.ts";
import { checkButton } from "./open-types.ts";
import type { Position, Problems, Said } from "./problems.ts";
import type { Tag } from "./tags.ts";

export function checkElements(
  file: string,
  tags: readonly Tag[],
  component: Component,
  problems: Problems,
): void {
  for (const tag of tags) {
    const at = { line: tag.line, column: tag.column };
    for (const name of elementsNamedBy(tag)) checkElement(file, name, component, at, problems);
    if (tag.name === "button") checkButton(file, tag.attributes, at, problems);
  }
}

/** Its own name, and those that it hands on: `generic:row="my-row"`. */
export function elementsNamedBy({ name, attributes }: Tag): string[] {
  const generics = [...attributes].filter(([attribute]) => attribute.startsWith("generic:"));
  return [name, ...generics.map(([, value]) => value)];
}

function checkElement(
  file: string,
  name: string,
  { declared, missing }: Component,
  at: Position,
  problems: Problems,
): void {
  const said = missing.get(name);
  if (declared.has(name) || BUILT_IN_ELEMENTS.has(name) || TEMPLATE_ELEMENTS.has(name)) return;
  if (said) problems.mistake(file, said, at);
  else problems.warn(file, isUnsupported(name) ? notDrawn(name) : unknown(name), at);
}

function notDrawn(name: string): Said {
  return {
    en: `<${name}> is not supported in this simulator: it is drawn as a plain element`,
    zh: `本模拟器不支持 <${name}>：按普通元素显示`,
  };
}

function unknown(name: string): Said {
  const meant = nearest(name.toLowerCase(), [...BUILT_IN_ELEMENTS]);
  return {
    en: `<${name}> is no element of mini programs, nor declared in "usingComponents": it is drawn as a plain one${meant ? `; did you mean <${meant}>?` : ""}`,
    zh: `<${name}> 不是小程序的组件，也没有在 "usingComponents" 中声明：按普通元素显示${meant ? `；是否想写 <${meant}>？` : ""}`,
  };
}
