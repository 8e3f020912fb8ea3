/** How a mini program was opened, as `App.onLaunch`, `App.onShow` and `wx.getLaunchOptionsSync` tell it. */
import type { Environment, ReferrerInfo, Start } from "../../link/link.ts";
import { type PageUrl, parsePageUrl } from "./url.ts";

/** Back from another mini program. */
const SCENE_BACK = 1038;
/** From the list of recently used ones. */
const SCENE = 1001;

export interface EnterOptions extends PageUrl {
  readonly scene: number;
  /** Of another mini program that led here. */
  readonly referrerInfo: ReferrerInfo | Record<string, never>;
}

export function enterOptions({ path, query }: PageUrl, referrer?: ReferrerInfo): EnterOptions {
  return referrer
    ? { path, query, scene: SCENE_BACK, referrerInfo: referrer }
    : { path, query, scene: SCENE, referrerInfo: {} };
}

/** What is told of it when the mini program is shown once more: iOS resets what was handed over, Android keeps it. */
export function laterReferrer(
  referrer: ReferrerInfo | undefined,
  os: Environment["os"],
): ReferrerInfo | undefined {
  return referrer && os === "ios" ? { ...referrer, extraData: {} } : referrer;
}

/** The page that the phone wants, else the first one: sources change. */
export function launchOptions({ bundle, route }: Start): EnterOptions {
  const { pages } = bundle.app;
  const wanted = parsePageUrl("", route ?? "");
  return enterOptions(pages.includes(wanted.path) ? wanted : parsePageUrl("", pages[0] ?? ""));
}
