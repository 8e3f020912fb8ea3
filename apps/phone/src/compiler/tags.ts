/** The start tags of a template, with their places: what glass-easel's compiler does not tell. */
import { type Position, positionAt } from "./problems.ts";

export interface Tag extends Position {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * A comment, an expression in text, or a start tag with its attributes. What is not closed ends with the source, so that
 * nothing is read twice.
 */
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|\{\{(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'}]|\}(?!\}))*(?:\}\}|$)|<([a-z][\w.:-]*)(?![\w.:-])((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>])*)(?:>|$)/gi;
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

export function scanTags(source: string): Tag[] {
  const tags: Tag[] = [];
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token; token = TOKEN.exec(source)) {
    const [, name, attributes = ""] = token;
    if (name === undefined) continue;
    tags.push({ name, attributes: readAttributes(attributes), ...positionAt(source, token.index) });
    // What stands in <wxs> is a script.
    if (name === "wxs" && !attributes.endsWith("/")) TOKEN.lastIndex = endOfScript(source, TOKEN.lastIndex);
  }
  return tags;
}

const FOR_ITEMS = "wx:for-items";
/** As long as the older name, so that every place stays what it is. */
const FOR = "wx:for".padEnd(FOR_ITEMS.length);

/** With `wx:for-items`, the older name of `wx:for`, by its newer one, which is what glass-easel knows. */
export function withNewerNames(source: string): string {
  if (!source.includes(FOR_ITEMS)) return source;
  return source.replace(TOKEN, (token, name?: string) =>
    name === undefined
      ? token
      : token.replace(ATTRIBUTE, (attribute, key: string) =>
          key === FOR_ITEMS ? FOR + attribute.slice(FOR_ITEMS.length) : attribute,
        ),
  );
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
