/** The button of a mini program: what its author writes, and what the event hands back. Contract §2. */

/** Values of `open-type` as the document writes them. Compare with `isOpenType`. */
export const OPEN_TYPES = ["getRealnameAuthInfo", "getrealnameAuthinfo"] as const;

/** Names of the event, to be written after `bind` or `bind:`. Whoever fires it fires all of them. */
export const EVENT_NAMES = ["getrealnameauthinfo", "getRealnameAuthInfo", "getrealnameAuthinfo"] as const;

/** The attribute that names the category. */
export const CATEGORY_ATTRIBUTE = "category-id";

/** Host clients that can show the sheet; any other `client_os` is `version too low`. */
export const CLIENT_OSES = ["ios", "android"] as const;

/** A value of `client_os` that is taken. */
export type ClientOs = (typeof CLIENT_OSES)[number];

/** True for every casing of `getRealnameAuthInfo`. */
export function isOpenType(value: string): boolean {
  return value.toLowerCase() === EVENT_NAMES[0];
}
