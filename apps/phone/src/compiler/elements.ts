/** Whether a template uses only what there is. What there is not is drawn as a plain element. */
import { nearest } from "@shiming/wire";
import { BUILT_IN_ELEMENTS, isUnsupported, TEMPLATE_ELEMENTS } from "../bundle/built-in-elements.ts";
import type { Component } from "./components.ts";
import { checkAttributes } from "./foreign-attributes.ts";
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
    checkAttributes(file, tag, problems);
    if (tag.name === "button") checkButton(file, tag.attributes, at, problems);
  }
}

/** A `<template is="…">` whose name no template bears draws nothing. @param named those that are within reach */
export function checkTemplateNames(
  file: string,
  tags: readonly Tag[],
  named: readonly string[],
  problems: Problems,
): void {
  for (const { name, attributes, line, column } of tags) {
    const is = attributes.get("is");
    // An expression is known only while the page runs.
    if (name !== "template" || !is || is.includes("{{") || named.includes(is)) continue;
    const meant = nearest(is, named);
    const said = {
      en: `<template is="${is}">: no template has this name, here or in what is imported: nothing is drawn${meant ? `; did you mean ${meant}?` : ""}`,
      zh: `<template is="${is}">：本文件和所导入的文件里都没有这个名字的模板：什么也不会显示${meant ? `；是否想写 ${meant}？` : ""}`,
    };
    problems.advise(file, said, { line, column });
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
