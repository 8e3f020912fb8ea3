/** The phone's built pages, for its back end. */
import { fileURLToPath } from "node:url";
import { buildPages } from "@shiming/pages";

export interface PhonePages {
  /** HTML of the phone and the panel around it. */
  readonly phone: string;
  /** HTML of the frame without an origin in which a mini program runs. */
  readonly screen: string;
  /** What they load, by file name. A name carries the hash of its content. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

const sources = {
  root: fileURLToPath(new URL("..", import.meta.url)),
  inputs: [
    ...["index.html", "screen.html"],
    ...["api", "bundle", "link", "screen", "shell", "panel"].map((folder) => `src/${folder}`),
    ...["../../packages/wire/src", "../../packages/host/src"],
  ],
};

/** @throws PagesNotBuilt */
export async function builtPages(): Promise<PhonePages> {
  const { html, assets } = await buildPages(sources);
  return { phone: html("index"), screen: html("screen"), assets };
}
