import { isPrivateUrl } from "../private-url.ts";

/** @returns `undefined` for what would not be shown as a page of the platform's: a script, a relative path, plain http */
export function parseSheetUrl(text: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  return isPrivateUrl(url) ? url : undefined;
}
