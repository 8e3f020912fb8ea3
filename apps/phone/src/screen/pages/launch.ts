/** How a mini program was opened, as `App.onLaunch`, `App.onShow` and `wx.getLaunchOptionsSync` tell it. */
import type { Start } from "../../link/link.ts";
import { type PageUrl, parsePageUrl } from "./url.ts";

/** From the list of recently used ones. */
const SCENE = 1001;

export interface EnterOptions extends PageUrl {
  readonly scene: number;
  /** Of another mini program that led here. */
  readonly referrerInfo: object;
}

export function enterOptions({ path, query }: PageUrl): EnterOptions {
  return { path, query, scene: SCENE, referrerInfo: {} };
}

/** The page that the phone wants, else the first one: sources change. */
export function launchOptions({ bundle, route }: Start): EnterOptions {
  const { pages } = bundle.app;
  const wanted = parsePageUrl("", route ?? "");
  return enterOptions(pages.includes(wanted.path) ? wanted : parsePageUrl("", pages[0] ?? ""));
}
