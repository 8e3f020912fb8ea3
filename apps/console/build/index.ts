/// <reference path="./vue.d.ts" />
/** The console's built page, and where it is: for whoever serves it. */
import { fileURLToPath } from "node:url";
import { buildPages } from "@shiming/pages";
import { routes } from "../src/routes/table.ts";

export interface ConsolePages {
  readonly html: string;
  /** Of the frame without an origin in which files are drawn. */
  readonly paper: string;
  /** By file name. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

/** Of every screen: the server answers these with the page, and what is none of them with 404. */
export const paths: readonly string[] = routes.map(({ path }) => path);

const sources = {
  root: fileURLToPath(new URL("..", import.meta.url)),
  inputs: ["index.html", "paper.html", "src"],
};

/** @throws PagesNotBuilt */
export async function builtPages(): Promise<ConsolePages> {
  const { html, assets } = await buildPages(sources);
  return { html: html("index"), paper: html("paper"), assets };
}
