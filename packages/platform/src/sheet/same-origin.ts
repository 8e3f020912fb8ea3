import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a call was made by a page of ours: browsers say so by `Origin` and `Sec-Fetch-Site`, which no
 * page can forge. Callers that are no browser send neither.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, sheetUrl: string, isEncrypted: boolean): boolean {
  const own = `${isEncrypted ? "https" : "http"}://${headers.host}`;
  const { origin } = headers;
  const site = headers["sec-fetch-site"];
  const isOurOrigin = origin === undefined || origin === new URL(sheetUrl).origin || origin === own;
  return isOurOrigin && (site === undefined || site === "same-origin" || site === "none");
}
