/** The built pages, for whoever serves them. */
import { fileURLToPath } from "node:url";
import { buildPages } from "@shiming/pages";

export { PagesNotBuilt } from "@shiming/pages";

export interface BuiltPages {
  readonly sheet: string;
  readonly my: string;
  readonly receipt: string;
  readonly preview: string;
  /** By file name. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

const sources = {
  root: fileURLToPath(new URL("..", import.meta.url)),
  inputs: [
    "sheet.html",
    "my.html",
    "receipt.html",
    "preview.html",
    "src",
    "../../packages/wire/src",
    "../../packages/receipt/src",
  ],
};

/** @throws PagesNotBuilt */
export async function builtPages(): Promise<BuiltPages> {
  const { html, assets } = await buildPages(sources);
  return { sheet: html("sheet"), my: html("my"), receipt: html("receipt"), preview: html("preview"), assets };
}
