/** Members that came as texts, in a path or a query, as the types that the schema gives them. */
import type { TObject } from "typebox";
import Value from "typebox/value";

/** What cannot be read as its type stays a text, and is refused as one. */
export function readTexts(
  { properties }: TObject,
  texts: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, unknown> {
  const members = Object.entries(texts).flatMap(([name, text]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (text === undefined) return [];
    return [[name, schema ? Value.Convert(schema, text) : text]];
  });
  return Object.fromEntries(members);
}
