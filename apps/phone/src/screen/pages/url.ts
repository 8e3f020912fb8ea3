/** The URLs of pages: a path, relative or from the root, and a query. */
import { resolvePath } from "../modules/paths.ts";

export type Query = Readonly<Record<string, string>>;

export interface PageUrl {
  /** As in app.json. */
  readonly path: string;
  readonly query: Query;
}

/** Values stay as they are written: a mini program decodes what it encoded, as in the original. */
export function parsePageUrl(from: string, url: string): PageUrl {
  const [path = "", ...rest] = url.split("?");
  return { path: resolvePath(from, path).replace(/\.html$/, ""), query: parseQuery(rest.join("?")) };
}

function parseQuery(text: string): Query {
  const pairs = text.split("&").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    }),
  );
}

export function formatPageUrl({ path, query }: PageUrl): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
}
