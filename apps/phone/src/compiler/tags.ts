/** The start tags of a template, with their places: what glass-easel's compiler does not tell. */
import { type Position, positionAt } from "./problems.ts";

export interface Tag extends Position {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** A comment, an expression in text, or a start tag with its attributes. */
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|\{\{(?:"[^"]*"|'[^']*'|[^"'}]|\}(?!\}))*\}\}|<([a-z][\w.:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

export function scanTags(source: string): Tag[] {
  const tags: Tag[] = [];
  const pattern = new RegExp(TOKEN);
  for (let token = pattern.exec(source); token; token = pattern.exec(source)) {
    const [, name, attributes = ""] = token;
    if (name === undefined) continue;
    tags.push({ name, attributes: readAttributes(attributes), ...positionAt(source, token.index) });
    // What stands in <wxs> is a script.
    if (name === "wxs" && !attributes.endsWith("/"))
      pattern.lastIndex = endOfScript(source, pattern.lastIndex);
  }
  return tags;
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const matches = text.matchAll(ATTRIBUTE);
  return new Map(
    [...matches].map(([, name = "", double, single, bare]) => [name, double ?? single ?? bare ?? ""]),
  );
}

function endOfScript(source: string, from: number): number {
  const end = source.indexOf("</wxs", from);
  return end < 0 ? source.length : end;
}
