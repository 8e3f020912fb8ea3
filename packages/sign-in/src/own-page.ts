import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a call was made by our own page, or by no browser at all: browsers say where a call comes from by `Origin` and
 * `Sec-Fetch-Site`, which no page can forge.
 */
export function isOwnPage(headers: IncomingHttpHeaders, ownOrigin: string): boolean {
  const { origin, "sec-fetch-site": site } = headers;
  return (
    (origin === undefined || origin === ownOrigin) &&
    (site === undefined || site === "same-origin" || site === "none")
  );
}
