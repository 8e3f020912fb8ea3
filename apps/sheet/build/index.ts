/** The built pages, for whoever serves them. */
import { fileURLToPath } from "node:url";
import { buildPages } from "@shiming/pages";

export { PagesNotBuilt } from "@shiming/pages";

export interface BuiltPages {
  readonly sheet: string;
  readonly my: string;
  readonly preview: string;
  /** By file name. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

const sources = {
  root: fileURLToPath(new URL("..", import.meta.url)),
  inputs: ["sheet.html", "my.html", "preview.html", "src", "../../packages/wire/src"],
};

/** @throws PagesNotBuilt */
export async function builtPages(): Promise<BuiltPages> {
  const { html, assets } = await buildPages(sources);
  return { sheet: html("sheet"), my: html("my"), preview: html("preview"), assets };
}
